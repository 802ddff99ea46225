# SPDX-License-Identifier: MIT
"""
All that writes a file, so that each is tried on a full disk, on a read-only one, with something in
its way, and killed at every step.  Not here: the state and the cache, which files.py tries with
sessions and catalogues of their own, and what --debug writes line by line, of which any part is
what was asked for.
"""

import os
import shutil
import subprocess

from faults import calls_of
from session import ENVIRONMENT, Session

BIB = "@article{aa, title = {One more}, author = {Nobody, Ann}, year = {2001}, journal = {J}}\n"

# What has to do with files.
CALLS = ["openat", "write", "pwrite64", "fchmod", "fsync", "fdatasync", "rename", "renameat",
         "renameat2", "link", "linkat", "fcntl", "flock", "unlink", "unlinkat", "close", "mkdir",
         "ftruncate", "lseek"]

LEAVE = ["\x07\x07\x07", "q"]

# The styles that are installed would be listed, thousands of them.
NO_STYLES = {"XDG_DATA_DIRS": "/nowhere"}


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None


def write(path, content):
    """None: it is not there."""
    if content is not None:
        with open(path, "wb") as file:
            file.write(content)
    elif os.path.exists(path):
        os.unlink(path)


def bib_of(place):
    path = os.path.join(place.work, "more.bib")
    write(path, BIB.encode())
    return path


class Command:
    """A command that writes `out`; `old` is what was there before."""

    def __init__(self, arguments, old=lambda place: b"old\n"):
        self.arguments = arguments
        self.old = old

    def path(self, place, name):
        return os.path.join(place.work, name)


class Browser:
    """
    Keys by which the browser writes `out`, whose name stands for %s; `claim` is how it says so.
    What is kept for the reader has a name of its own in the folder of the state.
    """

    def __init__(self, keys, claim, old=b"old\n", kept=None):
        self.typed = keys
        self.claim = claim
        self.content = old
        self.kept = kept

    def old(self, place):
        return self.content

    def path(self, place, name):
        if self.kept:
            return os.path.join(place.home, ".local", "state", "pacecat", self.kept)
        return os.path.join(place.work, name)

    def arguments(self, place, out):
        return [place.catalogue]

    def keys(self, out):
        return [key.replace("%s", out) for key in self.typed]


WRITERS = {
    "export": Command(lambda place, out: ["-C", place.catalogue, "export", "--to", "bibtex",
                                          "--force", "--output", out]),
    "compile": Command(lambda place, out: ["compile", "--output", out, place.catalogue]),
    "import": Command(lambda place, out: ["import", "--yes", "--into", out, bib_of(place)],
                      lambda place: read(place.catalogue)),
    "new": Command(lambda place, out: ["new", out], lambda place: None),
    # So much that what is added needs another block of the disk.
    "append": Browser(["4", ":append %s\r"], b"Added to", b"old\n" * 1000),
    "new append": Browser(["4", ":append %s\r"], b"Added to", None),
    "export of the browser": Browser(["4", "e", "\r", "bibtex\r", "\x15%s\r", "yes\r"],
                                     b"is written to"),
    "new export of the browser": Browser(["4", "e", "\r", "bibtex\r", "\x15%s\r"],
                                         b"is written to", None),
    "style": Browser(["4", "Y", "numeric", "\r"], None, b"style: x\n", "style.yaml"),
    "welcome": Browser([], None, None, "welcomed"),
}
COMMANDS = {name: writer for name, writer in WRITERS.items() if isinstance(writer, Command)}
BROWSER = {name: writer for name, writer in WRITERS.items() if isinstance(writer, Browser)}


def keys_of(writer, out):
    """All that is typed, to the end of the session; nothing for a command."""
    return [*writer.keys(out), *LEAVE] if isinstance(writer, Browser) else []


def prepare(place, writer, name):
    """The file as it was before, and nothing remembered; its path."""
    out = writer.path(place, name)
    if isinstance(writer, Browser):
        shutil.rmtree(os.path.join(place.home, ".local"), ignore_errors=True)
    os.makedirs(os.path.dirname(out), exist_ok=True)
    write(out, writer.old(place))
    return out


def run(place, *arguments, home=None):
    return subprocess.run([place.program, *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False,
                          timeout=300,
                          env=dict(ENVIRONMENT, HOME=place.home if home is None else home))


def type_all(session, keys):
    """Each key once the one before is done, as long as it listens; then its end."""
    if keys:
        session.settle()
    for key in keys:
        if session.poll() is not None or session.hung:
            break
        session.send(key)
        session.settle()
    session.wait(120)


def done(place, writer, out, command=None, home=None):
    """Write it; the session that has ended."""
    argv = command or [place.program, *writer.arguments(place, out)]
    with Session(argv, home or place.home, environment=NO_STYLES) as session:
        type_all(session, keys_of(writer, out))
    return session


def is_whole(name, found, new):
    """Has all been written?  A new catalogue tells editors of its schema only where it finds it."""
    return found == new or (name == "new" and found == new.partition(b"\n")[2])


def lies(writer, session, written):
    """Is it said to be written, and is not?"""
    return bool(isinstance(writer, Browser) and writer.claim and not written and
                writer.claim in session.output)


def calls_to(place, writer):
    """
    How often each system call comes on the way to the file: (its name, first, last).  What the
    browser does before the first key that matters is left out, but for a few.
    """
    out = prepare(place, writer, "counted")
    all_of_it = calls_of(place, *writer.arguments(place, out), keys=keys_of(writer, out),
                         environment=NO_STYLES)
    before = {}
    if isinstance(writer, Browser) and writer.typed:
        prepare(place, writer, "counted")
        before = calls_of(place, place.catalogue, keys=LEAVE, environment=NO_STYLES)
    return [(name, max(1, before.get(name, 0) - 3), min(all_of_it[name], 300))
            for name in CALLS if name in all_of_it]
