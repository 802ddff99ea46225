# SPDX-License-Identifier: MIT
"""
Text whose columns terminals do not agree on, drawn by the program in real ones: whatever a terminal
thinks of a text, what stands beside it is where it stands beside harmless text.

The terminals are GNU screen, tmux as it is, tmux with the tables of another Unicode, and tmux with
columns that no table has (contrary.c).  Each is asked first what it gives each code point.
"""

import ctypes
import functools
import locale
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from checks import sample
from difference import quoted, shown_texts
from session import ENVIRONMENT, Session

HANGS = 120
ROWS, COLS = 390, 100
FIRST_YEAR = 2100
COUNT = 380                             # studies beside ours on a page
CHUNK = 20 * 2 * COUNT                  # code points a server

# Drawn last of all, and by itself, for pictures are not agreed on.
LAST = "\U0001f600"
OURS = "…─│┬" + LAST

CLUSTERS = [
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f3f4\u200d\u2620\ufe0f",
    "\U0001f1eb\U0001f1f7", "\U0001f1eb", "\U0001f1eb\U0001f1f7\U0001f1e9\U0001f1ea",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "\U0001f44b\U0001f3fd", "\U0001f3fd", "a\U0001f3fd", "\u2764\ufe0f", "\u2764\ufe0e", "\u2764",
    "\u231a\ufe0e", "\U0001f600\ufe0e", "1\ufe0f\u20e3", "#\u20e3", "\u00a9\ufe0f",
    "\u1112\u1161\u11ab", "\u1112\u1161", "\u1112", "\u1161", "\u11ab", "\ua960\ud7b0\ud7cb",
    "각", "\u115f\u1160", "\u3164", "\uffa0", "क्षि", "\u0915\u093f", "\u093f", "\u0bcb",
    "\u0995\u09be", "\u0e01\u0e33", "\u0e33", "\u0eb3", "\u1000\u103c\u1031", "\u17d2\u178f",
    "\u0f40\u0fb7\u0f71\u0f74", "\u0600\u0661", "\u06dd", "\u070f", "\u110bd", "\u4dc0\u4dff",
    "\ufdfa", "\ufdfd", "\u1f1e6", "\u2e3b", "\u3099", "か\u3099", "\u302e", "\u303f", "\uff9e",
    "e" + "\u0301" * 40, "\u0301" * 40, "\u0488\u20dd\u20e0", "A\u030a\u0328" * 10, "\u0305_\u0332",
    "\u0670\u0651\u064e", "\u05e9\u05bc\u05c1", "\u035c\u0361", "\U000e0041\U000e0042",
    "\u200b\u200c\u200d\u2060\ufeff", "\u00ad", "\U000e0100", "漢\U000e0100", "\u180b", "\u034f",
    "\u2028\u2029", "\u202e\u2066", "\U0001f9d1\u200d\U0001f9b0", "\U0001fae9", "\U0001cc00",
    "\U00017000", "\U0001b000", "\U00016fe0", "\U0002ebf0", "\U0001e94a", "\U000d0000", "\ue000",
    "\U000f0000", "漢字" * 20, "ｱﾞ", "！", "·…─│█▁⠿→", "\u2800", "\u1734", "\u0ce0\u0cc6\u0cd5",
]


def wcwidth():
    """That of the libc, which the program lays its text out with."""
    libc = ctypes.CDLL(None)
    libc.setlocale(locale.LC_CTYPE, b"C.UTF-8")
    return libc.wcwidth


