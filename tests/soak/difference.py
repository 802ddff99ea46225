# SPDX-License-Identifier: MIT
"""
The difference test: the same keys, once with hostile text in the data, once with the harmless text
that looks the same.  Whatever the program sends must be the same to the byte.
"""

import os
import re
import subprocess
import sys
import unicodedata

from checks import sample
from session import Session

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "hostile"))
import cases  # noqa: E402

# What may stand in a catalogue and must not be obeyed, hidden behind, or measured wrong.
HOSTILE = [
    "a\u202eb\u202cc", "\u2066x\u2069", "\u200b\u200c\u200d", "so\u00adft", "\ufeffmark",
    "\U000e0041\U000e0042tag", "e" + "\u0301" * 40, "\u0301lead", "\u0378 unassigned",
    "\ue000 private", "\ufdd0 none", "\u2028line\u2029para", "\u115f\u1160filler",
    "\u3164hangul", "\u180emongol", "\u034fjoin", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1eb\U0001f1f7 flag", "\u2764\ufe0f", "\u4dc0\u0600", "漢字かな", "\u0e33\u0eb3",
    "ﷺ", "\u1cd0\u20dd", "مرحبا", "שלום", "\u200eltr\u200f", "\U0001d173music", "\u206a\u206f",
    "^[[2J", "\u241b[2J", "x" * 300, "A\u030a\u0328" * 30, "\ufff9\ufffa\ufffb", "\u2800 braille",
    "\u061c\u2060",
]

# Format characters that are seen: Unicode's Prepended_Concatenation_Mark.
SEEN = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
           "\U000110bd\U000110cd")
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

KEYS = ["4", "jjj", "\r", "\x06", "\x06", "\x06", "G", "\x7f", "3", "jj", "\r", "G", "\x7f", "2",
        "\r", "G", "\x7f", "5", "G", "\r", "\x7f", "4", "/mm", "\r", "jj", "\x07", "G", "k", "s",
        "r", "1", "\x06", "\x06"]

LISTS = ["4", "jjj", "\x06", "G", "g", "3", "jj", "G", "5", "G", "4", "/mm", "\r", "jj", "\x07",
         "s", "r"]


def quoted(text):
    return '"' + "".join(
        "\\" + c if c in '"\\' else c if " " <= c <= "~" else "\\U%08x" % ord(c)
        for c in text) + '"'


FIELDS = {"person": "Mm%d %s", "organisation": "Mo%d %s", "topic": "Mt%d %s", "title": "Mm%d %s",
          "note": "%d %s", "abstract": "%d %s", "keyword": "k%d %s"}


def fields(texts):
    """A text of each field for each of the texts."""
    return [{name: form % (i, text) for name, form in FIELDS.items()}
            for i, text in enumerate(texts)]


def write_catalogue(path, rows):
    """A study, a person, an organisation and a topic for each row of fields."""
    with open(path, "w", encoding="utf-8") as file:
        def out(line, row, *names):
            file.write(line % tuple(quoted(row[name]) for name in names) + "\n")

        out("pacecat: 1\nprogramme: {id: difference, title: Difference}\npeople:", {})
        for i, row in enumerate(rows):
            out("- {id: p%d, name: {family: %%s, given: G}}" % i, row, "person")
        out("organisations:", {})
        for i, row in enumerate(rows):
            out("- {id: o%d, name: %%s}" % i, row, "organisation")
        out("topics:", {})
        for i, row in enumerate(rows):
            out("- {id: t%d, kind: mineral, name: %%s}" % i, row, "topic")
        out("studies:", {})
        for i, row in enumerate(rows):
            out("- {id: s%d, type: report, title: %%s, issued: %d, author: [p%d], publisher: o%d,"
                " topic: [t%d], country: [COD], note: %%s, abstract: %%s, keyword: [%%s]}" %
                (i, 2100 - i, i, i, i), row, "title", "note", "abstract", "keyword")


def shown(place, rows, charset, invisible):
    """The same rows, each text as it is shown."""
    program = os.path.join(os.path.dirname(place.program), "tests", "shown")
    done = subprocess.run([program, charset, invisible],
                          input="".join(text + "\n" for row in rows for text in row.values()),
                          stdout=subprocess.PIPE, check=True, encoding="utf-8",
                          env={"LC_ALL": "C.UTF-8"})
    lines = iter(done.stdout.split("\n"))
    return [{name: next(lines) for name in row} for row in rows]


def sent(place, path, keys, size, environment, quiet=0.02):
    with Session([place.program, path], place.home, size, environment) as session:
        session.until(b"\x1b[", 5)
        session.settle(0.05)
        # The first screen is another's affair: all is sent anew once the first key is done.
        session.send(keys[0])
        session.settle(0.05)
        session.output.clear()
        for key in ["\x0c", *keys[1:]]:
            session.send(key)
            session.settle(quiet, 1)
        return bytes(session.output)


SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]|[\x07\x08\x0e\x0f\r\n\t]"
                      rb"|\x00|\$<\d+[*/]*>")


def dirt(output, encoding):
    """What a program must not send, once what terminfo may send is taken away."""
    text = SEQUENCE.sub(b"", output).decode(encoding, "replace")
    bad = {c for c in text if unicodedata.category(c) in UNSEEN} - SEEN
    return "".join("<U+%04X>" % ord(c) for c in sorted(bad))


def encoding_of(environment):
    return "ascii" if environment["LC_ALL"] == "C" else "utf-8"


