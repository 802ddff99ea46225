# SPDX-License-Identifier: MIT
"""on-terminal.py COMMAND... : run it on a terminal of its own and print what it writes there; bytes
that are not ASCII as "\\x9b"."""
import os
import pty
import subprocess
import sys

ours, theirs = pty.openpty()
with subprocess.Popen(sys.argv[1:], stdin=theirs, stdout=theirs, stderr=theirs):
    os.close(theirs)
    seen = b''
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
sys.stdout.write(seen.decode('ascii', 'backslashreplace').replace('\r\n', '\n'))
