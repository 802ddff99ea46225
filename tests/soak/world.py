# SPDX-License-Identifier: MIT
"""What the world around the program says: TERM, the environment, streams, names, arguments."""

import os
import subprocess
import unicodedata

from checks import leave, sample
from difference import SEEN, UNSEEN, dirt
from session import ENVIRONMENT, Session

HOSTILE_NAMES = ["\x1b]0;X\x07", "\x1b[2J", "a\rb", "a\nb", "\x9b2J", "a\u202eb", "\x07\x08\x7f",
                 "%s%n", "-rf", "\u200b", "a\u0301" * 10, "$(touch sprung)", "`touch sprung`",
                 "x; touch sprung", "\x1bP1$r0m\x1b\\", "\udcff\udc80"]

TERMS = ["\x1b]0;X\x07", "../../etc/passwd", "/etc/passwd", "", "dumb", "foo", "vt52", "vt100",
         "vt220", "linux", "xterm", "xterm-256color", "xterm-direct", "xterm-kitty",
         "xterm+256color", "screen", "screen-256color", "tmux-256color", "ansi", "glasstty",
         "rxvt-unicode-256color", "cons25", "hurd", "sun", "wsvt25", "Eterm", "alacritty", "foot",
         "st-256color", "unknown", "a" * 5000, "%s%n", "xterm\nfoo", "xterm\x1b[2J", "\udcff"]


def one_terminal(tally, place, name):
    """A screen or a sentence, and never what TERM says raw."""
    what = "TERM=%r" % name[:20]
    with Session([place.program, place.catalogue], place.home,
                 environment={"TERM": name}) as session:
        session.settle()
        if session.poll() is None:
            tally.count("screens")
            for key in ("4", "jj", "\r", "/se", "\r"):
                session.send(key)
                session.settle()
            leave(tally, session, what)
        else:
            tally.check(session.ended() == "exit 69", "%s: %s" % (what, session.ended()))
            tally.check(b"\x1b" not in session.output and b"\x07" not in session.output,
                        what + ": sent raw")
            tally.check(b"pacecat list" in session.output, what + ": no way out is told")


def terminals(tally, place, share):
    """Whatever TERM says."""
    tally.spread(place, TERMS, one_terminal)
    tally.figure("%d values of TERM, %d with a screen" %
                 (len(TERMS), tally.counts.get("screens", 0)))


def world_of(place):
    """Variables, and values that nobody should have to expect."""
    junk = ["", "0", "-1", "99999999999999999999", "x" * 100000, "%s%n%n", "\x1b]0;X\x07",
            "/dev/zero", "/nowhere", ":/", "../../..", "\udcff", "1;touch sprung"]
    names = ["TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH", "LINES", "COLUMNS", "ESCDELAY",
             "NCURSES_NO_UTF8_ACS", "NCURSES_ASSUMED_COLORS", "NCURSES_NO_PADDING", "NO_COLOR",
             "COLORTERM", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LOCPATH",
             "NLSPATH", "TZ", "EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL", "LESSOPEN", "TMUX",
             "STY", "DISPLAY", "SSH_CONNECTION", "SSH_TTY", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
             "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_DIRS",
             "XDG_RUNTIME_DIR", "HOME", "PATH", "USER", "SOURCE_DATE_EPOCH", "PACECAT_CATALOGUE",
             "OUTPUT_CHARSET", "TEXTDOMAINDIR"]
    locales = ["C", "POSIX", "C.UTF-8", "UTF-8", "en_US.UTF-8", "fr_FR.UTF-8", "fr_FR@euro",
               "ja_JP.eucJP", "de_DE.ISO-8859-1", "xx_YY.UTF-8", "../../etc/passwd", "x" * 300, ""]
    return ([(name, value) for name in names for value in junk] +
            [(name, value) for name in ("LANG", "LC_ALL", "LC_CTYPE", "LANGUAGE")
             for value in locales])


def one_world(tally, place, item):
    name, value = item
    what = "%s=%r" % (name, value[:20])
    before = set(os.listdir(place.work))
    environment = {"LC_ALL": "" if name.startswith(("LANG", "LC_")) else "C.UTF-8", name: value}
    with Session([place.program, place.catalogue], place.home, environment=environment) as session:
        session.settle()
        if session.poll() is None:
            for key in ("4", "jj", "\r"):
                session.send(key)
                session.settle()
            tally.most("memory", session.memory())
            leave(tally, session, what)
        else:
            tally.check(session.ended() in ("exit 69", "exit 66", "exit 78"),
                        "%s: %s" % (what, session.ended()))
        tally.check(b"\x1b]0;X" not in session.output, what + ": sent raw")
    tally.check(set(os.listdir(place.work)) == before, what + ": something was made")


def environment(tally, place, share):
    """Each variable with each value: a session, or a sentence; nothing is run, nothing is sent."""
    runs = sample(world_of(place), share)
    tally.spread(place, runs, one_world, ("memory",))
    if not place.sanitized:
        tally.check(tally.counts.get("memory", 0) < 65536, "a variable takes %d KiB" %
                    tally.counts.get("memory", 0))
    tally.figure("%d values of variables, at most %d KiB resident" %
                 (len(runs), tally.counts.get("memory", 0)))