def compare(tally, place, what, hostile, harmless, keys, size, environment):
    path = os.path.join(place.work, "difference.yaml")
    # Pages follow when keys pause: on a busy machine it takes patience for frames to be the same.
    for quiet in (0.02, 0.3):
        write_catalogue(path, hostile)
        one = sent(place, path, keys, size, environment, quiet)
        write_catalogue(path, harmless)
        other = sent(place, path, keys, size, environment, quiet)
        if one == other:
            break
    at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    tally.check(one == other, "%s: differs at byte %d: %r, %r" %
                (what, at, one[at - 20 : at + 30], other[at - 20 : at + 30]))
    tally.check(len(one) > 500, what + ": nothing was drawn")
    found = dirt(one, encoding_of(environment))
    tally.check(not found, "%s: sent %s" % (what, found))
    return len(one)


def difference(tally, place, share):
    """Over hostile texts, views, terminals, charsets and sizes."""
    runs = [(term, charset, size) for term in ("xterm-256color", "vt100", "linux", "tmux-256color")
            for charset in ("utf-8", "ascii")
            for size in ((40, 12), (20, 5), (80, 24), (200, 60))]
    total = 0
    chosen = sample(runs, share)
    for term, charset, size in chosen:
        environment = {"TERM": term, "LC_ALL": "C" if charset == "ascii" else "C.UTF-8"}
        rows = fields(HOSTILE)
        path = os.path.join(place.work, "hostile.yaml")
        dropped = shown(place, rows, charset, "drop")
        named = shown(place, rows, charset, "name")
        what = "%s, %s, %dx%d" % (term, charset, *size)
        # Lists leave out what pages name: where both are in sight, only what is alike in both.
        # A name such as <U+0378> is never split, and its letters are: not where lines are short.
        alike = [i for i, row in enumerate(dropped) if row == named[i] and "<U+" not in row["title"]]
        whole = [i for i, row in enumerate(dropped) if "<U+" not in row["title"]]
        total += compare(tally, place, what, [rows[i] for i in alike],
                         [named[i] for i in alike], KEYS, size, environment)
        if size[0] < 60:
            total += compare(tally, place, what + ", lists", [rows[i] for i in whole],
                             [dropped[i] for i in whole], LISTS, size, environment)
        for row in sample(rows, share):
            write_catalogue(path, [row])
            found = dirt(sent(place, path, KEYS, size, environment), encoding_of(environment))
            tally.check(not found, "%s, %r: sent %s" % (what, row["title"], found))
    tally.figure("%d texts, %d combinations, %d bytes compared" %
                 (len(HOSTILE), len(chosen), total))


def code_points(tally, place, share):
    """Every code point that a catalogue may hold, as a title."""
    points = [c for c in range(0x20, 0x110000) if not 0xD800 <= c <= 0xDFFF and not 0x7F <= c < 0xA0]
    points = sample(points, share)
    path = os.path.join(place.work, "points.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("pacecat: 1\nstudies:\n")
        for c in points:
            file.write('- {id: u%x, type: report, title: "a \\U%08x z"}\n' % (c, c))
    for charset in ("utf-8", "ascii"):
        done = subprocess.run([place.program, "list", "-C", path, "--sort", "file", "--charset",
                               charset], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              check=False, env={"HOME": place.home, "LC_ALL": "C.UTF-8"})
        tally.check(done.returncode in (0, 65), "list: exit %d" % done.returncode)
        lines = done.stdout.decode("utf-8" if charset == "utf-8" else "ascii", "replace")
        # A Python that knows fewer characters than our Unicode says Cn of the newer ones.
        found = {c for c in lines if c != "\n" and unicodedata.category(c) in UNSEEN and
                 unicodedata.category(c) != "Cn"} - SEEN
        tally.check(not found, "%s: sent %s" % (charset, ["U+%04X" % ord(c) for c in found][:20]))
        tally.check(lines.count("\n") == len(points), "%s: %d lines of %d" %
                    (charset, lines.count("\n"), len(points)))
    tally.figure("%d code points as titles" % len(points))


def corpus(tally, place, share):
    """Each hostile catalogue, ours and those of another corpus at hand, opened and walked through."""
    folder = os.path.join(place.work, "cases")
    paths = [os.path.join(folder, case.name + ".yaml") for case in cases.write_all(folder)]
    other = os.path.join(os.path.dirname(place.catalogue), "..", "..", "shared", "hostile")
    if os.path.isdir(other):
        paths += [os.path.join(other, name) for name in sorted(os.listdir(other))
                  if name.endswith((".yaml", ".json"))]
    chosen = sample(paths, share)
    for path in chosen:
        name = os.path.basename(path)
        for size in ((80, 24), (40, 12), (20, 5)):
            with Session([place.program, path], place.home, size) as session:
                session.settle(0.1, 3)
                for key in ("4", "\r", "\x06", "3", "\r", "2", "5", "1", ":problems\r", "\x06"):
                    if session.poll() is not None:
                        break
                    session.send(key)
                    session.settle(0.01, 1)
                session.send("\x07\x07\x07q")
                session.wait(5)
                what = "%s at %dx%d" % (name, *size)
                tally.check(session.ended() in ("exit 0", "exit 65"),
                            "%s: %s" % (what, session.ended()))
                tally.check(session.restored(), what + ": the terminal is not as it was")
                found = dirt(bytes(session.output), "utf-8")
                tally.check(not found, "%s: sent %s" % (what, found))
    tally.figure("%d hostile files in every view at 3 sizes" % len(chosen))