class Window:
    """A terminal in a multiplexer, of which it can be read what it shows."""

    def __init__(self, place, size):
        self.work = place.work
        # Not that of the one before, which may be ending still.
        self.place = tempfile.mkdtemp(dir=place.work, prefix="pacecat-window-")
        self.environment = dict(ENVIRONMENT, HOME=place.home)
        self.size = size
        self.columns = {}

    def rest(self):
        time.sleep(0.01)

    def until(self, *patterns):
        """The screen once it has a line for each of the patterns, or None."""
        end = time.monotonic() + HANGS
        while time.monotonic() < end:
            lines = self.screen()
            if all(any(re.search(pattern, line) for line in lines) for pattern in patterns):
                return lines
            self.rest()
        return None

    def measure(self, points, here):
        """Ask it for the columns of each of the code points."""
        asked, told = (os.path.join(self.work, name) for name in ("points", "columns"))
        with open(asked, "w", encoding="ascii") as file:
            file.write("".join("%x\n" % c for c in points))
        if os.path.exists(told):
            os.unlink(told)
        self.start(sys.executable, os.path.join(here, "measure.py"), asked, told)
        end = time.monotonic() + HANGS
        while not os.path.exists(told) and time.monotonic() < end:
            self.rest()
        with open(told, encoding="ascii") as file:
            self.columns = dict(zip(points, map(int, file)))

    def cells(self, line):
        """What stands in each column, without what is on it; "" behind something wide."""
        row = []
        # Where lines are kept in order for terminals that turn them, the blank is another.
        for c in line.replace("\u2800", " "):
            columns = self.columns.get(ord(c), 1) if c > "~" else 1
            if columns > 0:
                row += [c] + [""] * (columns - 1)
        return row + [" "] * (self.size[0] - len(row))


class Tmux(Window):
    """A server of its own, with wcwidth() as it is or of another mind."""

    def __init__(self, place, size, mind=None):
        super().__init__(place, size)
        self.socket = os.path.basename(self.place)
        if mind:
            self.environment.update(LD_PRELOAD=place.library,
                                    CONTRARY=mind)
        self.begun = False

    def run(self, *words):
        return subprocess.run(["tmux", "-L", self.socket, "-f", "/dev/null", *words], check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, env=self.environment,
                              encoding="utf-8", errors="replace").stdout

    def start(self, *command):
        """Run it in place of what ran before."""
        words = " ".join("'%s'" % word for word in ("env", "-u", "LD_PRELOAD", "-u", "TMUX",
                                                     "TERM=tmux-256color", *command))
        if self.begun:
            self.run("respawn-pane", "-k", "-t", "run", "exec " + words)
            return
        self.run("new-session", "-d", "-s", "run", "-x", str(self.size[0]), "-y",
                 str(self.size[1]), "exec " + words, ";", "set", "-g", "status", "off", ";",
                 "set", "-g", "remain-on-exit", "on", ";", "set", "-g", "window-size", "manual")
        self.begun = True

    def type(self, keys):
        self.run("send-keys", "-t", "run", "-l", keys)

    def screen(self):
        return self.run("capture-pane", "-p", "-t", "run").split("\n")

    def end(self):
        self.run("kill-server")


