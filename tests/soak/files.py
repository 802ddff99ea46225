# SPDX-License-Identifier: MIT
"""
What is written: the state, the cache, exports, compiled files, the reader's own catalogue.  On a
full disk, a read-only one, in strange places, by several at once, killed at every step: afterwards
there is the old file or the new one.
"""

import os
import shutil
import subprocess

from checks import leave, sample
from faults import ERRORS, FINE, calls_of, injecting, short_session
from session import ENVIRONMENT, Session

BIB = "@article{aa, title = {One more}, author = {Nobody, Ann}, year = {2001}, journal = {J}}\n"


def run(place, *arguments, home=None):
    return subprocess.run([place.program, *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False,
                          timeout=300,
                          env=dict(ENVIRONMENT, HOME=place.home if home is None else home))


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None


def write(path, content):
    with open(path, "wb") as file:
        file.write(content)


def large_catalogue(place):
    """One that takes long enough to be kept in the cache."""
    path = os.path.join(place.work, "large.yaml")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as file:
            file.write("pacecat: 1\nstudies:\n")
            for i in range(20000):
                file.write("- {id: s%d, type: report, title: Study %d, issued: 2001}\n" % (i, i))
    return path


def bib_of(place):
    path = os.path.join(place.work, "more.bib")
    write(path, BIB.encode())
    return path


# Commands that write a file, given its name; and what is in it before.
WRITERS = {
    "export": lambda place, out: ["-C", place.catalogue, "export", "--to", "bibtex", "--force",
                                  "--output", out],
    "compile": lambda place, out: ["compile", "--output", out, place.catalogue],
    "import": lambda place, out: ["import", "--yes", "--into", out, bib_of(place)],
}


def old_of(place, name):
    return read(place.catalogue) if name == "import" else b"old\n"


def new_of(place, name):
    out = os.path.join(place.work, "new-" + name)
    write(out, old_of(place, name))
    done = run(place, *WRITERS[name](place, out))
    return done.returncode, read(out)


CALLS = ["openat", "write", "pwrite64", "fchmod", "fsync", "fdatasync", "rename", "renameat",
         "renameat2", "link", "linkat", "fcntl", "flock", "unlink", "unlinkat", "close", "mkdir"]


def places_to_kill(counts, share):
    return [(name, at) for name in CALLS
            for at in sample(range(1, min(counts.get(name, 0), 200) + 1), share)]


def kill_state(tally, place, item):
    """On the way out of a session that has marked and moved."""
    name, at = item
    state = os.path.join(place.home, ".local", "state", "pacecat", "state.yaml")
    with Session([place.program, place.catalogue], place.home) as session:
        short_session(session)
        session.wait(120)
    old = read(state)
    with Session(injecting(name, "signal=KILL:when=%d" % at, place), place.home) as session:
        short_session(session)
        session.wait(120)
    new = read(state)
    what = "killed at %s number %d: " % item
    tally.check(new == old or (new and new.startswith(b"pacecat-state:") and new.endswith(b"\n")),
                what + "half a state")
    done = run(place, "-C", place.catalogue, "list", "is:marked")
    tally.check(done.returncode in (0, 1) and b"state.yaml" not in done.stderr,
                what + "the state is damaged: %r" % done.stderr[:200])
    tally.count("kills")


def kill_command(tally, place, item):
    writer, name, at = item
    out = os.path.join(place.work, "out-" + writer)
    write(out, old_of(place, writer))
    command = injecting(name, "signal=KILL:when=%d" % at, place, *WRITERS[writer](place, out))
    with Session(command, place.home) as session:
        session.wait(120)
    tally.check(read(out) in (old_of(place, writer), place.new[writer]),
                "%s killed at %s number %d: half a file" % item)
    tally.count("kills")


def kill_cache(tally, place, item):
    name, at = item
    shutil.rmtree(os.path.join(place.home, ".cache"), ignore_errors=True)
    path = large_catalogue(place)
    command = injecting(name, "signal=KILL:when=%d" % at, place, "-C", path, "list", "year:1999")
    with Session(command, place.home) as session:
        session.wait(120)
    done = run(place, "-C", path, "list", "--format", "ids")
    tally.check(done.returncode == 0 and done.stdout == place.listed,
                "killed at %s number %d: another list from a cache" % item)
    tally.count("kills")


def writes_killed(tally, place, share):
    """Killed at each call on the way to a file: there is the old one or the new one."""
    if not shutil.which("strace"):
        tally.skip("no strace")
        return
    if place.sanitized:
        tally.skip("a sanitizer's own calls come between")
        return
    tally.spread(place, places_to_kill(calls_of(place), share), kill_state)
    place.new, runs = {}, []
    for writer, arguments in WRITERS.items():
        status, place.new[writer] = new_of(place, writer)
        tally.check(status == 0, "%s: exit %d" % (writer, status))
        out = os.path.join(place.work, "counted")
        write(out, old_of(place, writer))
        counts = calls_of(place, *arguments(place, out), keys=())
        runs += [(writer, *where) for where in places_to_kill(counts, share)]
    tally.spread(place, runs, kill_command)
    path = large_catalogue(place)
    counts = calls_of(place, "-C", path, "list", "year:1999", keys=())
    place.listed = run(place, "-C", path, "list", "--format", "ids").stdout
    tally.check(os.path.isdir(os.path.join(place.home, ".cache", "pacecat")), "no cache was made")
    tally.spread(place, places_to_kill(counts, share), kill_cache)
    tally.figure("%d kills on the way to a state, an export, a compiled file, an addition to a "
                 "catalogue and a cache" % tally.counts.get("kills", 0))


def call_fails(tally, place, item):
    """Who says that all is well has written all; who does not has a reason and the old file."""
    writer, name, at, error = item
    what = "%s, %s number %d: %s" % item
    out = os.path.join(place.work, "out-" + writer)
    write(out, old_of(place, writer))
    command = injecting(name, "error=%s:when=%d" % (error, at), place, *WRITERS[writer](place, out))
    with Session(command, place.home) as session:
        session.wait(120)
        found, ended = read(out), session.ended()
        said = bool(session.output.strip())
    new = place.new[writer]
    tally.check(found == new if ended == "exit 0" else found in (place.old[writer], new),
                "%s: %s, and another file" % (what, ended))
    tally.check(ended in ("exit 0", "exit 127") or FINE.match(ended) and said,
                "%s: %s" % (what, ended))
    left = [n for n in os.listdir(place.work) if n.startswith(".pacecat-")]
    # What cannot be unlinked stays, until it is swept.
    tally.check(not left or name.startswith("unlink"), "%s: left behind %s" % (what, left))
    for name in left:
        os.unlink(os.path.join(place.work, name))
    tally.count("faults")
    tally.count("refused", ended != "exit 0")


def writes_failed(tally, place, share):
    """Each call of a command that writes a file fails, with each of six errors."""
    if not shutil.which("strace"):
        tally.skip("no strace")
        return
    if place.sanitized:
        tally.skip("a sanitizer's own calls must not fail")
        return
    place.old, place.new, runs = {}, {}, []
    for writer, arguments in WRITERS.items():
        place.old[writer] = old_of(place, writer)
        place.new[writer] = new_of(place, writer)[1]
        out = os.path.join(place.work, "counted")
        write(out, place.old[writer])
        counts = calls_of(place, *arguments(place, out), keys=())
        runs += [(writer, name, at, error) for name in CALLS if name in counts
                 for at in range(1, min(counts[name], 200) + 1) for error in ERRORS]
    chosen = sample(runs, share)
    tally.spread(place, chosen, call_fails)
    tally.figure("%d of %d faults on the way to an export, a compiled file and an addition to a "
                 "catalogue; %d refused, none half written" %
                 (len(chosen), len(runs), tally.counts.get("refused", 0)))


def disk(path, options):
    """A small file system of its own, where root may mount one."""
    os.makedirs(path, exist_ok=True)
    return not os.geteuid() and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "none", path], check=False,
        stderr=subprocess.DEVNULL).returncode == 0


