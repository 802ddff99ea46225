# SPDX-License-Identifier: MIT
"""What arrives where keys are expected: in pieces, unasked, too much of it."""

import contextlib
import os
import re
import time

from checks import leave, sample, start
from session import Session

# Keys of more than one byte.
SPLIT = [b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1bOA", b"\x1bOB", b"\x1bOC", b"\x1bOD",
         b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F", b"\x1bOH", b"\x1bOF", b"\x1b[1~",
         b"\x1b[2~", b"\x1b[3~", b"\x1b[4~", b"\x1b[7~", b"\x1b[8~", b"\x1bOP", b"\x1bOQ",
         b"\x1bOR", b"\x1bOS", b"\x1b[11~", b"\x1b[15~", b"\x1b[17~", b"\x1b[24~", b"\x1b[1;5C",
         b"\x1b[1;5D", b"\x1b[1;2A", b"\x1b[1;3B", b"\x1b[Z", b"\x1b[113;5u", b"\x1b[27;5;9~",
         b"\x1b[<64;3;4M", b"\x1b[<0;3;4m", "é".encode(), "漢".encode(), "\U0001f600".encode()]

GAPS = (0.0, 0.001, 0.003, 0.01, 0.03, 0.06, 0.09, 0.12, 0.15, 0.3, 0.45, 0.7, 1.0)
LONGEST = 1.2                           # longer than a second on a busy machine, and still in time


class Journal:
    """What the program took for keys, by its own journal (tui/journal.h)."""

    def __init__(self, path):
        self.path = path
        self.read = 0

    def keys(self):
        """The names of those that came since it was asked last; of a paste, "!paste"."""
        with open(self.path, encoding="utf-8", errors="replace") as file:
            lines = file.read().split("\n")[:-1]
        new, self.read = lines[self.read :], len(lines)
        names = []
        for line in new:
            word, _, rest = line.partition(" ")
            names.append(rest.strip()[1:-1] if word == "!type" else word.split("\t")[0])
        return names


@contextlib.contextmanager
def journalled(place, keys, **more):
    """A session that has typed the keys, and what it takes for keys from then on."""
    path = os.path.join(place.work, "journal")
    if os.path.exists(path):
        os.unlink(path)
    with Session([place.program, "--debug", path, place.catalogue], place.home, **more) as session:
        session.settle()
        for key in keys:
            session.send(key)
            session.settle()
        journal = Journal(path)
        journal.keys()
        yield session, journal


def slow_piece(session, key, gap):
    """Type the bytes so far apart; the longest gap that it became."""
    longest, last = 0.0, None
    for i in range(len(key)):
        if i:
            time.sleep(max(0.0, last + gap - time.monotonic()))
            longest = max(longest, time.monotonic() - last)
        last = time.monotonic()
        session.send(key[i : i + 1])
    return longest


def pieces_at(tally, place, run):
    """The key or nothing, never another.  A gap that the machine made longer is tried again."""
    gap, keys = run
    over_ssh = {"SSH_CONNECTION": "::1 1 ::1 22"}
    with journalled(place, "4", environment=over_ssh) as (session, journal):
        for key in keys:
            what = "%r at %.3f s" % (key, gap)
            # In a prompt, where what is taken for itself does nothing else.
            session.send("\x07:")
            session.settle(patience=2)
            journal.keys()
            session.send(key)
            session.settle(patience=2)
            whole = journal.keys()
            for _ in range(5):
                session.send("\x07:")
                session.settle(patience=2)
                journal.keys()
                longest = slow_piece(session, key, gap)
                session.settle(patience=2)
                if longest <= max(LONGEST, gap):
                    break
            else:
                tally.skip(what + ": this machine is too busy for it")
                continue
            typed = journal.keys()
            # Escape alone was pressed, as far as anybody can tell: what follows is nothing.
            rest = typed[1:] if typed[:1] == ["Esc"] else typed
            tally.check(rest in ([], whole) and session.poll() is None,
                        "%s: typed %r, not %r" % (what, typed, whole))
            tally.count("keys")
        leave(tally, session, "keys in pieces at %.3f s" % gap)


def pieces(tally, place, share):
    """Keys in pieces, as a bad line delivers them."""
    gaps, keys = sample(GAPS, share), sample(SPLIT, share)
    step = 5 if share >= 1 else len(keys)
    tally.spread(place, [(gap, keys[i : i + step]) for gap in reversed(gaps)
                         for i in range(0, len(keys), step)], pieces_at)
    tally.figure("%d keys in pieces, gaps of %d lengths up to %d ms" %
                 (len(keys), len(gaps), 1000 * gaps[-1]))


UNKNOWN = [b"\x1b[113;5u", b"\x1b[27;5;9~", b"\x1b[200z", b"\x1b[?1;2c", b"\x1b[>41;354;0c",
           b"\x1b[24;80R", b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1b]52;c;cXE=\x1b\\",
           b"\x1bP1$r0m\x1b\\", b"\x1b[I", b"\x1b[O", b"\x1b[<0;10;5M", b"\x1b[<0;10;5m",
           b"\x1b[<64;1;1M", b"\x1b[M !!", b"\x1b[1;2;3;4;5;6;7;8;9q",
           b"\x1b[" + b"9" * 300 + b"q", b"\x1b_Gi=1;OK\x1b\\", b"\x1b^q\x1b\\", b"\x1bXq\x1b\\",
           b"\x1b[?62;1;6;22q", b"\xff\xfe", b"\xc3", b"\xf4\x90\x80\x80", b"\x1b[;;;q",
           b"\x1b[\x1b[q", b"\x13", b"\x11", b"\x00", b"\x1c", b"\x1e", b"\x1b[?2026;2$y",
           b"\x1b[?997;1n", b"\x1b[8;24;80t", b"\x1b]10;rgb:ff/ff/ff\x1b\\",
           b"\x1b]4;1;rgb:00/00/00\x1b\\", b"\x1b]0;q\x07", b"\x1b]8;;x\x1b\\",
           b"\x1b]1337;q\x07", b"\x1bP>|XTerm(379)\x1b\\", b"\x1bP!|00\x1b\\",
           b"\x1bP1+r544e=q\x1b\\", b"\x1b[0n", b"\x1b[?0n", b"\x1b[3;1$y", b"\x1b[1;1;1;1;1;1x",
           b"\x1b[57399u", b"\x1b[97;5:3u", b"\x1b[27u", b"\x1b[57441;2u", b"\x1b[1;1:3A",
           b"\x1b[E", b"\x1b[P", b"\x1b[1;9P", b"\x1bO2A", b"\x1bOj", b"\x1bOM", b"\x1b[[A",
           b"\x1b[200", b"\x1b[<999999;99999;99999M", b"\x1b[<-1;-1;-1M", b"\x1b[M\xff\xff\xff",
           b"\x1b[32;10;10M", b"\x9bq", b"\x9dq\x9c", b"\x1b\x1b\x1b[A", b"\x1b[q\x1b[q",
           b"\x1b[38;2;1q"]


