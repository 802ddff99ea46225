# SPDX-License-Identifier: MIT
"""A reader who means harm, where anybody may log in: what he can press, send and set."""

import ctypes
import os
import random
import re
import shutil
import subprocess
import time

from checks import sample
from session import Session

SENTENCE = b"Not here: the catalogue can be read"
REFUSED_KEYS = ["E", "o", "K", "e", "R", "a", "A", "T", "S", "\x1a"]
REFUSED_COMMANDS = ["append /tmp/x", "forget x", "links", "losses", "note x", "open /etc/passwd",
                    "save x", "seen", "edit", "open-file", "keep-link", "export", "reload",
                    "suspend", "note-editor", "append-text", "searches"]

# Programs that a shell, a pager, an editor, a browser or a clipboard would be.
PROGRAMS = ["sh", "less", "more", "vi", "nano", "ed", "xdg-open", "wl-copy", "xclip", "xsel",
            "tmux", "pbcopy", "clip.exe", "id"]


class Trap:
    """A home, programs and an environment that must make no difference."""

    def __init__(self, place, name):
        self.home = os.path.join(place.work, "trap-" + name)
        self.sprung = os.path.join(self.home, "sprung")
        programs = os.path.join(self.home, "bin")
        for folder in (programs, self.path(".config/pacecat"), self.path(".local/state/pacecat"),
                       self.path(".local/share/pacecat/styles"), self.path(".cache/pacecat"),
                       self.path(".terminfo/x"), self.path("locale/x/LC_MESSAGES")):
            os.makedirs(folder)
        for program in PROGRAMS:
            self._write("bin/" + program, "#!/bin/sh\necho %s >>%s\n" % (program, self.sprung))
            os.chmod(os.path.join(programs, program), 0o755)
        self._write(".config/pacecat/settings.yaml", "catalogue: /etc/passwd\ntheme: nowhere\n"
                    "copy-command: sh\n")
        self._write(".config/pacecat/keys.yaml", "general:\n  quit: j\n")
        self._write(".local/state/pacecat/state.yaml", "pacecat-state: 1\nplaces:\n"
                    '- {"catalogue": "asm-pace", "view": "topics"}\n')
        self._write(".local/share/pacecat/catalogue.yaml", "nothing: [\n")
        self._write(".terminfo/x/xterm-256color", "rubbish")
        self._write("catalogue.yaml", "nothing: [\n")
        self.before = self.listed()
        self.environment = {
            "PATH": programs, "SHELL": programs + "/sh", "EDITOR": programs + "/vi",
            "VISUAL": programs + "/vi", "PAGER": programs + "/less",
            "BROWSER": programs + "/xdg-open", "LESSOPEN": "|" + programs + "/sh %s",
            "ENV": self.path("bin/sh"), "BASH_ENV": self.path("bin/sh"),
            "TERMINFO": self.path(".terminfo"), "TERMINFO_DIRS": self.path(".terminfo"),
            "TERMCAP": self.path(".terminfo/x/xterm-256color"), "LOCPATH": self.path("locale"),
            "NLSPATH": self.path("%N"), "LANGUAGE": "../../../../" + self.path("locale") + ":fr",
            "LANG": "../../x", "LC_MESSAGES": self.path("locale/x"), "LC_ALL": "C.UTF-8",
            "COLUMNS": "30000", "LINES": "30000", "ESCDELAY": "99999999",
            "XDG_CONFIG_HOME": self.path(".config"), "XDG_DATA_HOME": self.path(".local/share"),
            "XDG_STATE_HOME": self.path(".local/state"), "XDG_CACHE_HOME": self.path(".cache"),
            "XDG_DATA_DIRS": self.path(".local/share"), "TMPDIR": self.home,
            "PACECAT_CATALOGUE": "/etc/passwd", "DISPLAY": ":0", "WAYLAND_DISPLAY": "w",
            "TMUX": self.path("x,1,1"), "STY": "x", "SSH_ORIGINAL_COMMAND": "id",
            "OUTPUT_CHARSET": "../../x", "POSIXLY_CORRECT": "1",
        }

    def path(self, name):
        return os.path.join(self.home, name)

    def _write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def listed(self):
        """Every file with its size and when it was changed."""
        found = []
        for folder, _, names in os.walk(self.home):
            for name in names:
                status = os.lstat(os.path.join(folder, name))
                found.append((folder, name, status.st_size, status.st_mtime_ns))
        return sorted(found)

    def check(self, tally, what):
        tally.check(not os.path.exists(self.sprung), what + ": a program was started")
        tally.check(self.listed() == self.before, what + ": something was written")


