# SPDX-License-Identifier: MIT
"""Sizes, signals and lines that go wrong, each a function of (Tally, Place, how much of it)."""

import os
import random
import re
import signal
import time

import waiting
from session import Session
from states import LONG, STATES, VIEWS

RESTORE = b"\x1b[?1049l"
STRING_END = b"\x1b\\"


def start(place, keys="", **more):
    session = Session([place.program, place.catalogue], place.home, **more)
    session.settle()
    for key in keys if isinstance(keys, (list, tuple)) else [keys] if keys else []:
        session.send(key)
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
    for key in ("\x07\x07\x07", "q"):
        session.send(key)
        session.settle()
    session.wait(120)
    tally.check(session.ended() == "exit 0", "%s: %s" % (what, session.ended()))
    tally.check(not session.hung, what + ": it did not come to rest")
    tally.check(session.restored(), what + ": the terminal is not as it was")
    left = session.leftovers()
    tally.check(not left, "%s: left on the terminal: %s" % (what, left))


def every_size(tally, place, every):
    """All views go through the sizes side by side: each waits until it may draw again."""
    sessions = [start(place.aside("view-" + view), view) for view in VIEWS]
    try:
        for size in every:
            for session in sessions:
                session.resize(size)
                session.send("j")
            for session in sessions:
                session.settle()
                if not tally.check(session.poll() is None and not session.hung,
                                   "%s: %s" % (size, session.ended())):
                    return
        for view, session in zip(VIEWS, sessions):
            session.resize((80, 24))
            session.settle()
            leave(tally, session, "view " + view)
    finally:
        for session in sessions:
            session.close()


EXTREMES = [(0, 0), (1, 1), (1, 1000), (1000, 1), (500, 200), (5000, 5000), (65535, 65535),
            (1, 65535), (65535, 1), (20, 5), (19, 5), (20, 4), (1024, 512), (1025, 513), (2, 2)]


def extreme_size(tally, place, item):
    """A size that nobody has, in a session and from its beginning."""
    size, view, first = item
    with start(place, "" if first else view, size=size if first else (80, 24)) as session:
        session.resize(size)
        for key in ("jj", "\r", "G"):
            session.send(key)
            session.settle()
        tally.most("memory", session.memory())
        session.resize((80, 24))
        session.settle()
        leave(tally, session, "%dx%d" % size)


def sizes(tally, place, share):
    """Every size from 1x1 to 120x30 in every view, and some that nobody has."""
    every = sample([(c, r) for r in range(1, 31) for c in range(1, 121)], share)
    every_size(tally, place, every)
    tally.figure("%d sizes, each drawn in each of %d views" % (len(every), len(VIEWS)))
    views = VIEWS if share >= 1 else "4"
    tally.spread(place, [(size, view, first) for size in EXTREMES for view in views
                         for first in ((False, True) if share >= 1 else (False,))],
                 extreme_size, ("memory",))
    worst = tally.counts.get("memory", 0)
    if not place.sanitized:
        tally.check(worst < 65536, "a window took %d KiB" % worst)
    tally.figure("%d extreme sizes in %d views, at most %d KiB resident" %
                 (len(EXTREMES), len(views), worst))


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
    signal.SIGFPE: "signal 8", signal.SIGILL: "signal 4", signal.SIGSYS: "signal 31",
    signal.SIGTRAP: "signal 5", signal.SIGXCPU: "signal 24", signal.SIGUSR1: "signal 10",
    signal.SIGUSR2: "signal 12", signal.SIGVTALRM: "signal 26", signal.SIGPROF: "signal 27",
}


ORDERLY = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)


def all_asked(place):
    """Settings by which the terminal is asked for all that it can be."""
    folder = os.path.join(place.work, "config")
    os.makedirs(os.path.join(folder, "pacecat"), exist_ok=True)
    with open(os.path.join(folder, "pacecat", "settings.yaml"), "w", encoding="ascii") as file:
        file.write("mouse: on\ntitle: yes\n")
    return {"XDG_CONFIG_HOME": folder}


