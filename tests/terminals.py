#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""
The program on each terminal that people have, with each kind of characters.

terminals.py PACECAT DRIVE CATALOGUE EXPECTED FOLDER.  A terminal is what its terminfo entry says
(terminal.py).  It must come to show what the canvas has (DRIVE), nothing but the entry's strings
must be sent, and what was seen must be what EXPECTED says: a line for each terminal, written anew
with UPDATE=1.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from multiprocessing import Pool

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "soak")]

from session import Session  # noqa: E402
from terminal import Terminal  # noqa: E402

# What is typed, and the script that makes the canvas of it.
STEPS = [("", ""), ("4", "4"), ("jj", "j j"), ("/se", "/\n\"se"), ("\r\r", "Enter Enter"),
         ("G", "G"), ("?", "?")]
PATIENCE = int(os.environ.get('PATIENCE', 30))

UTF8 = ("utf-8", "C.UTF-8")
ASCII = ("ascii", "C")
LATIN = ("iso-8859-1", "fr_FR.ISO-8859-1")
CENTRAL = ("iso-8859-2", "pl_PL.ISO-8859-2")

# Terminals by the entry that they are known by where theirs is missing.
ROWS = [(term, entry or term, characters, "") for term, entry, kinds in (
    ("xterm", None, (UTF8, ASCII, LATIN)),
    ("xterm-256color", None, (UTF8, ASCII, LATIN, CENTRAL)),
    ("xterm-direct", None, (UTF8,)), ("xterm-mono", None, (UTF8,)),
    ("xterm-16color", None, (UTF8,)), ("vt100", None, (UTF8, ASCII, LATIN)),
    ("vt220", None, (UTF8, ASCII, LATIN)), ("linux", None, (UTF8, ASCII, LATIN)),
    ("linux-16color", None, (UTF8,)), ("screen", None, (UTF8, ASCII, LATIN)),
    ("screen-256color", None, (UTF8,)), ("screen.linux", "screen", (UTF8,)),
    ("tmux", None, (UTF8,)), ("tmux-256color", None, (UTF8, ASCII)),
    ("putty", "xterm", (UTF8, ASCII, LATIN)), ("putty-256color", "xterm-256color", (UTF8,)),
    ("alacritty", "xterm-256color", (UTF8,)), ("foot", "xterm-256color", (UTF8,)),
    ("xterm-kitty", "xterm-256color", (UTF8,)), ("xterm-ghostty", "xterm-256color", (UTF8,)),
    ("st", "xterm", (UTF8,)), ("st-256color", "xterm-256color", (UTF8,)),
    ("mlterm", "xterm", (UTF8,)), ("konsole-256color", "xterm-256color", (UTF8,)),
    ("vte-256color", "xterm-256color", (UTF8,)), ("rxvt", None, (UTF8, LATIN)),
    ("rxvt-unicode-256color", None, (UTF8,)), ("ansi", None, (UTF8, ASCII)),
    ("cygwin", None, (UTF8,)), ("mintty", "xterm-256color", (UTF8,)), ("wsvt25", None, (UTF8,)),
    ("xterm-unheard-of", "xterm-256color", (UTF8,)), ("xterm-unheard-256color", "xterm-256color", (UTF8,)),
    ("screen.unheard-of", "screen-256color", (UTF8,)),
    ("tmux-unheard-of", "tmux-256color", (UTF8,)),
    ("putty-unheard-of", "putty-256color", (UTF8,)),
    ("vt100-unheard-of", "vt100", (UTF8,)),
    ("unheard-of-256color", "xterm-256color", (UTF8,)),
) for characters in kinds] + [(term, term, UTF8, wish) for term, wish in (
    ("xterm-256color", "title: yes\nhyperlinks: yes"), ("screen", "title: yes\nhyperlinks: yes"),
    ("linux", "title: yes\nhyperlinks: yes"), ("vt220", "title: yes\nhyperlinks: yes"),
    ("xterm", "lean: yes"), ("vt100", "lean: yes"), ("xterm-direct", "theme: high-contrast"),
    ("xterm", "theme: high-contrast"),
)]

program, drive, catalogue, expected, folder = sys.argv[1:6]
locales = os.path.join(folder, "locale")


def entries():
    """Which names the rows need are known here."""
    names = {name for row in ROWS for name in row[:2]}
    return {name for name in names
            if subprocess.run(["infocmp", name], stdout=subprocess.DEVNULL, check=False,
                              stderr=subprocess.DEVNULL).returncode == 0}


def canvases(charset, locale, wish):
    """What the canvas has after each step."""
    script = "!size 80x24\n"
    for _, keys in STEPS:
        script += (keys + "\n" if keys else "") + "!show step\n"
    word = charset if charset in ("utf-8", "ascii") else "locale"
    lean = ["--lean"] if "lean" in wish else []
    done = subprocess.run([drive, "--charset", word] + lean + [catalogue], input=script.encode(),
                          stdout=subprocess.PIPE, check=True,
                          env=dict(os.environ, LC_ALL=locale, LOCPATH=locales))
    parts = re.split("(?m)^-- step\n", done.stdout.decode())[1:]
    return [[row.rstrip() for row in part.split("\n")[:24]] for part in parts]


def plain(rows):
    """Lines of any kind as the canvas has them where the characters are not UTF-8."""
    return [row.translate(str.maketrans("│─┌┐└┘├┤┬┴┼", "|-+++++++++")) for row in rows]


