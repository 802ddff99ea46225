# SPDX-License-Identifier: MIT
"""Fifty places where a reader can be, as keys from the start of the ASM-PACE catalogue."""

VIEWS = "12345"
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
