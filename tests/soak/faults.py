# SPDX-License-Identifier: MIT
"""Memory that is not there, system calls that fail, files that cannot be written."""

import os
import re
import shutil
import subprocess

from checks import leave, long_session, sample
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
        session.until(b"quit", 600)
        long_session(session)
        session.settle(1, 600)
        leave(tally, session, "after all failures")
    if not os.path.exists(log):
        tally.skip("a static program takes no other malloc")
        return
    bad, known, total = 0, 0, 0
    with open(log, encoding="ascii") as file:
        for line in file:
            what, at, how, where = line.split()
            if what == "allocations":
                total = int(at)
            elif "curses" in where or "tinfo" in where or os.waitstatus_to_exitcode(int(how)) == 1:
                # newterm goes on with what it did not get; curses ends programs with 1.
                known += 1
            else:
                bad += 1
                tally.check(False, "allocation %s failing %s: status %#x, asked for by %s" %
                            (at, what, int(how), where))
    tally.passed += 2 * (total // step) - bad - known
    tally.check(total > 1000, "only %d allocations were seen" % total)
    tally.figure("%d allocations, one in %d failing once and from there on, %d bad ends, "
                 "%d of curses' own" % (total, step, bad, known))


CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\(")


def calls_of(place):
    """How often each system call comes in a session, by name."""
    trace = os.path.join(place.work, "trace")
    with Session(["strace", "-f", "-qq", "-o", trace, place.program, place.catalogue],
                 place.home) as session:
        short_session(session)
        session.wait(10)
    counts = {}
    with open(trace, encoding="utf-8", errors="replace") as file:
        for line in file:
            match = CALL.match(line)
            if match and match.group(1) != "execve":
                counts[match.group(1)] = counts.get(match.group(1), 0) + 1
    return counts


def short_session(session):
    # What a fault made the program say may stand where the keys were told.
    session.until(b"\x1b[", 3)
    session.settle(0.1, 3)
    for keys in ("3", "/se\r", "\r", "?", "q", "4", " ", "\x07\x07\x07"):
        session.send(keys)
        session.settle(0.02, 1)
    session.send("q")


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
            for at in range(1, min(most, 60) + 1) for error in ERRORS]
    # A process that cannot leave is strace's own doing; memory is what `allocations` is about.
    runs = [run for run in runs if not run[0].startswith("exit") and run[0] not in ("brk", "mmap")]
    chosen = sample(runs, share)
    for name, at, error in chosen:
        what = "%s number %d: %s" % (name, at, error)
        with Session(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + name, "-e",
                      "inject=%s:error=%s:when=%d" % (name, error, at),
                      place.program, place.catalogue], place.home) as session:
            short_session(session)
            if session.wait(8) is None:
                session.kill(15)
                tally.check(False, what + ": hangs")
                continue
            tally.check(FINE.match(session.ended()) or session.ended() == "exit 127",
                        "%s: %s" % (what, session.ended()))
            if name != "ioctl":
                tally.check(session.restored(), what + ": the terminal is not as it was")
    tally.figure("%d of %d faults of system calls (%d calls)" %
                 (len(chosen), len(runs), sum(counts.values())))


def writes_killed(tally, place, share):
    """Killed at each write, sync and rename on the way out: the old state or the new one."""
    if not shutil.which("strace"):
        tally.skip("no strace")
        return
    state = os.path.join(place.home, ".local", "state", "pacecat", "state.yaml")
    names = ["openat", "write", "fsync", "fdatasync", "rename", "renameat", "renameat2", "fcntl",
             "flock", "unlink"]
    counts = calls_of(place)
    count = 0
    for name in names:
        for at in sample(range(1, min(counts.get(name, 0), 200) + 1), share):
            with Session([place.program, place.catalogue], place.home) as session:
                short_session(session)
                session.wait(10)
            with open(state, encoding="utf-8") as file:
                old = file.read()
            with Session(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + name, "-e",
                          "inject=%s:signal=KILL:when=%d" % (name, at), place.program,
                          place.catalogue], place.home) as session:
                short_session(session)
                session.wait(8)
            with open(state, encoding="utf-8") as file:
                new = file.read()
            count += 1
            tally.check(new == old or (new.startswith("pacecat-state:") and new.endswith("\n")),
                        "killed at %s number %d: half a state" % (name, at))
    tally.figure("%d kills on the way to a new state" % count)


def homes(tally, place, _share):
    """No home, one that cannot be written, one that is full, a link in the way."""
    def run(what, environment, want=None):
        with Session([place.program, place.catalogue], environment.pop("HOME"),
                     environment=environment) as session:
            session.until(b"quit", 5)
            session.send("4jj")
            session.settle()
            leave(tally, session, what)
            if want:
                tally.check(want in bytes(session.output), what + ": nothing is said")

    run("no HOME", {"HOME": ""})
    run("HOME is not there", {"HOME": os.path.join(place.work, "nowhere", "home")})
    run("HOME is a file", {"HOME": "/etc/passwd"})
    run("HOME is /dev/full", {"HOME": "/dev/full"})
    run("HOME is /proc", {"HOME": "/proc"})
    victim = os.path.join(place.work, "victim")
    home = os.path.join(place.work, "linked")
    folder = os.path.join(home, ".local", "state", "pacecat")
    os.makedirs(folder, exist_ok=True)
    with open(victim, "w", encoding="utf-8") as file:
        file.write("precious\n")
    path = os.path.join(folder, "state.yaml")
    if not os.path.islink(path):
        os.symlink(victim, path)
    run("a link in the way", {"HOME": home})
    with open(victim, encoding="utf-8") as file:
        tally.check(file.read() == "precious\n", "the state was written through a link")


def full_disk(tally, place, _share):
    """A file system of 64 KiB, filled to the last byte."""
    home = os.path.join(place.work, "full")
    os.makedirs(home, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", home]
    if os.geteuid() or subprocess.run(mount, check=False, stderr=subprocess.DEVNULL).returncode:
        tally.skip("only root may mount a small file system")
        return
    try:
        with Session([place.program, place.catalogue], home) as session:
            short_session(session)
            session.wait(5)
        path = os.path.join(home, ".local", "state", "pacecat", "state.yaml")
        with open(path, encoding="utf-8") as file:
            old = file.read()
        filler = os.open(os.path.join(home, "filler"), os.O_WRONLY | os.O_CREAT)
        try:
            while os.write(filler, b"x" * 4096):
                pass
        except OSError:
            pass
        os.close(filler)
        with Session([place.program, place.catalogue], home) as session:
            session.until(b"quit", 5)
            session.send("5jjj")
            session.settle()
            leave(tally, session, "full disk")
        with open(path, encoding="utf-8") as file:
            tally.check(file.read() == old, "the state was lost on a full disk")
        left = [n for n in os.listdir(os.path.dirname(path)) if n.startswith(".pacecat-")]
        tally.check(not left, "left behind: %s" % left)
    finally:
        subprocess.run(["umount", home], check=False)
