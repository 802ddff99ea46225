# SPDX-License-Identifier: MIT
"""memcheck.py CATALOGUE HOME COMMAND...: a long session of the command on a terminal, to its end.

COMMAND is the program with whatever watches it in front.  The status is memcheck's 99 also when
the session did not end as asked.
"""

import os
import sys

from checks import long_session
from session import Session


def main():
    catalogue, home, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    os.makedirs(home, exist_ok=True)
    with Session(command + [catalogue], home) as session:
        if not session.until(b"quit", 120):
            print("no first screen:", bytes(session.output[-300:]))
            return 99
        long_session(session)
        # Watched it is slow: keys may be waiting still, and what they open is to be left too.
        for _ in range(10):
            session.settle(3, 60)
            session.send("\x07\x07\x07q")
            if session.wait(20) is not None:
                break
        if session.ended() not in ("exit 0", "exit 99"):
            print("the session ended with", session.ended())
            return 99
        return 99 if session.ended() == "exit 99" else 0


sys.exit(main())