# Those that are keys after all, and type what stands on them: the keypad's.
KEYPAD = {b"\x1bOj": "*", b"\x1b[57399u": "0"}


def unknown_one(tally, place, keys):
    with journalled(place, "4") as (session, journal):
        for _ in range(50):
            session.send(keys)
        session.settle(patience=2)
        tally.check(session.poll() is None, "%r: %s" % (keys, session.ended()))
        stray = {name for name in journal.keys() if len(name) == 1} - {KEYPAD.get(keys)}
        tally.check(not stray, "%r: typed %r" % (keys, stray))
        leave(tally, session, repr(keys))


def unknown(tally, place, share):
    """Answers to questions nobody asked, keys nobody has: none of it is a command."""
    sequences = sample(UNKNOWN, share)
    tally.spread(place, sequences, unknown_one)
    tally.figure("%d unknown sequences, 50 times each" % len(sequences))


# What asks a terminal something: DA, DSR, DECRQSS, colours, the clipboard, the title, the size.
QUESTION = re.compile(rb"\x1b\[[>=?]?[0-9;]*[cn]|\x1bP[$+]q|\x1b\][0-9;]*\?|\x1bZ|\x05"
                      rb"|\x1b\[(1[0-9]|2[01])[0-9;]*t|\x1b\](0|2|8|52);|\x1b\[\?[0-9;]*\$p")


def floods(tally, place, share):
    """A mouse that never rests, a reader that never looks, a terminal that never answers."""
    count = max(100, int(10000 * share))
    floods_of = {
        "the wheel": b"\x1b[<65;10;8M\x1b[<64;10;8M",
        "clicks": b"\x1b[<0;10;8M\x1b[<0;10;8m",
        "motion": b"\x1b[<35;10;8M\x1b[<35;11;8M",
        "Down and Up": b"\x1b[B\x1b[A",
        "pages": b"\x1b[6~\x1b[5~",
    }
    slowest = 0.0
    for name, events in floods_of.items():
        with start(place, "4") as session:
            for _ in range(count // 100):
                session.send(events * 100)
            began = time.monotonic()
            session.send("?")
            tally.check(session.until(b"Esc"), name + ": no answer after a flood")
            slowest = max(slowest, time.monotonic() - began)
            session.settle()
            leave(tally, session, "a flood of " + name)
            asked = QUESTION.search(bytes(session.output))
            tally.check(not asked, "%s: the terminal is asked %r" %
                        (name, asked and asked.group(0)))
    tally.figure("%d events of %d kinds, the next key answered after %.2f s" %
                 (2 * count, len(floods_of), slowest))


def halves(text, at):
    """In two: the second begins with `at`."""
    cut = text.index(at, len(text) // 2)
    return [text[:cut], text[cut:]]


def paste_into(tally, place, run):
    """The line is silent behind each piece until the program waits no longer for its end."""
    before, pieces, end = run
    what = "%d bytes pasted after %r" % (sum(map(len, pieces)), before)
    what += ", %d times silent" % (len(pieces) - 1)
    with journalled(place, [before]) as (session, journal):
        session.send(b"\x1b[200~" + pieces[0])
        for piece in pieces[1:]:
            session.settle(patience=2)
            session.send(piece)
        session.send(end)
        session.settle(patience=2)
        tally.check(session.poll() is None, "%s: %s" % (what, session.ended()))
        typed = {name for name in journal.keys() if name != "!paste"}
        tally.check(not typed, "%s: typed %r" % (what, typed))
        leave(tally, session, what)


def pastes(tally, place, share):
    """A paste is text, also when it holds newlines, q and its own end, stalls, or never ends."""
    size = max(1000, int(100000 * share))
    body = (b"q\rq\n:quit\r!rm\x1b[201q q" * (size // 20 + 1))[:size]
    foreign = "é漢\u202e".encode() * (size // 8)
    runs = [(before, pieces, end) for before in ("4", "4/", "4:", "4w", "4f", "4a")
            for pieces in ([body], halves(body, b":quit"),
                           [b"\x00\x03\x04\x1a\x1c" * (size // 5)], [foreign],
                           halves(foreign, "é".encode()))
            for end in (b"\x1b[201~", b"")]
    chosen = sample(runs, max(share, 0.1))
    tally.spread(place, chosen, paste_into)
    tally.figure("%d pastes of %d bytes, no command run" % (len(chosen), size))
