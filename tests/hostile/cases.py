# SPDX-License-Identifier: MIT
"""
The hostile catalogues: *.cases beside this file say how each differs from base.yaml, and what
`pacecat check` has to say of it.  As a program: cases.py FOLDER writes them all there.

    KIND NAME [LINE:COLUMN] ["WORDS"]...
    <tab>EDIT

KIND is refused (exit status 65, an error at that place), warned (0, a warning there), shown (0) or
quiet (0, and nothing is said).  A column or place of "-" is any.  WORDS are in what is said there.
Edits are done in any order, by the lines of base.yaml:

    25|TEXT         line 25 is this          25+|TEXT   this goes in behind it
    25-             line 25 is left out      25-37      all of these
    |TEXT           a line of a file that has nothing of base.yaml
    ends crlf       how lines end (cr, crlf)
    cut 36:9        the file ends before that byte
    also KIND PLACE ["WORDS"]...             that is said too (KIND: error, warning)

In TEXT <<00 FF>> are bytes, <<U+202E>> is a character, <<3*TEXT>> is a text so many times, in which
"\\n" is an end of line, "%" the number of the turn and "\\u0301" a character, <<end>> the end of the
file where it is.
"""

import glob
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ENDS = {"cr": b"\r", "crlf": b"\r\n"}


class Said:
    """What is to be said, and where."""

    def __init__(self, level, place, words):
        self.level = level
        self.line, _, self.column = place.partition(":")
        self.column = self.column or "-"
        self.words = words

    def is_in(self, messages):
        """Whether one of (level, line, column, sentence) is it."""
        return any(level == self.level and self.line in ("-", str(line)) and
                   self.column in ("-", str(column)) and all(w in text for w in self.words)
                   for level, line, column, text in messages)

    def __str__(self):
        return "%s at %s:%s %s" % (self.level, self.line, self.column, " ".join(self.words))


class Case:
    def __init__(self, kind, name, said):
        self.kind, self.name, self.said = kind, name, said
        self.status = 65 if kind == "refused" else 0
        self.edits = []
        self.data = b""


def expand(match):
    inside = match.group(1)
    times = re.match(rb"(\d+)\*(.*)\Z", inside, re.DOTALL)
    if inside == b"end":
        return b"<<end>>"
    if times:
        text = times.group(2).replace(b"\\n", b"\n").replace(b"\\u0301", "\u0301".encode())
        text = text.replace(b"\\u6F22", "\u6f22".encode()).replace(b"\\*", b"*")
        return b"".join(text.replace(b"%", b"%d" % i) for i in range(int(times.group(1))))
    if inside.startswith(b"U+"):
        return chr(int(inside[2:], 16)).encode()
    return bytes(int(byte, 16) for byte in inside.split())


def text_of(line):
    return re.sub(rb"<<(.*?)>>", expand, line)


def build(case, base):
    """The bytes of the file."""
    lines = {i + 1: line for i, line in enumerate(base)}
    behind, own, ends, cut = {}, [], b"\n", None
    for edit in case.edits:
        what = re.match(rb"(\d*)(\+?)\|(.*)\Z", edit, re.DOTALL)
        gone = re.match(rb"(\d+)-(\d*)\Z", edit)
        if what and not what.group(1):
            own.append(text_of(what.group(3)))
        elif what and what.group(2):
            behind.setdefault(int(what.group(1)), []).append(text_of(what.group(3)))
        elif what:
            lines[int(what.group(1))] = text_of(what.group(3))
        elif gone:
            for i in range(int(gone.group(1)), int(gone.group(2) or gone.group(1)) + 1):
                del lines[i]
        elif edit.startswith(b"ends "):
            ends = ENDS[edit[5:].decode()]
        elif edit.startswith(b"cut "):
            cut = [int(n) for n in edit[4:].split(b":")]
        else:
            raise ValueError("%s: %r" % (case.name, edit))
    if not own:
        for i in range(1, len(base) + 1):
            own += [lines[i]] if i in lines else []
            own += behind.get(i, [])
    if cut:
        own = own[:cut[0] - 1] + [own[cut[0] - 1][:cut[1] - 1] + b"<<end>>"]
    return (ends.join(own) + ends).split(b"<<end>>")[0]


def read_words(text):
    return re.findall(r'"([^"]*)"', text)


def read_file(path, base):
    found = []
    with open(path, "rb") as file:
        for number, line in enumerate(file.read().split(b"\n"), 1):
            if line.startswith(b"\t"):
                if line.startswith(b"\talso "):
                    level, place, *_ = line[6:].decode().split()
                    found[-1].said.append(Said(level, place, read_words(line.decode())))
                else:
                    found[-1].edits.append(line[1:])
            elif line and not line.startswith(b"#"):
                kind, name, *rest = line.decode().split()
                if kind not in ("refused", "warned", "shown", "quiet"):
                    raise ValueError("%s:%d: %s" % (path, number, kind))
                level = {"refused": "error", "warned": "warning"}.get(kind)
                said = [Said(level, rest[0], read_words(line.decode()))] if level else []
                found.append(Case(kind, name, said))
    for case in found:
        case.data = build(case, base)
    return found


def read_all():
    """All of them, in order; no name comes twice."""
    with open(os.path.join(HERE, "base.yaml"), "rb") as file:
        base = file.read().split(b"\n")[:-1]
    found = []
    for path in sorted(glob.glob(os.path.join(HERE, "*.cases"))):
        found += read_file(path, base)
    names = [case.name for case in found]
    assert len(set(names)) == len(names), "a name comes twice"
    return found


def write_all(folder):
    """Write NAME.yaml for each; returns the cases."""
    os.makedirs(folder, exist_ok=True)
    found = read_all()
    for case in found:
        with open(os.path.join(folder, case.name + ".yaml"), "wb") as file:
            file.write(case.data)
    return found


if __name__ == "__main__":
    write_all(sys.argv[1])