def browse_at(tally, place, home, what):
    """A session that would remember something, and a list that would keep a cache."""
    for name in ("HOME", "XDG"):
        environment = {} if name == "HOME" else {
            "XDG_%s_HOME" % kind: home for kind in ("STATE", "CACHE", "CONFIG", "DATA")}
        with Session([place.program, place.catalogue], home, environment=environment) as session:
            session.settle()
            for key in ("4", "jj", " "):
                session.send(key)
                session.settle()
            leave(tally, session, "%s, %s" % (what, name))
    if not place.sanitized:
        done = run(place, "-C", large_catalogue(place), "list", "year:1999", home=home)
        tally.check(done.returncode in (0, 1), "%s: list: exit %d" % (what, done.returncode))


def write_at(tally, place, out, what, intact=None):
    """Each command says that it cannot, and whatever was there is as it was."""
    for writer, arguments in WRITERS.items():
        done = run(place, *arguments(place, out))
        tally.check(done.returncode in (64, 65, 66, 73, 74), "%s, %s: exit %d" %
                    (writer, what, done.returncode))
        tally.check(done.stderr, "%s, %s: nothing is said" % (writer, what))
        if intact:
            tally.check(intact(), "%s, %s: something was written" % (writer, what))
        tally.count("refusals")


def places(tally, place, share):
    """No home, one that cannot be written, a link, a pipe or a folder in the way."""
    homes = ["", os.path.join(place.work, "nowhere", "home"), "/etc/passwd", "/dev/full", "/proc",
             "/dev/null", "relative/home", "/" + "x" * 5000]
    read_only = os.path.join(place.work, "read-only")
    mounted = disk(read_only, "ro")
    if mounted:
        homes.append(read_only)
    else:
        tally.skip("only root may mount a read-only file system")
    loop = os.path.join(place.work, "loop")
    os.symlink("loop", loop)
    homes.append(loop)
    try:
        for home in homes:
            browse_at(tally, place, home, "home %s" % home[:40])
        victim = os.path.join(place.work, "victim")
        write(victim, b"precious\n")
        home = os.path.join(place.work, "linked")
        folder = os.path.join(home, ".local", "state", "pacecat")
        os.makedirs(folder)
        for name in ("state.yaml", "state.lock", "style.yaml", "seen"):
            os.symlink(victim, os.path.join(folder, name))
        browse_at(tally, place, home, "links in the way")
        tally.check(read(victim) == b"precious\n", "the state was written through a link")
        others = {
            "nowhere": os.path.join(place.work, "not", "there"), "a file's": "/etc/passwd/out",
            "/dev/full": "/dev/full", "/proc": "/proc/out", "a folder": place.work,
            "a loop": loop, "too long": os.path.join(place.work, "x" * 300),
        }
        if mounted:
            others["read-only"] = os.path.join(read_only, "out")
        for what, out in others.items():
            write_at(tally, place, out, what)
        link, pipe = os.path.join(place.work, "link"), os.path.join(place.work, "pipe")
        os.symlink(victim, link)
        os.mkfifo(pipe)
        write_at(tally, place, link, "a link", lambda: read(victim) == b"precious\n")
        write_at(tally, place, pipe, "a pipe")
    finally:
        if mounted:
            subprocess.run(["umount", read_only], check=False)
    tally.figure("%d homes that are none, %d refusals to write a file" %
                 (len(homes) + 1, tally.counts.get("refusals", 0)))