def signals_in(tally, place, keys):
    environment = all_asked(place)
    for number, status in ENDS.items():
        with start(place, keys, environment=environment) as session:
            session.kill(number)
            took = session.wait(120)
            what = "%r, %s" % (keys, signal.Signals(number).name)
            tally.count("signals")
            if not tally.check(took is not None, what + ": still there"):
                continue
            tally.most("slowest", took)
            tally.check(session.ended() == status, "%s: %s" % (what, session.ended()))
            tally.check(session.restored(), what + ": modes not restored")
            tally.check(RESTORE in session.output, what + ": the screen was kept")
            left = session.leftovers()
            tally.check(not left, "%s: left on the terminal: %s" % (what, left))
            # What was cut off may have been the middle of a copy.
            tally.check(number in ORDERLY or STRING_END in session.output.rpartition(
                b"\x1b[?2004l")[0][-64:], what + ": a string may go on")
    with start(place, keys, environment=environment) as session:
        for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGTSTP):
            session.kill(number)
            session.settle(most=1 if number == signal.SIGTSTP else 120)
        # An orphan's process group does not stop; either way it goes on.
        session.resize((100, 30), tell=False)
        session.block(False)
        session.kill(signal.SIGCONT)
        session.settle()
        tally.check(session.blocks(), "%r: output does not wait" % keys)
        tally.count("signals", 4)
        leave(tally, session, "%r, INT, PIPE, TSTP, CONT" % keys)


def signals(tally, place, share):
    """Every signal in fifty states: the terminal is given back however it ends."""
    states = sample(STATES, share)
    tally.spread(place, states, signals_in, ("slowest",))
    tally.figure("%d signals in %d states (%d kinds; KILL cannot be caught), the slowest end "
                 "after %.2f s" % (tally.counts["signals"], len(states), len(ENDS) + 4,
                                   tally.counts["slowest"]))


