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
from writers import (BROWSER, CALLS, COMMANDS, LEAVE, NO_STYLES, WRITERS, Browser, calls_to, done,
                     is_whole, lies, prepare, read, run, type_all, write)


NOTE = "Words that nobody has twice"
NOTE_KEYS = ["4", "A", *LEAVE]

# Several times what is read in the moment below which nothing is cached (store/cache.h).
LARGE = 60000


def large_catalogue(place):
    """One that takes long enough to be kept in the cache."""
    path = os.path.join(place.work, "large.yaml")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as file:
            file.write("pacecat: 1\nstudies:\n")
            for i in range(LARGE):
                file.write("- {id: s%d, type: report, title: Study %d, issued: 2001}\n" % (i, i))
    return path


def new_of(place, name):
    """How the command or session that writes it ends, and the file then."""
    writer = WRITERS[name]
    out = prepare(place, writer, "new-" + name)
    return done(place, writer, out).ended(), read(out)


def chosen_writers(share):
    """All of them, or the commands and one of the browser's where little is asked for."""
    return list(WRITERS if share > 0.05 else COMMANDS) + (["append"] if share <= 0.05 else [])


def places_to_kill(counts, share):
    return [(name, at) for name in CALLS
            for at in sample(range(1, min(counts.get(name, 0), 200) + 1), share)]


def count_kill(tally, session):
    """It was to be killed; it may have ended before it made so many of those calls."""
    tally.count("kills")
    tally.count("killed", session.ended() == "signal 9")


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
    count_kill(tally, session)
    what = "killed at %s number %d: " % item
    tally.check(new == old or (new and new.startswith(b"pacecat-state:") and new.endswith(b"\n")),
                what + "half a state")
    done = run(place, "-C", place.catalogue, "list", "is:marked")
    tally.check(done.returncode in (0, 1) and b"state.yaml" not in done.stderr,
                what + "the state is damaged: %r" % done.stderr[:200])


def kill_writer(tally, place, item):
    name, call, at = item
    writer = WRITERS[name]
    out = prepare(place, writer, "out-" + name)
    command = injecting(call, "signal=KILL:when=%d" % at, place, *writer.arguments(place, out))
    count_kill(tally, done(place, writer, out, command))
    tally.check(read(out) in (writer.old(place), place.new[name]),
                "%s killed at %s number %d: half a file" % item)


def editor(place):
    """The environment with an editor that writes words, and says that it has; where it says so."""
    ran, script = os.path.join(place.work, "ran"), os.path.join(place.work, "editor")
    write(script, ("#!/bin/sh\necho '%s' >\"$1\" && : >'%s'\n" % (NOTE, ran)).encode())
    os.chmod(script, 0o700)
    write(ran, None)
    return dict(NO_STYLES, EDITOR=script), ran


def kill_note(tally, place, item):
    """A reader's words are in the state, or where the editor has left them."""
    name, at = item
    folder = os.path.join(place.home, ".local", "state", "pacecat")
    shutil.rmtree(folder, ignore_errors=True)
    environment, ran = editor(place)
    with Session(injecting(name, "signal=KILL:when=%d" % at, place), place.home,
                 environment=environment) as session:
        type_all(session, NOTE_KEYS)
    kept = [read(os.path.join(folder, n)) for n in os.listdir(folder)
            if n == "state.yaml" or n.startswith("note-")] if os.path.isdir(folder) else []
    tally.check(read(ran) is None or any(NOTE.encode() in text for text in kept),
                "killed at %s number %d: the words of a note are lost" % item)
    count_kill(tally, session)


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
    count_kill(tally, session)


def writes_killed(tally, place, share):
    """Killed at each call on the way to a file: there is the old one or the new one."""
    if not shutil.which("strace"):
        tally.skip("no strace")
        return
    if place.sanitized:
        tally.skip("a sanitizer's own calls come between")
        return
    tally.spread(place, places_to_kill(calls_of(place), share), kill_state)
    environment, ran = editor(place)
    counts = calls_of(place, keys=NOTE_KEYS, environment=environment)
    tally.check(read(ran) is not None, "the editor was not run")
    tally.spread(place, places_to_kill(counts, share), kill_note)
    place.new, runs = {}, []
    for name in chosen_writers(share):
        ended, place.new[name] = new_of(place, name)
        tally.check(ended == "exit 0" and place.new[name] not in (None, WRITERS[name].old(place)),
                    "%s: %s" % (name, ended))
        runs += [(name, call, at) for call, first, last in calls_to(place, WRITERS[name])
                 for at in sample(range(first, last + 1), share)]
    tally.spread(place, runs, kill_writer)
    path = large_catalogue(place)
    counts = calls_of(place, "-C", path, "list", "year:1999", keys=())
    place.listed = run(place, "-C", path, "list", "--format", "ids").stdout
    tally.check(os.path.isdir(os.path.join(place.home, ".cache", "pacecat")), "no cache was made")
    tally.spread(place, places_to_kill(counts, share), kill_cache)
    kills, killed = (tally.counts.get(name, 0) for name in ("kills", "killed"))
    tally.check(killed * 10 >= kills * 8, "of %d to be killed %d were" % (kills, killed))
    tally.figure("%d killed on the way to a state, a note, a cache and what %d commands and keys "
                 "write, %d had ended before" % (killed, len(place.new), kills - killed))


