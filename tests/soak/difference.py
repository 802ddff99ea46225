# SPDX-License-Identifier: MIT
"""
The difference test: the same keys, once with hostile text in the data, once with the harmless text
that looks the same.  Whatever the program sends must be the same to the byte: its screen is then,
too, without any list of what is bad.

Lists leave out what is not seen, and pages name it: <U+202E>.  So the harmless text of a list is
another than that of a page.  What stands in both at once is compared where both look the same.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import waiting
from checks import sample
from session import Session
from states import VIEWS

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
    "\u061c\u2060", "%s%n%1$s {0} $(id) `id` \\033[2J", "\U000f0000\U0010fffd", "\ufffd",
    "\u0601\u06dd\u08e2", "\U000e0100 selector", "\u180b\u180c", "क्षि", "각",
    "\ud7b0\u11ff", "\u2427\u2400",
]

# Format characters that are seen: Unicode's Prepended_Concatenation_Mark.
SEEN = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
           "\U000110bd\U000110cd")
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

LISTS = ["4", "jjj", "\x06", "G", "g", "3", "jj", "G", "5", "G", "4", "/mm", "\r", "jj", "\x07",
         "s", "r"]


def each_page(rows):
    """To the page of every record of every view, to its end, and back."""
    keys = ["1", "\x06", "\x06", "2", "\r", "G", "\x7f"]
    for view in "345":
        # Down and Enter in one piece: else each page would first be waited for beside its list.
        keys += [view, "g\r"] + ["\x06", "G", "\x7f", "j\r"] * (rows * (2 if view == "3" else 1))
        keys += ["\x7f"]
    return keys + ["4", "/mm", "\r", "jj", "\x07", "G", "k", "s", "r", "1", "\x06"]


def between(count):
    """Down each list with so many hostile rows, by the harmless ones that stand between them."""
    down = ["jj"] * count
    return ["4", "g", *down, "G", "g", "5", "g", *down, "G", "3", "g", *down, "j", *down, "G"]


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


def further(rows):
    """The same, each text behind more words than a list has room for."""
    return [{name: "M" + "%s%d " % (name[0], i) * 60 + text for name, text in row.items()}
            for i, row in enumerate(rows)]


def shown(place, rows, charset, invisible):
    """The same rows, each text as it is shown."""
    program = os.path.join(os.path.dirname(place.program), "tests", "shown")
    done = subprocess.run([program, charset, invisible],
                          input="".join(text + "\n" for row in rows for text in row.values()),
                          stdout=subprocess.PIPE, check=True, encoding="utf-8",
                          env={"LC_ALL": "C.UTF-8"})
    lines = iter(done.stdout.split("\n"))
    return [{name: next(lines) for name in row} for row in rows]


@contextlib.contextmanager
def fresh(place, path, size, environment):
    """A session of somebody who has never seen the catalogue: nothing in it is new."""
    home = tempfile.mkdtemp(dir=place.home)
    try:
        with Session([place.program, path], home, size, environment) as session:
            yield session
    finally:
        shutil.rmtree(home, ignore_errors=True)


def sent(place, path, keys, size, environment):
    with fresh(place, path, size, environment) as session:
        session.settle()
        # The first screen is another's affair: all is sent anew once the first key is done.
        session.send(keys[0])
        session.settle()
        session.output.clear()
        for key in ["\x0c", *keys[1:]]:
            session.send(key)
            session.settle()
        return bytes(session.output)


def sent_pages(place, path, rows, size, environment):
    """What the pages send, drawn anew: nothing of the lists between them."""
    pages = bytearray()
    with fresh(place, path, size, environment) as session:
        session.settle()
        for view in "345":
            for key in (view, "g"):
                session.send(key)
                session.settle()
            for _ in range(rows * (2 if view == "3" else 1)):
                session.send("\r")
                session.settle()
                session.output.clear()
                for key in ("\x0c", "\x06", "\x06", "G"):
                    session.send(key)
                    session.settle()
                pages += session.output
                session.send("\x7fj")
                session.settle()
    return bytes(pages)


SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]|[\x07\x08\x0e\x0f\r\n\t]"
                      rb"|\x00|\$<\d+[*/]*>")


def dirt(output, encoding):
    """What a program must not send, once what terminfo may send is taken away."""
    text = SEQUENCE.sub(b"", output).decode(encoding, "replace")
    bad = {c for c in text if unicodedata.category(c) in UNSEEN} - SEEN
    return "".join("<U+%04X>" % ord(c) for c in sorted(bad))


def encoding_of(environment):
    return "ascii" if environment["LC_ALL"] == "C" else "utf-8"


def compare(tally, place, what, hostile, harmless, run, encoding):
    """run(path of a catalogue) -> what was sent."""
    path = os.path.join(place.work, "difference.yaml")
    write_catalogue(path, hostile)
    one = run(path)
    write_catalogue(path, harmless)
    other = run(path)
    judge(tally, what, one, other, encoding)


def judge(tally, what, one, other, encoding):
    at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    tally.check(one == other, "%s: differs at byte %d of %d: %r, %r" %
                (what, at, len(one), one[max(0, at - 20) : at + 30],
                 other[max(0, at - 20) : at + 30]))
    tally.check(len(one) > 500, what + ": nothing was drawn")
    found = dirt(one, encoding)
    tally.check(not found, "%s: sent %s" % (what, found))
    tally.count("bytes", len(one))
    tally.count("different", 0 if one == other else max(1, abs(len(one) - len(other))))
    tally.count("comparisons")


def compared(tally, place, run):
    """One terminal, charset and size; one part of what is shown."""
    term, charset, size, part = run
    environment = {"TERM": term, "LC_ALL": "C" if charset == "ascii" else "C.UTF-8"}
    encoding = encoding_of(environment)
    rows = fields(HOSTILE)
    dropped = shown(place, rows, charset, "drop")
    named = shown(place, rows, charset, "name")
    what = "%s, %s, %dx%d, %s" % (term, charset, *size, part)
    # A name such as <U+0378> is never split, and its letters are: not where it may be cut.
    whole = [i for i, row in enumerate(dropped) if "<U+" not in row["title"]]
    alike = [i for i in whole if dropped[i] == named[i]]

    def walk(keys):
        return lambda path: sent(place, path, keys, size, environment)

    if part == "everything":
        compare(tally, place, what, [rows[i] for i in alike], [named[i] for i in alike],
                walk(each_page(len(alike))), encoding)
    elif part == "lists":
        compare(tally, place, what, [rows[i] for i in whole], [dropped[i] for i in whole],
                walk(LISTS), encoding)
    elif part == "rows":
        # Beside them is the page of a harmless record.
        texts = ["plain"]
        for i in whole:
            texts += [HOSTILE[i], "plain"]
        mixed = fields(texts)
        compare(tally, place, what, mixed, shown(place, mixed, charset, "drop"),
                walk(between(len(whole))), encoding)
    elif part == "pages":
        compare(tally, place, what, rows, named,
                lambda path: sent_pages(place, path, len(rows), size, environment), encoding)
    elif part == "far":
        # So far behind in its title or name that lists end before it, and pages do not.
        compare(tally, place, what, further(rows), further(named),
                walk(each_page(len(rows))), encoding)
    elif part == "fields":
        # Only what no list shows.
        plain = fields(["plain"] * len(rows))
        compare(tally, place, what,
                [dict(p, note=r["note"], abstract=r["abstract"]) for p, r in zip(plain, rows)],
                [dict(p, note=r["note"], abstract=r["abstract"]) for p, r in zip(plain, named)],
                walk(each_page(len(rows))), encoding)
    else:
        path = os.path.join(place.work, "all.yaml")
        write_catalogue(path, rows)
        found = dirt(walk(each_page(len(rows)))(path), encoding)
        tally.check(not found, "%s: sent %s" % (what, found))


SIZES = {(20, 5): ("everything", "lists", "all"), (40, 12): ("everything", "lists", "pages", "all"),
         (80, 24): ("everything", "rows", "far", "fields", "all"),
         (200, 60): ("everything", "rows", "far", "fields", "all")}
TERMS = ("xterm-256color", "vt100", "linux", "tmux-256color")


def difference(tally, place, share):
    """Over hostile texts, views, terminals, charsets and sizes."""
    if not waiting.CAN_TELL:
        tally.skip("this system does not tell when a program waits for a key")
        return
    runs = [(term, charset, size, part) for size, parts in SIZES.items() for part in parts
            for term in TERMS for charset in ("utf-8", "ascii")]
    chosen = sample(runs, share * 4)
    tally.spread(place, chosen, compared)
    tally.figure("%d texts in %d views, %d terminals, 2 charsets, %d sizes: %d of %d combinations, "
                 "%d comparisons of %d bytes in all, %d bytes of difference" %
                 (len(HOSTILE), len(VIEWS), len(TERMS), len(SIZES), len(chosen), len(runs),
                  tally.counts.get("comparisons", 0), tally.counts.get("bytes", 0),
                  tally.counts.get("different", 0)))


# Few pages for many titles, and no page beside its list.
LARGE = (56, 512)
CHUNK = 20000


def write_titles(path, texts):
    """The first is the first in every order, so that it is where the cursor is."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("pacecat: 1\nstudies:\n")
        for i, text in enumerate(texts):
            file.write("- {id: u%x, type: report, title: %s%s}\n" %
                       (i, quoted(text), "" if i else ", issued: 2001"))


