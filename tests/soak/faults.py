# SPDX-License-Identifier: MIT
"""Memory that is not there, and system calls that fail."""

import os
import re
import shutil
import subprocess
import time

from checks import RESTORE, leave, long_session, sample
from session import Session

ERRORS = ["EINTR", "EIO", "ENOSPC", "EMFILE", "ENOMEM", "EAGAIN"]

# What curses does at its own start when a call or an allocation fails is not ours to mend.
FINE = re.compile(r"exit (0|65|66|69|71|74|129|143)$")


def allocations(tally, place, share):
    """Each allocation of a long session fails once, and each with all that follow."""
    if place.sanitized:
        tally.skip("a sanitizer has its own malloc")
        return
    library = os.path.join(place.work, "failing.so")
    compiled = subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library,
                               os.path.join(place.here, "failing.c"), "-ldl"], check=False)
    if compiled.returncode:
        tally.skip("no compiler for the library that is preloaded")
        return
    log = os.path.join(place.work, "failing.log")
    step = max(1, int(1 / share))
    with Session([place.program, place.catalogue], place.home,
                 environment={"LD_PRELOAD": library, "FAILING_LOG": log,
                              "FAILING_STEP": str(step)}) as session:
        # As long as it takes: each failure is a process of its own.
        session.settle(most=36000)
        long_session(session, 36000)
        leave(tally, session, "after all failures")
    if not os.path.exists(log):
        tally.skip("a static program takes no other malloc")
        return
    bad, known, total, children, tired, went_on = 0, 0, 0, 0, 0, 0
    with open(log, encoding="ascii") as file:
        for line in file:
            what, at, how, where = line.split()
            if what == "allocations":
                total = int(at)
            elif what == "children":
                children = int(at)
            elif what == "tired":
                tired = int(at)
            elif what == "went-on":
                went_on = int(at)
            elif what == "lost":
                # Curses, too, keeps what it had begun, and the libc its messages.
                tally.check(any(name in where for name in ("curses", "tinfo", "/libc.so")),
                            "allocation %s failing: %s blocks more than without, asked for by %s" %
                            (at, how, where))
            elif "curses" in where or "tinfo" in where or os.waitstatus_to_exitcode(int(how)) == 1:
                # newterm goes on with what it did not get; curses ends programs with 1.
                known += 1
            else:
                bad += 1
                tally.check(False, "allocation %s failing %s: status %#x, asked for by %s" %
                            (at, what, int(how), where))
    tally.passed += children - bad - known
    tally.check(total > 1000, "only %d allocations were seen" % total)
    tally.figure("%d allocations, one in %d failing once and from there on: %d failures, %d bad "
                 "ends, %d in curses' own start, %d asleep beside a thread that they had not; %d "
                 "went on, none with more blocks than without" %
                 (total, step, children, bad, known, tired, went_on))


CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\(")

# A process that cannot leave is the tracer's own doing; memory is what `allocations` is about; the
# libc ends every program whose lock fails.
NOT_OURS = ("exit", "exit_group", "brk", "mmap", "futex")

# The tracer stands aside, so that the program is ours to watch and to wait for.
STRACE = ["strace", "-DDD", "-f", "-qq"]


def injecting(name, what, place, *arguments):
    """The command that runs the program with a fault in one of its system calls."""
    # With a filter of its own strace 6.1 delivers no signal.
    fast = [] if what.startswith("signal=") else ["--seccomp-bpf"]
    return [*STRACE, *fast, "-o", "/dev/null", "-e", "trace=" + name, "-e",
            "inject=%s:%s" % (name, what), place.program, *(arguments or [place.catalogue])]


def file_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def calls_of(place, *arguments, keys=None, environment=None):
    """How often each system call comes in a session, by name."""
    trace = os.path.join(place.work, "trace")
    with Session([*STRACE, "-o", trace, place.program, *(arguments or [place.catalogue])],
                 place.home, environment=environment) as session:
        short_session(session, keys)
        session.wait(120)
    counts = {}
    # The tracer may still have lines to write.
    end = time.monotonic() + 10
    while time.monotonic() < end and b"exit_group(" not in file_bytes(trace):
        time.sleep(0.01)
    with open(trace, encoding="utf-8", errors="replace") as file:
        for line in file:
            match = CALL.match(line)
            if match and match.group(1) != "execve":
                counts[match.group(1)] = counts.get(match.group(1), 0) + 1
    return counts


SHORT = ("3", "/se", "\r", "\r", "?", "\x07", "4", " ", "\x07\x07\x07", "q")


def short_session(session, keys=None):
    """A bit of everything, then out."""
    session.settle()
    for key in SHORT if keys is None else keys:
        if session.poll() is not None or session.hung:
            return
        session.send(key)
        session.settle()


SENT = re.compile(rb"\x1b\].*?(\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]|\s+")


def said(session):
    """What stands on the terminal once it has been given back."""
    return SENT.sub(b" ", bytes(session.output).rpartition(RESTORE)[2]).strip()


def call_fails(tally, place, run):
    name, at, error = run
    what = "%s number %d: %s" % (name, at, error)
    with Session(injecting(name, "error=%s:when=%d" % (error, at), place), place.home) as session:
        short_session(session)
        if session.hung or session.wait(120) is None:
            tally.check(False, what + ": hangs")
            return
        tally.check(FINE.match(session.ended()) or session.ended() == "exit 127",
                    "%s: %s" % (what, session.ended()))
        good = session.ended() in ("exit 0", "exit 129", "exit 143")
        tally.count("ended well" if session.ended() == "exit 0" else "ended with a sentence")
        tally.check(session.restored(), what + ": the terminal is not as it was")
        # A write that fails may be the one by which the terminal is given back, or the sentence.
        if name != "write":
            left = session.leftovers()
            tally.check(not left, "%s: left on the terminal: %s" % (what, left))
            tally.check(good or said(session), "%s: %s without a word" % (what, session.ended()))


def system_calls(tally, place, share):
    """Each system call of a session fails once, with each of six errors."""
    if not shutil.which("strace"):
        tally.skip("no strace")
        return
    if place.sanitized:
        tally.skip("a sanitizer's own calls must not fail")
        return
    counts = calls_of(place)
    runs = [(name, at, error) for name, most in sorted(counts.items())
            for at in range(1, most + 1) for error in ERRORS]
    runs = [run for run in runs if run[0] not in NOT_OURS]
    chosen = sample(runs, share)
    tally.spread(place, chosen, call_fails)
    tally.figure("%d of %d faults of %d kinds of system calls (%d calls), %d sessions went on, the "
                 "others ended with a sentence; without %s" %
                 (len(chosen), len(runs), len(counts), sum(counts.values()),
                  tally.counts.get("ended well", 0), ", ".join(NOT_OURS)))