def begin(place, trap, more=(), size=(80, 24), **environment):
    """The program by its restricted name, at home in the trap."""
    link = os.path.join(place.work, "rpacecat")
    if not os.path.lexists(link):
        os.symlink(place.program, link)
    session = Session([*more, link, place.catalogue], trap.home, size=size,
                      environment={**trap.environment, **environment},
                      preexec=lambda: os.chdir(trap.home))
    session.until(b"quit" if size == (80, 24) else b"\x1b[")
    return session


def leave(tally, session, what):
    session.send("\x07\x07\x07\r\x07q")
    session.wait(120)
    tally.check(session.ended() == "exit 0", "%s: %s" % (what, session.ended()))
    tally.check(session.restored(), what + ": the terminal is not as it was")


def kernel_has():
    """What it could enforce here: Landlock, seccomp."""
    try:
        create_ruleset, ask_version = 444, 1
        landlock = ctypes.CDLL(None).syscall(create_ruleset, None, 0, ask_version) >= 1
    except (AttributeError, OSError):
        landlock = False
    return landlock, os.path.exists("/proc/sys/kernel/seccomp/actions_avail")


def held(tally, pid):
    """The limits that it may not raise again: no core, no file, a bound of its memory."""
    try:
        with open("/proc/%d/limits" % pid, encoding="ascii") as file:
            limits = file.read()
    except OSError:
        tally.skip("this system does not tell the limits of a process")
        return
    for what, most in (("core file size", 0), ("file size", 0), ("address space", 4 << 30)):
        soft, hard = re.search(r"^Max %s +(\w+) +(\w+)" % what, limits, re.M).groups()
        tally.check(all(limit != "unlimited" and int(limit) <= most for limit in (soft, hard)),
                    "its limit of %s is %s, %s" % (what, soft, hard))


def refusals(tally, place, _share):
    """Every key and command that would end outside gets its sentence, and nothing happens."""
    trap = Trap(place, "refusals")
    with begin(place, trap) as session:
        tally.check(b"q quit" in session.output, "the browser does not come up")
        if place.confines:
            held(tally, session.pid)
        session.send("4")
        session.settle()
        for keys in REFUSED_KEYS + [":%s\r" % command for command in REFUSED_COMMANDS]:
            session.output.clear()
            session.send(keys)
            tally.check(session.until(SENTENCE), "no refusal of %r" % keys)
            session.send("jk")
            session.settle(0.02, 1)
        session.output.clear()
        session.send("y")
        tally.check(session.until(b"\x1b]52;c;"), "what is copied is not sent")
        # Lines are the terminal's own while text is shown bare; its stop key must not stop us.
        session.send("t")
        tally.check(session.until(b"Enter goes back"), "text is not shown")
        session.send("\x1a\x1c\x03")
        time.sleep(0.1)
        tally.check(state_of(session.pid) != "T", "the stop key stops it")
        session.send("\r")
        for number in (20, 3):          # SIGTSTP, SIGQUIT
            session.kill(number)
        session.settle(0.1, 1)
        tally.check(state_of(session.pid) != "T", "a signal stops it")
        leave(tally, session, "refusals")
    trap.check(tally, "refusals")
    tally.figure("%d keys and commands refused" % (len(REFUSED_KEYS) + len(REFUSED_COMMANDS)))


def state_of(pid):
    """As ps shows it, "T" is stopped; "" where that cannot be known."""
    try:
        with open("/proc/%d/stat" % pid, encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0]
    except OSError:
        return ""


