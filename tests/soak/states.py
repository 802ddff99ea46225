# SPDX-License-Identifier: MIT
"""Ten places of each view where a reader can be, as keys from the start of the ASM-PACE catalogue."""

import os
import re

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
with open(os.path.join(TOP, "src/tui/view.h"), encoding="utf-8") as file:
    # Each is shown by the key of its number.
    VIEWS = "123456789"[:int(re.search(r"^#define VIEWS (\d+)", file.read(), re.M)[1])]
DEEDS = ["", "\r", "/se", "/seve\r", ":", ":so\t", "?", "jj ", "G", "\r\t\t"]

STATES = [view + deed for view in VIEWS for deed in DEEDS]

# What a long session does: every view, pages, searches, marks, help, sorting, the way back.
# Without Escape: where the session is slow, what follows it would become one key with it.
LONG = [
    "2", "jj", "\r", "\t", "\x7f", "3", "/seve", "\r", "\r", "\t", "\r", "\x7f", "\x7f",
    "4", "s", "r", " ", " ", "M", "*", "-", "/year:2012..", "\r", "\x07", "5", "G", "g", "\r",
    "?", "\x07", ":sort title", "\r", ":problems", "\r", "\x07", "n", "N", "1", "\x04", "\x15",
    "L\x03", "v", "V", "/gold OR \"protected areas\"", "\r", "\x0c", "R", "u", "U",
]