def ignore_hangup():
    """As nohup leaves it."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def drop_in(tally, place, item):
    """A busy machine may have been slow once, not three times."""
    keys, ignored = item
    took = None
    for _ in range(3):
        with start(place, keys, preexec=ignore_hangup if ignored else None) as session:
            session.hang_up()
            took = session.wait(30, read=False)
        if took is not None and took < 1:
            break
    if tally.check(took is not None, "%r: still there" % (item,)):
        tally.most("slowest", took)
        tally.check(took < 1, "%r: took %.2f s" % (item, took))


def drops(tally, place, share):
    """The line is gone: so is the program, within a second."""
    drops_in = [(keys, ignored) for keys in sample(STATES, share) for ignored in (False, True)]
    tally.spread(place, drops_in, drop_in, ("slowest",))
    tally.figure("%d dropped lines, half of them where HUP was ignored, the slowest end after "
                 "%.2f s" % (len(drops_in), tally.counts.get("slowest", -1)))


def is_quiet(session, seconds=30):
    """Does it stop using the processor, though it cannot get rid of what it draws?"""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before, rests = session.cpu(), waiting.rests(session.pid)
        time.sleep(1)
        if session.cpu() - before < 0.1 and waiting.rests(session.pid) - rests < 10:
            return True
    return False


def stall_then(tally, place, number):
    """Nobody reads any more; then a signal, or the line is gone for good."""
    name = signal.Signals(number).name if number else "a drop"
    took = None
    for _ in range(3):
        with start(place, "4") as session:
            # Far more than a pseudo-terminal holds.
            for _ in range(400):
                try:
                    os.write(session.master, b"G\x0cg\x0c")
                except BlockingIOError:
                    break
            if not tally.check(is_quiet(session), "it spins while nobody reads"):
                return
            if number:
                session.kill(number)
            else:
                session.hang_up()
            took = session.wait(30, read=False)
        if took is not None and took < (3.5 if number else 1):
            break
    if tally.check(took is not None, name + " while blocked: still there"):
        tally.most("slowest", took)
        tally.check(took < (3.5 if number else 1), "%s while blocked: %.2f s" % (name, took))


def stalls(tally, place, share):
    """Nobody reads any more: TERM, HUP and QUIT still end it, and it does not spin."""
    kinds = [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, 0] * max(1, int(5 * share))
    tally.spread(place, kinds, stall_then, ("slowest",))
    tally.figure("%d stalls, the slowest end after %.2f s" %
                 (len(kinds), tally.counts.get("slowest", -1)))


def idle(tally, place, share):
    """Whoever only reads costs nothing, wherever he is."""
    states = sample(STATES, share)
    sessions = [start(place.aside("idle-%d" % i), keys) for i, keys in enumerate(states)]
    try:
        for session in sessions:
            session.settle(patience=3600, most=20)
        before = [(session.cpu(), waiting.rests(session.pid)) for session in sessions]
        time.sleep(10 if share >= 1 else 2)
        woken = 0
        for keys, session, (cpu, rests) in zip(states, sessions, before):
            woken += waiting.rests(session.pid) - rests
            tally.check(session.cpu() - cpu < 0.05, "%r: idle, it uses the processor" % keys)
        tally.check(woken <= len(states), "idle browsers woke %d times" % woken)
        tally.figure("%d idle browsers woke %d times in %d s" %
                     (len(states), woken, 10 if share >= 1 else 2))
        for keys, session in zip(states, sessions):
            leave(tally, session, "idle at %r" % keys)
    finally:
        for session in sessions:
            session.close()


def long_session(session, most=120):
    """Every key of a long session."""
    for keys in LONG:
        if not session.send(keys):
            return
        session.settle(most=most)
        if session.poll() is not None:
            return


def leak(tally, place, share):
    """A long session, over and over, grows no further."""
    with start(place) as session:
        sizes_seen = []
        for _ in range(max(4, int(100 * share))):
            long_session(session)
            with open("/proc/%d/statm" % session.pid, encoding="ascii") as file:
                sizes_seen.append(int(file.read().split()[1]))
        early, late = sizes_seen[1], sizes_seen[-1]
        if not place.sanitized:
            tally.check(late - early < 400, "grew from %d to %d pages" % (early, late))
        tally.figure("%d long sessions in one, %d to %d pages resident" %
                     (len(sizes_seen), early, late))
        leave(tally, session, "long")


# What the sanitizer says where it could look and found nothing, and where it may not look.
LOOKED, REFUSED = "Processing thread", "LeakSanitizer has encountered a fatal error"
WORDS = "detect_leaks=1:exitcode=23:log_path=%s:handle_segv=0:handle_abort=0"


def lost(tally, place, number):
    """A long session, some number of times, with LeakSanitizer at its end."""
    log = os.path.join(place.work, "lost-%d" % number)
    with start(place, environment={"ASAN_OPTIONS": WORDS % log, "LSAN_OPTIONS": "log_threads=1"},
               size=((80, 24), (160, 50), (40, 12))[number % 3]) as session:
        for _ in range(1 + number % 4):
            long_session(session)
        leave(tally, session, "a session with LeakSanitizer")
    said = ""
    for name in os.listdir(place.work):
        if name.startswith("lost-%d." % number):
            with open(os.path.join(place.work, name), encoding="utf-8", errors="replace") as file:
                said += file.read()
    if REFUSED in said:
        tally.count("refused")
        return
    tally.check(LOOKED in said, "LeakSanitizer did not look")
    tally.check("SUMMARY" not in said, "lost: " + said[:2000])
    tally.count("sessions")
    tally.count("bytes", sum(int(n) for n in re.findall(r"SUMMARY: .* (\d+) byte", said)))


def leaks(tally, place, share):
    """Long sessions, once and over and over, lose no memory; for a program with sanitizers."""
    if not place.sanitized:
        tally.skip("not built with --enable-sanitizers")
        return
    tally.spread(place, range(max(1, int(24 * share))), lost)
    if tally.counts.get("refused"):
        tally.skip("LeakSanitizer may not trace its process here")
    tally.figure("%d sessions with LeakSanitizer, %d bytes lost" %
                 (tally.counts.get("sessions", 0), tally.counts.get("bytes", 0)))
