# SPDX-License-Identifier: MIT
"""The browser of the static program in an empty root, where no terminfo tells of any terminal."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "soak"))
from session import Session

CHROOT, ROOT = sys.argv[1:3]
# Who has been here before is not offered the tour in place of the keys.
STATE = os.path.join(ROOT, ".local", "state", "pacecat")
os.makedirs(STATE)
with open(os.path.join(STATE, "welcomed"), "wb"):
    pass
good = True

for term, charset, want in (
    ("xterm-256color", "C.UTF-8", "Sève"),
    ("linux", "en_US.UTF-8", "Sève"),
    ("vt100", "C.UTF-8", "Sève"),
    ("xterm-kitty", "fr_FR.UTF-8", "Sève"),
    ("xterm", "C", "Seve"),
    ("vt220", "fr_FR.ISO-8859-1", "Seve"),
):
    environment = {"TERM": term, "LC_ALL": charset}
    with Session([CHROOT, ROOT, "/pacecat"], "/", environment=environment) as session:
        session.settle()
        session.send("3/seve\r")
        seen = session.until(want.encode())
        session.send("\x07\x07q")
        session.wait(10)
        if seen and session.ended() == "exit 0" and session.restored():
            print("ok", term, charset)
        else:
            good = False
            print("FAIL: %s, %s: %s, %s" % (term, charset, session.ended(),
                                            bytes(session.output[-300:])))
sys.exit(0 if good else 1)
