# SPDX-License-Identifier: MIT
"""memcheck.py CATALOGUE HOME COMMAND...: a long session of the command on a terminal, to its end.

COMMAND is the program with whatever watches it in front.  The status is memcheck's 99 also when
the session did not end as asked.
"""

import os
import sys

import waiting
from checks import long_session
from session import Session

# Watched it is slow, beside others slower still: whatever takes so long hangs.
HANGS = 3600


def leave(session):
    """Out of whatever is open; where the system does not tell when it waits, more than once."""
    for _ in range(1 if waiting.CAN_TELL else 10):
        for keys in ("\x07\x07\x07", "q"):
            session.send(keys)
            session.settle(3, HANGS)
        if session.wait(HANGS if waiting.CAN_TELL else 20) is not None:
            break


def main():
    catalogue, home, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    os.makedirs(home, exist_ok=True)
    with Session(command + [catalogue], home) as session:
        # Not what the first screen says, which is another in a home where nobody has been.
        if not session.until(b"\x1b[?1049h", HANGS):
            print("no first screen:", bytes(session.output[-300:]))
            return 99
        session.settle(3, HANGS)
        long_session(session, HANGS)
        leave(session)
        if session.ended() not in ("exit 0", "exit 99"):
            print("the session ended with", session.ended(), bytes(session.output[-300:]))
            return 99
        return 99 if session.ended() == "exit 99" else 0


sys.exit(main())