def call_fails(tally, place, item):
    """Who says that all is well has written all; who does not has a reason and the old file."""
    name, call, at, error = item
    what = "%s, %s number %d: %s" % item
    writer = WRITERS[name]
    out = prepare(place, writer, "out-" + name)
    command = injecting(call, "error=%s:when=%d" % (error, at), place,
                        *writer.arguments(place, out))
    session = done(place, writer, out, command)
    found, ended = read(out), session.ended()
    whole = is_whole(name, found, place.new[name])
    tally.check(whole or found == writer.old(place), what + ": half a file")
    if isinstance(writer, Browser):
        tally.check(not lies(writer, session, whole), what + ": said to be written")
    else:
        tally.check(ended != "exit 0" or whole, what + ": not written, and not said")
    tally.check(ended in ("exit 0", "exit 127") or FINE.match(ended) and session.output.strip(),
                "%s: %s" % (what, ended))
    for folder in {place.work, os.path.dirname(out)}:
        left = [n for n in os.listdir(folder) if n.startswith(".pacecat-")]
        # What cannot be unlinked stays, until it is swept.
        tally.check(not left or call.startswith("unlink"), "%s: left behind %s" % (what, left))
        for one in left:
            os.unlink(os.path.join(folder, one))
    tally.count("faults")
    tally.count("refused", not whole)


def writes_failed(tally, place, share):
    """Each call on the way to a file fails, with each of six errors."""
    if not shutil.which("strace"):
        tally.skip("no strace")
        return
    if place.sanitized:
        tally.skip("a sanitizer's own calls must not fail")
        return
    place.new, runs = {}, []
    for name in chosen_writers(share):
        place.new[name] = new_of(place, name)[1]
        runs += [(name, call, at, error) for call, first, last in calls_to(place, WRITERS[name])
                 for at in range(first, last + 1) for error in ERRORS]
    chosen = sample(runs, share)
    tally.spread(place, chosen, call_fails)
    tally.figure("%d of %d faults on the way to what %d commands and keys write; %d refused, none "
                 "half written" % (len(chosen), len(runs), len(place.new),
                                   tally.counts.get("refused", 0)))


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


def write_at(tally, place, keys, out, what, intact=None):
    """Each command says that it cannot, and whatever was there is as it was; so do keys."""
    for name, writer in COMMANDS.items():
        ended = run(place, *writer.arguments(place, out))
        tally.check(ended.returncode in (64, 65, 66, 73, 74), "%s, %s: exit %d" %
                    (name, what, ended.returncode))
        tally.check(ended.stderr, "%s, %s: nothing is said" % (name, what))
        tally.count("refusals")
    for name in keys:
        session = done(place, BROWSER[name], out)
        tally.check(session.ended() == "exit 0" and not lies(BROWSER[name], session, False),
                    "%s, %s: %s" % (name, what, session.ended()))
        tally.count("refusals")
    tally.check(not intact or intact(), what + ": something was written")


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
        keys = ["append", "export of the browser"][: 2 if share >= 1 else 1]
        for what, out in others.items():
            write_at(tally, place, keys, out, what)
        link, pipe = os.path.join(place.work, "link"), os.path.join(place.work, "pipe")
        os.symlink(victim, link)
        os.mkfifo(pipe)
        write_at(tally, place, keys, link, "a link", lambda: read(victim) == b"precious\n")
        write_at(tally, place, keys, pipe, "a pipe")
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
        outs = {name: WRITERS[name].path(place, os.path.join(home, "out-" + name))
                for name in WRITERS if not getattr(WRITERS[name], "kept", None)}
        for name, out in outs.items():
            write(out, WRITERS[name].old(place))
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
            for name, out in outs.items():
                session = done(place, WRITERS[name], out, home=home)
                tally.check(session.ended() == ("exit 74" if name in COMMANDS else "exit 0") and
                            not lies(WRITERS[name], session, False),
                            "%s on a disk that is %s: %s" % (name, what, session.ended()))
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
    for name in ("export", "compile"):
        new = new_of(place, name)[1]
        out = prepare(place, WRITERS[name], "shared-" + name)
        for one in [start(*WRITERS[name].arguments(place, out)) for _ in range(count // 2)]:
            one.communicate()
            tally.check(one.returncode == 0 and read(out) in (b"old\n", new),
                        name + ": one of many left half a file")
        tally.check(read(out) == new, name + ": of many at once none was written")
    tally.figure("%d sessions at once, %d marks kept, %d told that theirs are not; %d lists, "
                 "exports and compilations at once" % (count, marked, notices, count // 2 * 3))
