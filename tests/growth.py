#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a file costs grows as the file does.

growth.py PACECAT FOLDER: FOLDER is empty, and becomes the home of the program.  Each row of CASES
is a file that somebody has made to be slow: a command reads it, then one of four times the size.
Of either the processor's time is counted, which other programs do not add to; a square would be
sixteen times as much, and more than nine times is a fault.
"""
import os
import sys

program, home = sys.argv[1:3]
MOST = 9
SLACK = 0.2  # seconds: what is as fast as that may grow as it likes
TRIES = 3
HEAD = "pacecat: 1\nprogramme: {id: p, title: P}\n"


def many(size, piece):
    """The pieces of 0, 1, 2... up to that many bytes."""
    pieces, length = [], 0
    while length < size:
        pieces.append(piece(len(pieces)))
        length += len(pieces[-1])
    return "".join(pieces)


def lists(size):
    """Two long lists, the second behind the first."""
    return '[{"id": "a", "categories": ["b"%s], "keyword": "c%s"}]' % (
        many(size // 2, lambda i: f', "a{i}"'), ", c" * (size // 6))


def tags(size):
    return '[{"id": "a", "custom": {"pacecat": {"title": {"en": "t"%s}}}}]' % many(
        size, lambda i: f', "en-x-a{i}": "t"')


def root(size):
    """A root that is as long as all that hangs from it."""
    return (f'<modsCollection xmlns="http://www.loc.gov/mods/v3" a="{"a" * (size // 2)}">'
            + "<mods><note>a</note></mods>" * (size // 60) + "</modsCollection>")


def same_ids(size):
    return HEAD + "studies:\n" + "  - {id: s, type: book, title: t}\n" * (size // 34)


def directives(size):
    return many(size, lambda i: f"%TAG !a{i}! tag:a\n") + "---\n" + HEAD


def blanks(size):
    """A run of blanks, then many short ones: in quotes."""
    return HEAD + "x: 'a" + " " * (size // 2) + "b " * (size // 4) + "'\n"


def lines(size):
    """Empty lines, then many short ones: in a folded text."""
    return HEAD + "x: >\n" + "\n" * (size // 2) + "  b\n" * (size // 8)


def apart(size):
    """Somebody with many names, each of them another's too, who are all said to be others."""
    count = size // 180
    return (HEAD + "people:\n  - id: z\n    name: A B\n    also:\n"
            + "".join(f"      - {{as: Abcdefgh B{i}, kind: variant}}\n" for i in range(count))
            + "    different-from:\n" + "".join(f"      - p{i}\n" for i in range(count))
            + "".join(f"  - {{id: p{i}, name: Abcdefgh B{i}}}\n" for i in range(count)))


def collisions(size, first, rest, record, head=""):
    """Records whose keys FNV-1a takes for one: either of a pair, the first once, then the other."""
    pairs = [first] + [rest] * ((size // 80).bit_length() - 2)
    return head + "".join(record % "".join(pair[n >> k & 1] for k, pair in enumerate(pairs))
                          for n in range(1 << len(pairs)))


def keys(size):
    return collisions(size, ("7yzl", "e6ap"), ("5uzl", "g2ap"), "@book{%s, title={t}}\n")


def ids(size):
    """As the index of a catalogue has them: of studies."""
    return collisions(size, ("c6uu", "1yfa"), ("g3ay", "9tze"),
                      "  - {id: %s, type: book, title: t}\n", HEAD + "studies:\n")


def alike(size):
    """Works of one first author and year, told apart by the second."""
    return HEAD + "studies:\n" + many(size, lambda i: (
        f"  - {{id: s{i}, type: book, title: t, issued: 2010, author: "
        f"[{{family: A}}, {{family: B{i}}}, {{family: C}}, {{family: D}}]}}\n"))


def keywords(size):
    """So many words of one study that each once is a long search."""
    return HEAD + "studies:\n  - {id: s, type: book, title: t, keyword: [a%s]}\n" % many(
        size, lambda i: f", a{i}")


def titles(size):
    """A title in so many languages, none of them the reader's, that each once is long."""
    return HEAD + "studies:\n  - {id: s, type: book, title: {en: t%s}}\n" % many(
        size, lambda i: f", en-x-a{i}: t")


def authors(size):
    return (HEAD + "people:\n" + many(size // 2, lambda i: f"  - {{id: p{i}, name: A B{i}}}\n")
            + "studies:\n  - {id: s, type: book, title: t, author: [p0%s]}\n" % "".join(
                f", p{i}" for i in range(1, size // 60)))


def marked(size):
    """Tags that are opened and never closed, some that are, and what is nearly one."""
    piece = "<i><b><sup>2</sup></b> <span " + " " * 60 + ">"
    return HEAD + f"studies:\n  - {{id: s, type: book, title: '{piece * (size // len(piece))}'}}\n"


CASES = [
    # name, file, bytes of the larger one, arguments
    ("two lists of one record", lists, 512 << 10, ["import", "--from", "csl-json"]),
    ("languages of one text", tags, 512 << 10, ["import", "--from", "csl-json"]),
    ("a long root", root, 256 << 10, ["import", "--from", "mods"]),
    ("keys of one hash", keys, 1 << 20, ["import", "--from", "bibtex"]),
    ("ids of one hash", ids, 8 << 20, ["check"]),
    ("cites that are alike", alike, 1 << 20, ["cite", "--part", "in-text", "-C"]),
    ("the same id", same_ids, 4 << 20, ["check"]),
    ("others of the same names", apart, 512 << 10, ["check", "--duplicates"]),
    ("directives", directives, 512 << 10, ["check"]),
    ("blanks in quotes", blanks, 1 << 20, ["check"]),
    ("words of one study", keywords, 512 << 10, ["export", "--to", "cff", "-C"]),
    ("languages of a title", titles, 256 << 10,
     ["export", "--lang", "fr", "--to", "mods", "-C"]),
    ("tags of a title", marked, 1 << 20, ["export", "--to", "csl-yaml", "-C"]),
    ("tags in a citation", marked, 1 << 18, ["cite", "-C"]),
    ("authors of one study", authors, 2 << 20, ["export", "--to", "cff", "-C"]),
    ("empty lines in a folded text", lines, 1 << 20, ["check"]),
]


def seconds(arguments, text):
    """What the program takes of the processor for this file."""
    path = os.path.join(home, "file")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    pid = os.fork()
    if pid == 0:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        os.execve(program, [program, *arguments, path],
                  {"HOME": home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
    _, status, usage = os.wait4(pid, 0)
    return usage.ru_utime, os.WIFSIGNALED(status)


passed = failed = 0
for name, make, size, arguments in CASES:
    small, large = make(size // 4), make(size)
    for attempt in range(TRIES):
        (before, _), (after, killed) = seconds(arguments, small), seconds(arguments, large)
        good = after <= MOST * before + SLACK and not killed
        if good:
            break
    passed += good
    failed += not good
    if not good:
        print(f"FAIL: {name}: {before:.2f} s, then {after:.2f} s for four times as much")
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