def fill(folder):
    filler = os.open(os.path.join(folder, "filler"), os.O_WRONLY | os.O_CREAT)
    try:
        while os.write(filler, b"x" * 4096):
            pass
    except OSError:
        pass
    os.close(filler)


def full_disk(tally, place, share):
    """A file system that is filled to the last byte, and then a read-only one."""
    home = os.path.join(place.work, "full")
    if not disk(home, "size=256k"):
        tally.skip("only root may mount a small file system")
        return
    try:
        with Session([place.program, place.catalogue], home) as session:
            short_session(session)
            session.wait(120)
        state = os.path.join(home, ".local", "state", "pacecat", "state.yaml")
        outs = {writer: os.path.join(home, "out-" + writer) for writer in WRITERS}
        for writer, out in outs.items():
            write(out, old_of(place, writer))
        old = {path: read(path) for path in (state, *outs.values())}
        tally.check(old[state], "no state was written")
        fill(home)
        for what in ("full", "read-only"):
            with Session([place.program, place.catalogue], home) as session:
                session.settle()
                for key in ("5", "jjj", "4", " "):
                    session.send(key)
                    session.settle()
                leave(tally, session, "a disk that is " + what)
            run(place, "-C", large_catalogue(place), "list", "year:1999", home=home)
            for writer, arguments in WRITERS.items():
                done = run(place, *arguments(place, outs[writer]))
                tally.check(done.returncode == 74 and done.stderr,
                            "%s on a disk that is %s: exit %d" % (writer, what, done.returncode))
            for path, content in old.items():
                tally.check(read(path) == content, "%s was lost: the disk is %s" % (path, what))
            left = [n for folder, _, names in os.walk(home) for n in names
                    if n.startswith(".pacecat-")]
            tally.check(not left, "left behind: %s" % left)
            subprocess.run(["mount", "-o", "remount,ro", home], check=False)
        tally.figure("a state, %d files and a cache on a full disk and a read-only one" % len(outs))
    finally:
        subprocess.run(["umount", home], check=False)


