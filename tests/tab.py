# SPDX-License-Identifier: MIT
"""tab.py SHELL... : type each line of standard input, "<Tab>" being that key, into the shell on a
terminal of its own, and print how it answers up to the line "END LINE"."""
import os
import pty
import select
import sys

LIMIT = 60  # seconds for an answer, on a busy machine too


def answer(fd, wanted, bound):
    got = b""
    while wanted not in got:
        if not select.select([fd], [], [], bound)[0]:
            sys.exit("no answer: %r" % got)
        try:
            got += os.read(fd, 4096)
        except OSError:
            sys.exit("the shell ended: %r" % got)
    return got


def main():
    child, fd = pty.fork()
    if not child:
        os.execvp(sys.argv[1], sys.argv[1:])
    answer(fd, b"READY", LIMIT)
    for line in sys.stdin.read().splitlines():
        os.write(fd, line.replace("<Tab>", "\t").encode() + b"\r")
        got = answer(fd, b"|END", LIMIT)
        print(line, "=>", got[got.rindex(b"|BEGIN ") + 7:got.rindex(b"|END")].decode())
    os.close(fd)
    os.waitpid(child, 0)


main()