# What is done after the sandbox holds, and has to work in it.
DEEDS = ["4", "/seve\r", "\r", "\x07", "s", "r", "fcou\r", "\r", "\x07\x07\x07", "x", "wito",
         "\r", "\x7f", "3", "G", "\r", "\t\r", "\x7f", "?", "q", ":language fr\r\x0c",
         ":language en\r", ":language \t\x07",
         ":theme mono\r", "1", "\x04", "4", "m", "M", "*", "y", "Y", "numeric", "\r", "t", "\r",
         ":problems\r", "q", ":duplicates\r", "q", "R", "c", "\x0c", "n"]


def trace_words(path):
    """Whole calls of an strace of several threads, (name, arguments, result)."""
    call = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\w+.*)$")
    begun = {}
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            thread = line.split(None, 1)[0]
            if line.rstrip().endswith("<unfinished ...>"):
                begun[thread] = line.rstrip()[: -len("<unfinished ...>")]
                continue
            resumed = re.match(r"^\d+ +<\.\.\. \w+ resumed>(.*)$", line)
            if resumed:
                line = begun.pop(thread, "") + resumed.group(1)
            match = call.match(line)
            if match:
                yield match.groups()


class Allowed:
    """The files that may be opened, and by when.  The libc asks how memory may shrink."""

    LOADER = ("/etc/ld.so", "/lib", "/usr/lib", "/usr/local/lib")
    SYSTEM = ("/etc/terminfo/", "/lib/terminfo/", "/usr/share/terminfo/", "/usr/share/locale/",
              "/usr/lib/locale/", "/usr/local/share/locale", "/usr/local/share/pacecat",
              "/usr/share/citation-style-language/", "/sys/devices/system/cpu/online",
              "/proc/sys/vm/overcommit_memory", "/etc/localtime")

    def __init__(self, place):
        top = os.path.dirname(os.path.dirname(place.here))
        build = os.path.dirname(os.path.realpath(place.program))
        self.own = (place.catalogue, os.path.join(top, "data") + "/", build + "/data/SOURCE",
                    build + "/locale")

    def opens(self, path, confined):
        path = os.path.normpath(path)
        if path.startswith(self.own) or path.startswith(self.SYSTEM):
            return True
        return not confined and (path.startswith(self.LOADER) or
                                 path.endswith("etc/pacecat/settings.yaml"))


CHANGES = re.compile("^(rename|unlink|mkdir|rmdir|link|symlink|chmod|chown|fchmod|fchown|truncate|"
                     "ftruncate|mknod|setxattr|utime|fallocate|mount|pivot|chroot)")
CONNECTS = ("socket", "connect", "bind", "sendto", "sendmsg", "accept")