def run(place, *arguments, **more):
    """The program without a terminal."""
    return subprocess.run([place.program, *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False,
                          timeout=300, env=dict(ENVIRONMENT, HOME=place.home), **more)


def streams(tally, place, share):
    """Streams that are closed, full, cut off, or no terminal."""
    shell = lambda line, *more: subprocess.run(
        ["sh", "-c", line, "sh", place.program, place.catalogue, *more], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False, timeout=300,
        env=dict(ENVIRONMENT, HOME=place.home))
    cases = [('"$1" "$2" </dev/null', 69), ('"$1" "$2" | cat; exit 0', 0), ('"$1" "$2" <&-', 69),
             ('"$1" "$2" >&-', 69), ('"$1" "$2" <&- >&- 2>&-', 69),
             ('"$1" "$2" </dev/full >/dev/full', 69), ('"$1" -C "$2" list >/dev/full', 74),
             ('"$1" -C "$2" list >&-', 74), ('"$1" -C "$2" list --format json >/dev/full', 74),
             ('"$1" -C "$2" export --to bibtex >/dev/full', 74),
             ('"$1" -C "$2" cite >/dev/full', 74), ('"$1" check "$2" 2>&-', 0),
             ('"$1" help >/dev/full', 74), ('"$1" --version >/dev/full', 74),
             ('"$1" -C "$2" list | :; exit 0', 0), ('"$1" -C "$2" list | head -n 1; exit 0', 0),
             ('"$1" -C "$2" list | (sleep 1; cat); exit 0', 0),
             ('"$1" -C /dev/stdin list <"$2"', (0, 66, 74)),
             ('"$1" -C /nowhere list 2>/dev/full', 66)]
    for line, want in cases:
        done = shell(line)
        wants = want if isinstance(want, tuple) else (want,)
        tally.check(done.returncode in wants, "%s: exit %d" % (line, done.returncode))
        tally.check(not dirt(done.stdout + done.stderr, "utf-8"), line + ": sent raw")
    tally.figure("%d ways to have no terminal, no reader or no room" % len(cases))


def unseen(data):
    """Bytes that no message may have: control characters, and what is not seen."""
    text = data.decode("utf-8", "surrogateescape")
    return sorted({c for c in text if c != "\n" and (unicodedata.category(c) in UNSEEN)} - SEEN)


def words(tally, place, share):
    """Names of files, arguments, keys and values, told on standard error and output."""
    with open(place.catalogue, "rb") as file:
        good = file.read()
    names = sample(HOSTILE_NAMES, share)
    folder = os.path.join(place.work, "names")
    os.makedirs(folder)
    count, sent = 0, 0
    for name in names:
        path = os.path.join(folder, name.replace("/", "_"))
        text = '"' + "".join("\\U%08x" % ord(c) if ord(c) < 0xD800 else "?" for c in name) + '"'
        files = {
            path + ".yaml": good,
            path + ".bad.yaml": b"pacecat: 1\nstudies: [\n",
            path + ".odd.yaml": ("pacecat: 1\nstudies:\n- {id: a, type: %s, title: %s, %s: x,"
                                 " issued: %s, author: [%s], country: [%s]}\n" %
                                 ((text,) * 6)).encode(),
            path + ".bib": ("@book{%s, title = {%s}, year = {%s}}\n" % ((name,) * 3)).encode(
                "utf-8", "surrogateescape"),
        }
        for file_name, content in files.items():
            with open(file_name, "wb") as file:
                file.write(content)
        runs = [[name], ["list", name], ["show", name], ["-C", name, "list"],
                ["--lang", name, "list"], ["--charset", name], ["--" + name], ["help", name],
                ["cite", "--style", name], ["export", "--to", name], ["styles", name],
                ["list", "--sort", name], ["list", "--of", name], ["list", "--format", name],
                ["list", "year:" + name], ["list", name + ":x"], ["diff", name, name],
                ["compile", "--output", name + "/x"], ["--debug", name + "/x"],
                ["import", path + ".bib"], ["import", name]]
        for file_name in files:
            runs += [["check", file_name], ["-C", file_name, "list"],
                     ["-C", file_name, "show", "a"],
                     ["-C", file_name, "list", "--format", "json"], ["-C", file_name, "cite"],
                     ["-C", file_name, "list", "--charset", "ascii"]]
        for arguments in runs:
            # Who gives an empty name gives none; a name is an argument as it is.
            done = run(place, *arguments, cwd=folder)
            what = "%r" % (arguments,)
            count += 1
            machine = "json" in arguments or arguments[0] == "import"
            found = unseen(done.stderr) + ([] if machine else unseen(done.stdout))
            tally.check(not found, "%s: sent %r" % (what, found))
            sent += len(found)
            tally.check(done.returncode in (0, 1, 64, 65, 66, 69, 74, 77, 78),
                        "%s: exit %d" % (what, done.returncode))
    made = [n for n in os.listdir(folder) + os.listdir(place.work) if "sprung" == n]
    tally.check(not made, "something was executed")
    tally.figure("%d command lines with %d hostile words, %d bytes sent raw" %
                 (count, len(names), sent))