def write_words(path, texts):
    """A study whose abstract has all the words."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("pacecat: 1\nstudies:\n- {id: w, type: report, title: Words, abstract: %s}\n" %
                   quoted(" ".join(texts)))


def shown_texts(place, texts, charset, invisible):
    return [row["t"] for row in shown(place, [{"t": text} for text in texts], charset, invisible)]


def points_in_browser(tally, place, run):
    """A list of titles and a page of words, once with the code points, once as they look."""
    charset, points = run
    environment = {"TERM": "xterm-256color", "LC_ALL": "C" if charset == "ascii" else "C.UTF-8"}
    encoding = encoding_of(environment)
    texts = ["a %s z" % chr(c) for c in points]
    # Where a blank or a hyphen stands for a character, other lines are broken there.
    words = ["a%sz" % chr(c) for c in points]
    looks = shown_texts(place, words, charset, "name")
    words, looks = zip(*[(word, look) for word, look in zip(words, looks)
                         if word == look or not set(look) & set(" -/")])
    what = "%s, U+%04X to U+%04X" % (charset, points[0], points[-1])
    path = os.path.join(place.work, "points.yaml")

    def sent_by(write, texts, keys):
        write(path, texts)
        return sent(place, path, keys, LARGE, environment)

    pages = ["4:sort file\r"] + ["\x06"] * (len(points) // (LARGE[1] - 5) + 1)
    judge(tally, what + ", titles", sent_by(write_titles, texts, pages),
          sent_by(write_titles, shown_texts(place, texts, charset, "drop"), pages), encoding)
    pages = ["4", "\r"] + ["\x06"] * (len(points) // (LARGE[1] * 3) + 2)
    judge(tally, what + ", words", sent_by(write_words, words, pages),
          sent_by(write_words, looks, pages), encoding)
    tally.count("points", len(points))
    tally.count("words", len(words))


def points_in_lists(tally, place, charset, points):
    path = os.path.join(place.work, "points.yaml")
    write_titles(path, ["a %s z" % chr(c) for c in points])
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


# What no catalogue may hold: not even as an escape, but for the first two.
CONTROLS = [0x09, 0x0A, *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)]


def control(tally, place, code):
    """It is told with its place where it stands as it is; so it is as an escape, and not shown."""
    path = os.path.join(place.work, "control.yaml")
    fine = code in (0x09, 0x0A)
    # As it is, a carriage return ends a line.
    for text in ["\\x%02x" % code] + ([] if fine or code == 0x0D else [chr(code)]):
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write('pacecat: 1\nstudies:\n- {id: u%02x, type: report, title: "a %s z"}\n' %
                       (code, text))
        what = "U+%04X, %r" % (code, text)
        done = subprocess.run([place.program, "check", path], capture_output=True, check=False,
                              env={"HOME": place.home, "LC_ALL": "C.UTF-8"}, encoding="utf-8")
        tally.check(done.returncode == 0 if fine else done.returncode == 65 and
                    done.stderr.startswith(path + ":3:37: error: "),
                    "%s: %d, %r" % (what, done.returncode, done.stderr))
        for charset in ("C.UTF-8", "C"):
            open_hostile(tally, place, (path, (80, 24), "xterm-256color",
                                        "ascii" if charset == "C" else "utf-8"))
    tally.count("controls", 0 if fine else 1)


def code_points(tally, place, share):
    """Every code point that a catalogue may hold, as a title and in a page; the others refused."""
    points = [c for c in range(0x20, 0x110000)
              if not 0xD800 <= c <= 0xDFFF and not 0x7F <= c < 0xA0]
    # Those that a terminal may obey are in every share.
    points = sorted({*sample(points, share),
                     *(c for c in points if unicodedata.category(chr(c)) in ("Cf", "Zl", "Zp"))})
    charsets = ("utf-8", "ascii")
    for charset in charsets:
        points_in_lists(tally, place, charset, points)
    tally.spread(place, sample(CONTROLS, share), control)
    if not waiting.CAN_TELL:
        tally.skip("this system does not tell when a program waits for a key")
        return
    chunks = [points[i : i + CHUNK] for i in range(0, len(points), CHUNK)]
    tally.spread(place, [(charset, chunk) for chunk in sample(chunks, share * 10)
                         for charset in charsets], points_in_browser)
    tally.figure("%d code points listed, %d shown as titles, %d in words of pages, in UTF-8 and in "
                 "ASCII; %d bytes compared, %d bytes of difference; %d controls refused" %
                 (len(points), *(tally.counts.get(name, 0) // 2 for name in ("points", "words")),
                  tally.counts.get("bytes", 0), tally.counts.get("different", 0),
                  tally.counts.get("controls", 0)))


def open_hostile(tally, place, item):
    """A file in every view, in one size of one terminal."""
    path, size, term, charset = item
    what = "%s at %dx%d, %s, %s" % (os.path.basename(path), *size, term, charset)
    environment = {"TERM": term, "LC_ALL": "C" if charset == "ascii" else "C.UTF-8"}
    with Session([place.program, path], place.home, size, environment) as session:
        session.settle()
        for key in ("4", "\r", "\x06", "G", "\x7f", "3", "\r", "G", "2", "\r", "5", "\r", "1",
                    ":problems\r", "\x06", "G", "\x07\x07\x07", "q"):
            if session.poll() is not None:
                break
            session.send(key)
            session.settle()
        session.wait(120)
        tally.check(session.ended() in ("exit 0", "exit 65"), "%s: %s" % (what, session.ended()))
        tally.check(not session.hung, what + ": it did not come to rest")
        tally.check(session.restored(), what + ": the terminal is not as it was")
        found = dirt(bytes(session.output), encoding_of(environment))
        tally.check(not found, "%s: sent %s" % (what, found))
        tally.count("sessions")


def corpus(tally, place, share):
    """Each file of the hostile corpus, where it is at hand, and ours: walked through."""
    top = os.path.dirname(os.path.dirname(place.catalogue))
    own = os.path.join(place.work, "cases")
    paths = [os.path.join(own, case.name + ".yaml") for case in cases.write_all(own)]
    for folder in (os.path.join(top, "..", "shared", "hostile"),
                   os.path.join(place.top, "tests", "fuzz", "corpus", "load"),
                   os.path.join(place.top, "tests", "data")):
        if os.path.isdir(folder):
            paths += [os.path.join(folder, name) for name in sorted(os.listdir(folder))
                      if name.endswith((".yaml", ".json"))]
    chosen = sample(paths, share)
    # Each file in all four sizes; terminals and charsets take turns.
    turns = [(term, charset) for term in TERMS for charset in ("utf-8", "ascii")]
    tally.spread(place, [(path, size, *turns[(i + 2 * j + k) % len(turns)])
                         for i, path in enumerate(chosen) for j, size in enumerate(SIZES)
                         for k in ((0, 1) if share >= 1 else (0,))], open_hostile)
    tally.figure("%d hostile files in every view, %d sessions in %d sizes of %d terminals" %
                 (len(chosen), tally.counts.get("sessions", 0), len(SIZES), len(TERMS)))