def together(tally, place, share):
    """Many at once: every mark is kept or its session says that it is not; no file is half."""
    count = max(5, int(50 * share))
    path = os.path.join(place.work, "many.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("pacecat: 1\nstudies:\n")
        for i in range(count):
            file.write("- {id: m%d, type: report, title: Number %d, issued: %d}\n" %
                       (i, i, 2100 - i))
    sessions = [Session([place.program, path], place.home) for _ in range(count)]
    try:
        for i, session in enumerate(sessions):
            session.settle()
            session.send("4g" + "j" * i)
            session.settle()
        for session in sessions:
            session.send(" q")
        notices = 0
        for session in sessions:
            session.wait(120)
            tally.check(session.ended() == "exit 0", "one of many: " + session.ended())
            notices += b"state" in bytes(session.output).rpartition(b"\x1b[?1049l")[2]
    finally:
        for session in sessions:
            session.close()
    done = run(place, "-C", path, "list", "is:marked", "--format", "ids")
    marked = len(done.stdout.split())
    tally.check(marked + notices >= count, "%d marks of %d, %d notices" % (marked, count, notices))
    large = large_catalogue(place)
    wanted = run(place, "-C", large, "list", "--format", "ids").stdout
    shutil.rmtree(os.path.join(place.home, ".cache"), ignore_errors=True)
    start = lambda *arguments: subprocess.Popen(
        [place.program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=dict(ENVIRONMENT, HOME=place.home))
    lists = [start("-C", large, "list", "--format", "ids") for _ in range(count // 2)]
    for one in lists:
        tally.check(one.communicate()[0] == wanted, "one of many lists differs")
    for writer in ("export", "compile"):
        out = os.path.join(place.work, "shared-" + writer)
        write(out, b"old\n")
        new = new_of(place, writer)[1]
        for one in [start(*WRITERS[writer](place, out)) for _ in range(count // 2)]:
            one.communicate()
            tally.check(one.returncode == 0 and read(out) in (b"old\n", new),
                        writer + ": one of many left half a file")
        tally.check(read(out) == new, writer + ": of many at once none was written")
    tally.figure("%d sessions at once, %d marks kept, %d told that theirs are not; %d lists, "
                 "exports and compilations at once" % (count, marked, notices, count // 2 * 3))