class Screen(Window):
    """GNU screen, attached: without somebody who looks it has no size but 80x24."""

    SETTINGS = "startup_message off\ndefscrollback 0\n"
    # From the first to the last character: a hardcopy would have but a byte of each.
    SHOWN = ("eval", "copy", "stuff 'g0 G$ '")
    # Of these wide ones it copies the second half too, which it does not draw.
    HALVES = re.compile("([\U00020000-\U000200ff\U00030000-\U000300ff])\u00ff")

    def __init__(self, place, size):
        super().__init__(place, size)
        self.settings, self.shown = (os.path.join(self.place, name) for name in "ct")
        self.environment.update(SCREENDIR=self.place, SYSSCREENRC=self.settings)
        with open(self.settings, "w", encoding="ascii") as file:
            file.write(self.SETTINGS)
        self.session = None

    def run(self, *words):
        subprocess.run(["screen", "-S", "run", "-X", *words], check=False, env=self.environment,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def start(self, *command):
        self.end()
        self.session = Session(["screen", "-c", self.settings, "-U", "-m", "-S", "run", "env",
                                "TERM=screen-256color", *command],
                               self.environment["HOME"], self.size, self.environment)

    def type(self, keys):
        self.session.send(keys)

    def rest(self):
        self.session.read(0.01)

    def screen(self):
        self.session.quiet(0.01)
        self.run(*self.SHOWN, "writebuf -e UTF-8 " + self.shown)
        if not os.path.exists(self.shown):
            return []
        with open(self.shown, encoding="utf-8", errors="replace") as file:
            lines = self.HALVES.sub(r"\1", file.read()).split("\n")
        os.unlink(self.shown)
        return lines

    def end(self):
        if self.session:
            self.run("quit")
            self.session.wait(HANGS)
            self.session.close()


def write_pairs(path, pairs, tag):
    """
    A study for each pair (author, title), all of them in the abstract of the first.  That one and
    the last are ours.
    """
    rows = [("A" * 200, tag + "T" * 200), *pairs, ("A" * 200, LAST + "T" * 200)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("pacecat: 1\npeople:\n")
        for i, (author, _) in enumerate(rows):
            file.write("- {id: p%d, name: {family: %s, given: G}}\n" % (i, quoted(author)))
        file.write("studies:\n")
        for i, (_, title) in enumerate(rows):
            file.write("- {id: s%d, type: report, title: %s, issued: %d, author: [p%d]%s}\n" %
                       (i, quoted(title), FIRST_YEAR - i, i, "" if i else ", abstract: %s" %
                        quoted(" ".join(author for author, _ in pairs))))


def text_of(row):
    return "".join(c or " " for c in row)


def inside(row, dividers):
    """The columns that a study may fill: those of the harmless letters, and what is beside it."""
    text = text_of(row)
    columns = set(range(dividers[0] + 1, len(row)) if dividers else ()) - set(dividers)
    for letter in "AT":
        for run in re.finditer(letter + "{3,}…?", text):
            columns.update(range(*run.span()))
    return columns


class Page:
    """The list of studies beside a page, and where harmless text would change nothing in it."""

    def __init__(self, place, terminal):
        self.place = place
        self.terminal = terminal
        self.drawn = 0
        self.expected = self.inside = None

    def draw(self, pairs):
        """The cells with these studies in the list; None when they do not appear."""
        self.drawn += 1
        tag = "#%04d" % self.drawn
        home = tempfile.mkdtemp(dir=self.place.home)
        path = os.path.join(self.place.work, "widths.yaml")
        write_pairs(path, pairs, tag)
        self.terminal.start("env", "HOME=" + home, self.place.program, path)
        self.terminal.type("4")
        lines = self.terminal.until(tag, "^. %d .*%s" % (FIRST_YEAR - len(pairs) - 1, LAST))
        shutil.rmtree(home, ignore_errors=True)
        return lines and [self.terminal.cells(line.replace(tag, "T" * len(tag)))
                          for line in lines[: self.terminal.size[1]]]

    def learn(self, count):
        """How it looks with harmless text, two fields in each row that are cut where they end."""
        self.expected = self.draw([("A" * 200, "T" * 200)] * count)
        if not self.expected:
            return False
        dividers = next(([x for x, c in enumerate(row) if c == "┬"] for row in self.expected
                         if "┬" in row), [])
        self.inside = [inside(row, dividers) for row in self.expected]
        self.inside[:3] = [set(), set(), set()]
        return True

    def spilled(self, pairs):
        """The rows in which anything else than these studies has changed, as texts."""
        rows = self.draw(pairs)
        if not rows:
            return ["nothing is drawn"]
        return ["row %d: %s" % (y, text_of(row))
                for y, (row, expected, inside) in enumerate(zip(rows, self.expected, self.inside))
                if len(row) != len(expected) or
                any(a != b for x, (a, b) in enumerate(zip(row, expected)) if x not in inside)]


def contrary(place):
    """The library that is preloaded; False when it cannot be made."""
    source = os.path.join(place.top, "src")
    place.library = os.path.join(place.work, "contrary.so")
    return subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-I", source, "-o",
         place.library, os.path.join(place.here, "contrary.c"),
         os.path.join(source, "text", "agreed.c"), os.path.join(source, "text", "utf8.c"),
         "-lutf8proc"], check=False, stderr=subprocess.DEVNULL).returncode == 0


def sent_of(place, texts):
    """
    The code points of which a terminal gets to see anything where these texts are shown.  Of others
    it is not asked: what joins would be joined to what is asked for next.
    """
    sent = "".join(shown_texts(place, list(texts), "utf-8", "drop")) + OURS
    return sorted({ord(c) for c in sent if c > "~"})