class Watched:
    """A session, and the terminal that its bytes go to."""

    def __init__(self, term, entry, charset, locale, wish):
        # One place remembered must not be another's.
        home = os.path.join(folder, "-".join((term, charset, wish.replace("\n", " "))))
        os.makedirs(os.path.join(home, ".config", "pacecat"))
        with open(os.path.join(home, ".config", "pacecat", "settings.yaml"), "w",
                  encoding="ascii") as file:
            file.write(wish + "\n")
        # The canvas is that of somebody who has been here before.
        state = os.path.join(home, ".local", "state", "pacecat")
        os.makedirs(state)
        with open(os.path.join(state, "welcomed"), "wb"):
            pass
        self.terminal = Terminal(entry, charset)
        self.session = Session([program, catalogue], home, environment={
            "TERM": term, "LC_ALL": "", "LC_CTYPE": locale, "LC_MESSAGES": "C",
            "LOCPATH": locales, "XDG_DATA_DIRS": "/nonexistent"})
        self.fed = 0

    def look(self):
        self.session.settle(0.02, 2)
        self.terminal.feed(bytes(self.session.output[self.fed :]))
        self.fed = len(self.session.output)
        return self.terminal.text()

    def comes_to(self, good):
        """Does the screen become so?  It has the time that it needs."""
        end = time.monotonic() + PATIENCE
        while not good(self.look()):
            if time.monotonic() > end or self.session.poll() is not None:
                return False
            self.session.read(0.1)
        return True


def watch(row):
    """The line of a terminal, and what is wrong."""
    term, entry, (charset, locale), wish, unknown = row
    faults, looks, colours, lines = [], set(), set(), set()
    watched = Watched(term, entry, charset, locale, wish)
    with watched.session as session:
        for step, ((keys, _), wanted) in enumerate(zip(STEPS, canvases(charset, locale,
                                                                            wish))):
            session.send(keys)
            if unknown and not step:
                # It is wrapped, at a hyphen too.
                notice = '"%s"isnotknownhere:itistakenfor"%s"' % (term, entry)
                good = watched.comes_to(
                    lambda seen: notice in "".join(seen[-3:]).replace(" ", ""))
            else:
                good = watched.comes_to(lambda seen: wanted in (seen, plain(seen)))
            if not good:
                seen = watched.look()
                pairs = ["want | %s\nseen | %s" % pair for pair in zip(wanted, seen)
                         if pair[0] != pair[1]]
                faults.append("after %r\n%s" % (keys, "\n".join(pairs[:5])))
                break
            for all_of, some in zip((looks, colours, lines), watched.terminal.summary()):
                all_of |= some
        session.send("\x07\x07q")
        session.wait(PATIENCE)
        watched.look()
    terminal = watched.terminal
    if session.ended() != "exit 0":
        faults.append(session.ended())
    if terminal.alternate or terminal.other or terminal.looks or not terminal.visible:
        faults.append("the terminal is not as it was")
    # What an operating system command says is the catalogue's.
    beyond = {re.sub("^\x1b]([0-9]+);.*", r"OSC \1", s, flags=re.S) for s in terminal.strange}
    words = (entry, charset, wish.replace("\n", ", "), " ".join(sorted(lines)), " ".join(sorted(looks)),
             " ".join(map(str, sorted(colours))), " ".join(sorted(beyond)))
    return "\t".join((term,) + tuple(w.replace("\x1b", "^[") or "-" for w in words)), faults


def make_locales():
    """The 8-bit locales that can be had."""
    os.makedirs(locales)
    made = set()
    for _, name in (LATIN, CENTRAL):
        language, charset = name.split(".")
        if shutil.which("localedef") and subprocess.run(
                ["localedef", "-c", "-i", language, "-f", charset, os.path.join(locales, name)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                check=False).returncode in (0, 1) and os.path.isdir(os.path.join(locales, name)):
            made.add(name)
    return made


def main():
    """Run all rows, some of them at once, since most of the time is waiting."""
    passed = failed = skipped = 0
    known, made = entries(), make_locales()
    rows = []
    for term, entry, characters, wish in ROWS:
        if entry is None or (term not in known and entry not in known):
            print("SKIP: %s: terminfo has neither it nor %s" % (term, entry))
            skipped += 1
        elif characters[1] not in made and characters not in (UTF8, ASCII):
            print("SKIP: %s: no locale %s" % (term, characters[1]))
            skipped += 1
        else:
            rows.append((term, term if term in known else entry, characters, wish,
                         term not in known))
    with open(expected, encoding="utf-8") as file:
        wanted = dict((tuple(line.split("\t")[:4]), line.rstrip("\n")) for line in file)
    seen = {}
    with Pool(6, maxtasksperchild=1) as pool:
        for line, faults in pool.imap(watch, rows, 1):
            key = tuple(line.split("\t")[:4])
            seen[key] = line
            if wanted.get(key) != line and not os.environ.get("UPDATE"):
                faults.append("want %s\n seen %s" % (wanted.get(key), line))
            passed += not faults
            failed += bool(faults)
            for fault in faults:
                print("FAIL: %s, %s: %s" % (key[0], key[2], fault))
    if os.environ.get("UPDATE"):
        with open(expected, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in {**wanted, **seen}.values())
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    return failed > 0


sys.exit(main())
