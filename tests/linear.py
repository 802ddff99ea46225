#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the linear layout sends for a key, on a terminal that is a pty.

linear.py PACECAT CATALOGUE FOLDER: FOLDER is empty, and becomes the home of the program.  Nothing
is measured by time: a key has been answered when something came, and the key after it is waited for
by what it shows.
"""
import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

program, catalogue, home = sys.argv[1:4]
passed = failed = 0
PATIENCE = 30
# A blank that is there already is a way to the right.
MOVES = re.compile(rb"(\x1b\[[0-9;]*[ABCDGHd]|\x1b\[\?\d+[hl]|[ \r\n\x08])*\Z")


def verdict(what, good, told):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAIL: {what}: {told!r}")


pid, terminal = pty.fork()
if pid == 0:
    os.chdir(home)
    os.execve(program, [program, "--linear", catalogue],
              {"HOME": home, "PATH": os.environ["PATH"], "TERM": "xterm-256color",
               "LC_ALL": "C.UTF-8", "LINES": "24", "COLUMNS": "80"})
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))


def read():
    if not select.select([terminal], [], [], 0.1)[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def until(pattern):
    """All that comes until it has the pattern."""
    sent, end = b"", time.monotonic() + PATIENCE
    while not re.search(pattern, sent, re.S) and time.monotonic() < end:
        sent += read()
    verdict(f"waited for {pattern!r}", re.search(pattern, sent, re.S), sent[-300:])
    return sent


def press(keys, pattern):
    os.write(terminal, keys)
    return until(pattern)


def bytes_of(key, times):
    """What comes for a key that is pressed so often, each time when something has come."""
    return [press(key, b".") for _ in range(times)]


def check_moves(what, answers, most):
    for sent in answers:
        verdict(f"{what}: nothing but the cursor moves", MOVES.match(sent), sent)
    mean = sum(map(len, answers)) / len(answers)
    verdict(f"{what}: at most {most} bytes a key", mean <= most, mean)


first = until(rb"q quit")
verdict("no lines, no colours", not re.search("[│─┬]".encode() + rb"|\x1b\[[0-9;]*[34][0-7]m",
                                              first), first)
press(b"3", rb"40 records, by name.*\x1b\[4d\Z")
check_moves("down a list", bytes_of(b"j", 12), 12)
check_moves("up a list", bytes_of(b"k", 12), 12)
press(b"4", rb"8 records, by year.*\x1b\[4d\Z")
press(b"\r", rb"Ecosystems Programme.*\x1b\[4d\Z")
check_moves("down a page", bytes_of(b"j", 8), 12)
# What is typed is answered by itself, and by nothing else.
press(b"\x1b", rb"8 records, by year")
press(b"/", rb"Search:(\x1b\[K)? ")
for letter in b"gold":
    sent = press(bytes([letter]), bytes([letter]))
    verdict("typing is answered by what is typed", len(sent) <= 12, sent)
press(b"\r", rb"of 8 records")
press(b"q", rb"\x1b\[\?1049l")
end = time.monotonic() + PATIENCE
status = None
while status is None and time.monotonic() < end:
    read()
    done, code = os.waitpid(pid, os.WNOHANG)
    status = code if done else None
verdict("exit status", status == 0, status)
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