def check_trace(tally, place, path, what):
    """Nothing started, opened, written or connected but what is listed; how many calls it were."""
    allowed = Allowed(place)
    confined = landlock = seccomp = False
    count = 0
    for name, arguments, result in trace_words(path):
        count += 1
        seccomp |= name == "seccomp" and result.startswith("0")
        landlock |= name == "landlock_restrict_self" and result.startswith("0")
        confined |= name == "seccomp" and "SET_MODE_FILTER" in arguments
        if name in ("execve", "execveat", "fork", "vfork"):
            tally.check(count == 1, "%s: %s(%s)" % (what, name, arguments))
        elif name in ("clone", "clone3"):
            tally.check("CLONE_THREAD" in arguments, "%s: %s(%s)" % (what, name, arguments))
        elif name in ("open", "openat", "openat2", "creat"):
            file = re.search(r'"([^"]*)"', arguments)
            flags = set(re.findall(r"O_\w+", arguments))
            tally.check(file and allowed.opens(file.group(1), confined) or "O_PATH" in flags,
                        "%s: opened: %s" % (what, arguments))
            tally.check(not flags & {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"},
                        "%s: opened to write: %s" % (what, arguments))
        elif name in ("write", "writev", "pwrite64"):
            tally.check(re.match(r"\d+<(/dev/pts/\d+|pipe:\[\d+\])>", arguments),
                        "%s: wrote: %s" % (what, arguments[:60]))
        elif CHANGES.match(name) or name in CONNECTS:
            tally.check(False, "%s: %s(%s)" % (what, name, arguments))
    tally.check(count > 50, "%s: nothing was traced" % what)
    return count, landlock, seccomp


# Calls by which something could be had or done, not those that wait and read.
LOOK = ("trace=%file,%process,%network,write,writev,pwrite64,fchmod,fchown,ftruncate,fallocate,"
        "seccomp,?landlock_restrict_self")


def traced(place, trap, name, **more):
    trace = os.path.join(place.work, name + ".trace")
    return trace, begin(place, trap,
                        more=[shutil.which("strace"), "-f", "-qq", "-y", "-e", LOOK, "-o", trace],
                        **more)


def can_trace(tally, place):
    if place.sanitized:
        tally.skip("a sanitizer opens files of its own, and is not confined")
        return False
    if not shutil.which("strace") or subprocess.run(
            ["strace", "-f", "-o", "/dev/null", "true"], check=False, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL).returncode:
        tally.skip("no strace, or it may not look")
        return False
    return True


def confined(tally, place, _share):
    """All that may be done is done, under strace: nothing else is opened, started or written."""
    if not can_trace(tally, place):
        return
    trap = Trap(place, "confined")
    trace, session = traced(place, trap, "confined")
    with session:
        for deed in DEEDS:
            session.send(deed)
            session.settle(0.03, 2)
        session.resize((40, 12))
        session.settle(0.1, 1)
        session.resize((120, 40))
        session.settle(0.1, 1)
        tally.check(b"\x1b]52;c;" in session.output, "nothing was copied")
        tally.check("Études".encode() in session.output, "no French")
        leave(tally, session, "confined")
    count, landlock, seccomp = check_trace(tally, place, trace, "confined")
    trap.check(tally, "confined")
    for known, good, name in zip(kernel_has(), (landlock, seccomp), ("Landlock", "seccomp")):
        if known and place.confines:
            tally.check(good, name + " is not asked for")
        elif not good:
            tally.skip("the kernel has no " + name)
    tally.figure("%d system calls looked at" % count)


ENVIRONMENTS = [
    # what is set, what is said, how it ends
    ({"TERM": "../../etc"}, b"The terminal has no name", "exit 69"),
    ({"TERM": "x/../../../../etc/passwd"}, b"The terminal has no name", "exit 69"),
    ({"TERM": "\x1b]0;X\x07"}, b"The terminal has no name", "exit 69"),
    ({"TERM": "x" * 4000}, b"The terminal has no name", "exit 69"),
    ({"TERM": "dumb"}, b"cannot place its cursor", "exit 69"),
    ({"TERM": "vt100"}, b"quit", None),
    ({"LC_ALL": "../../x"}, b"quit", None),
    ({"LC_ALL": "", "LANG": "fr_FR.UTF-8", "LC_MESSAGES": "", "LANGUAGE": ""}, b"quitter", None),
    ({"LANGUAGE": "fr"}, b"quitter", None),
    ({"LC_ALL": "C"}, b"quit", None),
    ({"LC_ALL": "%s%n%n%n"}, b"quit", None),
]

SIZES = [(0, 0), (1, 1), (20, 4), (500, 200), (1000, 1), (1, 1000), (5000, 5000), (32767, 32767),
         (65535, 65535)]

MEMORY_MOST = 128 << 10                 # KiB: 1024 x 512 cells in curses take about 45 MB


def strangers(tally, place, share):
    """Environments and window sizes that nobody has without a reason."""
    trap = Trap(place, "strangers")
    environments, sizes = sample(ENVIRONMENTS, share * 40), sample(SIZES, share * 25)
    for environment, text, end in environments:
        what = repr(environment)[:60]
        with begin(place, trap, **environment) as session:
            tally.check(session.until(text), what + ": nothing said")
            if end:
                session.wait(120)
                tally.check(session.ended() == end, "%s: %s" % (what, session.ended()))
                tally.check(b"\x1b" not in session.output, what + ": sequences")
            else:
                session.settle()
                leave(tally, session, what)
    worst = 0
    for size in sizes:
        with begin(place, trap, size=size) as session:
            session.settle()
            for other in sizes:
                session.resize(other)
                session.send("4j?q")
                session.settle(0.02, 2)
            worst = max(worst, session.memory())
            session.resize((80, 24))
            session.settle()
            leave(tally, session, "size %dx%d" % size)
    if not place.sanitized:
        tally.check(worst < MEMORY_MOST, "%d KiB" % worst)
    trap.check(tally, "strangers")
    tally.figure("%d environments, %d sizes, at most %.1f MiB" %
                 (len(environments), len(sizes), worst / 1024))


PIECES = ["\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1bOP", "\x1b[<0;5;5M",
          "\x1b[200~:open /etc/passwd\r\x1b[201~", "\x1b]52;c;?\x07", "\x1b[113;5u", "\x1b", "\r",
          ":open /etc/passwd\r", ":append /tmp/x\r", ":note x\r", ":save x\r", "!sh\r", "|sh\r",
          ":!sh\r", "\x1a", "\x03", "\x1c", "\x07", "\t", "y", "Y", "t\r", "w", "f", "F", "/", "?",
          "E", "o", "e\r", "K", "A", "T\r", "\x18", "\x12", "'; id; '\r", "$(id)\r", "`id`\r",
          "../../etc/passwd\r", "%n%s\r", "\x00", "\xff", "\u202e", "\U0001f468\u200d\U0001f469"]


def hammer(session, chance, seconds):
    """Keys, bytes and sizes at random until the time is over or it ends: how many, how large."""
    end = time.monotonic() + seconds
    keys = worst = 0
    while time.monotonic() < end and session.poll() is None:
        for _ in range(chance.randrange(1, 12)):
            kind = chance.random()
            if kind < 0.5:
                piece = chance.choice(PIECES).encode("utf-8", "replace")
            elif kind < 0.9:
                piece = bytes([chance.choice(b"0123456789abcdfghijklmnprstuvwxyzBGHLMNUV /:+*-=")])
            else:
                piece = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 40)))
            keys += 1
            if not session.send(piece):
                break
        if chance.random() < 0.1:
            session.resize(chance.choice(SIZES + [(80, 24)] * 8))
        session.settle(0.003, 0.2)
        worst = max(worst, session.memory())
        if len(session.output) > 1 << 20:
            session.output.clear()
    return keys, worst


