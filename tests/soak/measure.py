# SPDX-License-Identifier: MIT
"""measure.py POINTS WIDTHS: how many columns this terminal gives each code point, in its own words.

POINTS has a code point a line, in hexadecimal; WIDTHS gets the columns, a line for each, once all
have been asked for.
"""

import os
import re
import sys
import termios
import tty

AT_ONCE = 200
ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")


def ask(points):
    """Each is written behind a letter; where the cursor then is says what it took."""
    data = b"".join(b"\x1b[2J\x1b[1;1Ha" + chr(c).encode() + b"\x1b[6n" for c in points)
    answers, columns = b"", []
    while data:
        data = data[os.write(1, data) :]
    while len(columns) < len(points):
        answers += os.read(0, 65536)
        end = 0
        for match in ANSWER.finditer(answers):
            columns.append(int(match.group(1)) - 2)
            end = match.end()
        answers = answers[end:]
    return columns


def main():
    with open(sys.argv[1], encoding="ascii") as file:
        points = [int(line, 16) for line in file]
    before = termios.tcgetattr(0)
    tty.setraw(0)
    columns = []
    for i in range(0, len(points), AT_ONCE):
        columns += ask(points[i : i + AT_ONCE])
    termios.tcsetattr(0, termios.TCSANOW, before)
    with open(sys.argv[2] + ".new", "w", encoding="ascii") as file:
        file.write("".join("%d\n" % c for c in columns))
    os.rename(sys.argv[2] + ".new", sys.argv[2])


main()