def points_in(tally, place, item):
    """A page of code points in a terminal."""
    name, kind, points = item
    terminal = kind(place, (COLS, ROWS))
    try:
        terminal.measure(sent_of(place, map(chr, points)), place.here)
        page = Page(place, terminal)
        if not tally.check(page.learn(COUNT), name + ": nothing is drawn"):
            return
        for i in range(0, len(points), 2 * COUNT):
            part = points[i : i + 2 * COUNT]
            half = (len(part) + 1) // 2
            pairs = [("%sz" % chr(a), "a%s" % chr(b)) for a, b in
                     zip(part[:half], part[half:] + part[:1])]
            pairs += [("A", "T")] * (COUNT - len(pairs))
            bad = page.spilled(pairs)
            tally.check(not bad, "%s, U+%04X to U+%04X: %d rows: %s" %
                        (name, part[0], part[-1], len(bad), bad[:2]))
            tally.count(name + " spilled", len(bad))
        width = wcwidth()
        tally.count(name + " others", sum(width(c) != terminal.columns.get(c, width(c))
                                          for c in points))
    finally:
        terminal.end()


def clusters_in(tally, place, item):
    """The clusters in a window of some width, once, and over and over to the edge."""
    name, kind, size = item
    terminal = kind(place, size)
    try:
        terminal.measure(sent_of(place, CLUSTERS), place.here)
        page = Page(place, terminal)
        pairs = [(text, text * 60) for text in CLUSTERS] + [(text * 9, text) for text in CLUSTERS]
        if not tally.check(page.learn(len(pairs)), name + ": nothing is drawn"):
            return
        bad = page.spilled(pairs)
        tally.check(not bad, "%s, clusters in %d columns: %d rows: %s" %
                    (name, size[0], len(bad), bad[:2]))
        tally.count(name + " spilled", len(bad))
        tally.count("windows")
    finally:
        terminal.end()


def shown_as_they_are(place, points):
    """Those of which anything but ASCII is shown."""
    texts = shown_texts(place, [chr(c) for c in points], "utf-8", "drop")
    return [c for c, text in zip(points, texts) if not text.isascii()]


def kinds_of_windows(tally, place, programs):
    """Functions of (place, size) by name, the hardest to draw for last."""
    kinds = {name: kind for name, (program, kind) in programs.items() if shutil.which(program)}
    for name in programs.keys() - kinds.keys():
        tally.skip("no " + name)
    if "tmux" in kinds and contrary(place):
        kinds["tmux with other tables"] = functools.partial(Tmux, mind="other")
        kinds["tmux with columns of nobody"] = functools.partial(Tmux, mind="all")
    elif "tmux" in kinds:
        tally.skip("no compiler for the library that is preloaded")
    return kinds


def widths(tally, place, share):
    """Every code point that is shown, and clusters at every width, in terminals of four minds."""
    programs = {"GNU screen": ("screen", Screen), "tmux": ("tmux", Tmux)}
    points = [c for c in range(0xA0, 0x110000) if not 0xD800 <= c <= 0xDFFF]
    sizes = [(cols, 2 * len(CLUSTERS) + 12) for cols in range(20, 161)]
    if share < 0.05:
        # One page and one window, of the kind that is hardest to draw for.
        del programs["GNU screen"]
        points, sizes = sample(points, 6 * COUNT / len(points)), sizes[80:81]
    kinds = kinds_of_windows(tally, place, programs)
    if share < 0.05:
        kinds = dict([*kinds.items()][-1:])
    points = shown_as_they_are(place, points)
    chunks = [points[i : i + CHUNK] for i in range(0, len(points), CHUNK)]
    tally.spread(place, [(name, kind, chunk) for chunk in sample(chunks, share)
                         for name, kind in kinds.items()], points_in)
    tally.spread(place, [(name, kind, size) for size in sample(sizes, share)
                         for name, kind in kinds.items()], clusters_in)
    tally.figure("%d code points, and %d clusters in %d windows" %
                 (len(points), len(CLUSTERS), tally.counts.get("windows", 0)))
    for name in kinds:
        tally.figure("%s: %d code points with other columns, %d rows spilled" % (name, *(
            tally.counts.get(name + what, 0) for what in (" others", " spilled"))))