def storm(tally, place, share):
    """Keys at random: nothing is started or written, memory has a bound; a part of it traced."""
    trap = Trap(place, "storm")
    seconds = max(1.0, 120 * share)
    keys = sessions = worst = calls = 0
    chance = random.Random(8)
    for look in (False, True):
        if look and not can_trace(tally, place):
            continue
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            sessions += 1
            name = "storm-%d" % sessions
            trace, session = traced(place, trap, name) if look else (None, begin(place, trap))
            with session:
                sent, most = hammer(session, chance, end - time.monotonic())
                keys += sent
                worst = max(worst, most)
                session.resize((80, 24))
                session.send("\x1b[201~")
                session.settle(0.02, 2)
                # Keys that come before the terminal is taken over are lost: again, then.
                for _ in range(30):
                    if session.poll() is not None:
                        break
                    session.send("\x07\x07\x07\r\x07\x07q")
                    session.wait(2)
                # Until the terminal is taken over its own keys end what runs on it; strace does
                # not hand on by what it was ended.
                tally.check(session.ended() in ("exit 0", "exit 143", "signal 2", "signal 3",
                                                "signal 15" if look else "exit 0"),
                            "storm: " + session.ended())
            if look:
                calls += check_trace(tally, place, trace, name)[0]
                os.unlink(trace)
    if not place.sanitized:
        tally.check(worst < MEMORY_MOST, "%d KiB" % worst)
    trap.check(tally, "storm")
    tally.figure("%d keys and sequences in %d sessions, at most %.1f MiB, %d system calls "
                 "looked at" % (keys, sessions, worst / 1024, calls))
