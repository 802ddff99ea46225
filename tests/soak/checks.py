# SPDX-License-Identifier: MIT
"""The sessions that go wrong, each a function of (Tally, Place, how much of it)."""

import os
import random
import signal
import time

from session import Session
from states import LONG, STATES, VIEWS

RESTORE = b"\x1b[?1049l"


def start(place, keys="", **more):
    session = Session([place.program, place.catalogue], place.home, **more)
    if not session.until(b"q quit"):
        session.until(b"quit", 5)
    if keys:
        session.send(keys)
        session.settle()
    return session


def sample(items, share):
    """All of them, or an even share, the first and last always."""
    items = list(items)
    if share >= 1 or len(items) < 3:
        return items
    count = max(2, int(len(items) * share))
    return [items[i * (len(items) - 1) // (count - 1)] for i in range(count)]


def leave(tally, session, what):
    """It must still listen, leave when asked to, and give the terminal back."""
    session.send("\x07\x07\x07q")
    session.wait(5)
    tally.check(session.ended() == "exit 0", "%s: %s" % (what, session.ended()))
    tally.check(session.restored(), what + ": the terminal is not as it was")


def sizes(tally, place, share):
    """Every size from 1x1 to 120x30 in every view, and some that nobody has."""
    every = [(c, r) for r in range(1, 31) for c in range(1, 121)]
    for view in VIEWS:
        with start(place, view) as session:
            for size in sample(every, share):
                session.resize(size)
                session.send("j")
                session.settle(0.004, 0.5)
                if not tally.check(session.poll() is None, "%s: %s" % (size, session.ended())):
                    return
            session.resize((80, 24))
            session.settle()
            leave(tally, session, "view " + view)
    tally.figure("%d sizes in each of %d views" % (len(sample(every, share)), len(VIEWS)))
    worst = 0
    odd = [(0, 0), (1, 1), (1, 1000), (1000, 1), (500, 200), (5000, 5000), (65535, 65535),
           (1, 65535), (65535, 1), (20, 5), (19, 5), (20, 4)]
    for size in odd:
        with start(place, "4") as session:
            session.resize(size)
            session.send("jj\r")
            session.settle(0.1)
            worst = max(worst, session.memory())
            session.resize((80, 24))
            session.settle(0.1)
            leave(tally, session, "%dx%d" % size)
    if not place.sanitized:
        tally.check(worst < 65536, "a window took %d KiB" % worst)
    tally.figure("%d extreme sizes, at most %d KiB resident" % (len(odd), worst))


def resizes(tally, place, share):
    """A storm of resizes, as a tiling window manager makes it."""
    count = int(10000 * share)
    chance = random.Random(1)
    with start(place, "4") as session:
        for _ in range(count):
            session.resize((chance.randint(1, 200), chance.randint(1, 70)))
            session.read(0)
        session.resize((80, 24))
        began = time.monotonic()
        session.send("?")
        tally.check(session.until(b"Help"), "no help after the storm")
        tally.figure("%d resizes, the next key answered after %.2f s" %
                     (count, time.monotonic() - began))
        leave(tally, session, "storm")


# What ends the program, and what its status then is.
ENDS = {
    signal.SIGHUP: "exit 129", signal.SIGTERM: "exit 143", signal.SIGQUIT: "exit 131",
    signal.SIGSEGV: "signal 11", signal.SIGABRT: "signal 6", signal.SIGBUS: "signal 7",
}


def signals(tally, place, share):
    """Eight signals in fifty states: the terminal is given back however it ends."""
    slowest, count = 0.0, 0
    for keys in sample(STATES, share):
        for number, status in ENDS.items():
            with start(place, keys) as session:
                session.kill(number)
                took = session.wait(5)
                what = "%r, %s" % (keys, signal.Signals(number).name)
                count += 1
                if not tally.check(took is not None, what + ": still there"):
                    continue
                slowest = max(slowest, took)
                tally.check(session.ended() == status, "%s: %s" % (what, session.ended()))
                tally.check(session.restored(), what + ": modes not restored")
                tally.check(RESTORE in session.output, what + ": the screen was kept")
        with start(place, keys) as session:
            session.kill(signal.SIGINT)
            session.kill(signal.SIGTSTP)
            session.settle(0.1)
            session.kill(signal.SIGCONT)
            session.settle(0.1)
            count += 2
            leave(tally, session, "%r, INT, TSTP, CONT" % keys)
    tally.figure("%d signals, the slowest end after %.2f s" % (count, slowest))


def drops(tally, place, share):
    """The line is gone: so is the program, within a second."""
    slowest = 0.0
    states = sample(STATES, share)
    for keys in states:
        with start(place, keys) as session:
            session.hang_up()
            took = session.wait(5, read=False)
            if tally.check(took is not None, "%r: still there" % keys):
                slowest = max(slowest, took)
                tally.check(took < 1, "%r: took %.2f s" % (keys, took))
    tally.figure("%d dropped lines, the slowest end after %.2f s" % (len(states), slowest))


def stalls(tally, place, share):
    """Nobody reads any more: TERM and HUP still end it, and it does not spin."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        for _ in range(max(1, int(3 * share))):
            with start(place, "4") as session:
                # Far more than a pseudo-terminal holds.
                for _ in range(400):
                    try:
                        os.write(session.master, b"G\x0cg\x0c")
                    except BlockingIOError:
                        break
                time.sleep(0.5)
                before = session.cpu()
                time.sleep(1)
                spent = session.cpu() - before
                tally.check(spent < 0.2, "%.2f s of processor in a second's stall" % spent)
                session.kill(number)
                took = session.wait(6, read=False)
                tally.check(took is not None and took < 3.5,
                            "%s while blocked: %s" % (signal.Signals(number).name, took))


def idle(tally, place, _share):
    """Whoever only reads costs nothing."""
    with start(place, "4") as session:
        before = session.cpu()
        time.sleep(2)
        tally.check(session.cpu() - before < 0.05, "an idle browser uses the processor")
        leave(tally, session, "idle")


# Keys of more than one byte, and what each has done when the bytes are whole.
SPLIT = [b"\x1b[A", b"\x1b[B", b"\x1bOA", b"\x1bOB", b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F",
         b"\x1b[1~", b"\x1b[4~", b"\x1b[3~", b"\x1b[1;5C", b"\x1b[15~", b"\x1b[Z", "é".encode()]


def pieces(tally, place, share):
    """Arrow keys in pieces, as a bad line delivers them: the key or nothing, never another."""
    gaps = sample([0.0, 0.001, 0.01, 0.03, 0.06, 0.09, 0.15, 0.3, 0.45, 1.0], share)
    keys = sample(SPLIT, share)
    over_ssh = {"SSH_CONNECTION": "::1 1 ::1 22"}
    for gap in gaps:
        for key in keys:
            with start(place, "4j", environment=over_ssh) as session:
                session.send(key, slowly=gap)
                session.settle(0.6 if gap else 0.1)
                # A letter among the pieces, taken for itself, would have gone elsewhere.
                session.send("?")
                good = session.until(b"Help", 3)
                tally.check(good and session.poll() is None, "%r at %.3f s" % (key, gap))
                leave(tally, session, "%r at %.3f s" % (key, gap))
    tally.figure("%d keys in pieces at %d gaps" % (len(keys), len(gaps)))


UNKNOWN = [b"\x1b[113;5u", b"\x1b[27;5;9~", b"\x1b[200z", b"\x1b[?1;2c", b"\x1b[>41;354;0c",
           b"\x1b[24;80R", b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1b]52;c;cXE=\x1b\\",
           b"\x1bP1$r0m\x1b\\", b"\x1b[I", b"\x1b[O", b"\x1b[<0;10;5M", b"\x1b[<0;10;5m",
           b"\x1b[<64;1;1M", b"\x1b[M !!", b"\x1b[1;2;3;4;5;6;7;8;9q", b"\x1b[" + b"9" * 300 + b"q",
           b"\x1b_Gi=1;OK\x1b\\", b"\x1b^q\x1b\\", b"\x1bXq\x1b\\", b"\x1b[?62;1;6;22q",
           b"\xff\xfe", b"\xc3", b"\xf4\x90\x80\x80", b"\x1b[;;;q", b"\x1b[\x1b[q"]


def unknown(tally, place, share):
    """Answers to questions nobody asked, mouse floods: none of it is a command."""
    sequences = sample(UNKNOWN, share)
    for keys in sequences:
        with start(place, "4") as session:
            for _ in range(50):
                session.send(keys)
            session.settle(0.7)
            tally.check(session.poll() is None, "%r: %s" % (keys, session.ended()))
            leave(tally, session, repr(keys))
    tally.figure("%d unknown sequences, 50 times each" % len(sequences))


def pastes(tally, place, share):
    """A paste is text, also when it holds newlines, q and its own end."""
    size = max(1000, int(100000 * share))
    body = (b"q\rq\n:quit\r!rm\x1b[201q q" * (size // 20 + 1))[:size]
    for before in ("4", "4/", "4:"):
        with start(place, before) as session:
            session.send(b"\x1b[200~" + body + b"\x1b[201~")
            session.settle(0.2, 20)
            tally.check(session.poll() is None, "paste after %r: %s" % (before, session.ended()))
            leave(tally, session, "paste after %r" % before)
    tally.figure("%d bytes pasted in three places, no command run" % size)


def terminals(tally, place, _share):
    """Whatever TERM says: a screen or a sentence, and never what TERM says raw."""
    hostile = ["\x1b]0;X\x07", "../../etc/passwd", "", "dumb", "foo", "vt100", "vt52", "linux",
               "xterm", "screen", "tmux-256color", "ansi", "glasstty", "xterm-kitty", "a" * 5000,
               "%s%n", "xterm\nfoo"]
    for name in hostile:
        with Session([place.program, place.catalogue], place.home,
                     environment={"TERM": name}) as session:
            session.settle(0.3)
            if session.poll() is None:
                leave(tally, session, "TERM=%r" % name[:20])
            else:
                tally.check(session.ended() == "exit 69", "TERM=%r: %s" %
                            (name[:20], session.ended()))
                tally.check(b"\x1b" not in session.output and b"\x07" not in session.output,
                            "TERM=%r: sent raw" % name[:20])
    tally.figure("%d values of TERM" % len(hostile))


def long_session(session):
    """Every key of a long session; the quiet after each tells when it was done."""
    for keys in LONG:
        if not session.send(keys):
            return
        session.settle(0.02, 1)
        if session.poll() is not None:
            return


def leak(tally, place, share):
    """A long session, over and over, grows no further."""
    with start(place) as session:
        sizes_seen = []
        for _ in range(max(4, int(40 * share))):
            long_session(session)
            with open("/proc/%d/statm" % session.pid, encoding="ascii") as file:
                sizes_seen.append(int(file.read().split()[1]))
        early, late = sizes_seen[1], sizes_seen[-1]
        if not place.sanitized:
            tally.check(late - early < 400, "grew from %d to %d pages" % (early, late))
        tally.figure("%d long sessions in one, %d to %d pages resident" %
                     (len(sizes_seen), early, late))
        leave(tally, session, "long")

