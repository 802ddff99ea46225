#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What leaves the browser when something is copied, on a terminal that is a pty.

copied.py PACECAT CATALOGUE FOLDER: FOLDER is empty, and becomes the home of the program.
"""
import base64
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import stat
import struct
import subprocess
import sys
import termios
import time

program, catalogue, home = sys.argv[1:4]
passed = failed = 0
PATIENCE = 15


def verdict(what, want, got):
    global passed, failed
    if want == got:
        passed += 1
    else:
        failed += 1
        print(f"FAIL: {what}: want {want!r}, got {got!r}")


class Session:
    """The program on a terminal; what it sent is in `sent`."""

    def __init__(self, command=None, **environment):
        self.sent = b""
        self.status = None
        env = {"HOME": home, "PATH": f"{home}/bin:" + os.environ["PATH"], "TERM": "xterm-256color",
               "LC_ALL": "C.UTF-8", "XDG_DATA_DIRS": "/nonexistent"}
        env.update(environment)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            command = command or [program, catalogue]
            os.execvpe(command[0], command, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)
        self.wait(b"help")

    def read(self, seconds):
        if not select.select([self.fd], [], [], seconds)[0]:
            return True
        try:
            bytes = os.read(self.fd, 65536)
        except OSError:
            bytes = b""
        self.sent += bytes
        return bool(bytes)

    def wait(self, pattern):
        """Until what was sent since the last key has it; False when it never came."""
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, self.sent, re.S):
            if time.monotonic() > end or not self.read(0.1):
                return bool(re.search(pattern, self.sent, re.S))
        return True

    def keys(self, text, pattern):
        self.sent = b""
        os.write(self.fd, text.encode())
        found = self.wait(pattern)
        if not found:
            verdict(f"after {text!r}", pattern, self.sent[-400:])
        return found

    def end(self):
        """Leave; what is printed at the end."""
        self.sent = b""
        os.write(self.fd, b"q")
        while self.read(PATIENCE) and self.sent is not None:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                while select.select([self.fd], [], [], 0.1)[0] and self.read(0.1):
                    pass
                self.status = status
                break
        if self.status is None:
            self.status = os.waitpid(self.pid, 0)[1]
        os.close(self.fd)
        verdict("exit status", 0, self.status)
        return self.sent


def settings(text):
    os.makedirs(f"{home}/.config/pacecat", exist_ok=True)
    with open(f"{home}/.config/pacecat/settings.yaml", "w") as f:
        f.write(text)


def script(name, text):
    os.makedirs(f"{home}/bin", exist_ok=True)
    with open(f"{home}/bin/{name}", "w") as f:
        f.write("#!/bin/sh\n" + text)
    os.chmod(f"{home}/bin/{name}", 0o755)


def contents(path):
    try:
        with open(path, "rb") as f:
            return f.read().decode()
    except FileNotFoundError:
        return None


def osc52(sent):
    found = re.search(rb"\033\]52;c?;([A-Za-z0-9+/=]*)(?:\a|\033\\)", sent)
    return base64.b64decode(found[1]).decode() if found else None


SENT = rb"sent to the terminal"
settings("")
s = Session()
s.keys("4", rb"4 Studies\]")
s.keys("y", SENT)
reference = osc52(s.sent)
verdict("a reference", True, bool(reference and re.search(r"^Villegas, .* 2013\. ", reference)))
verdict("says how much", True, f"{len(reference or '')} characters".encode() in s.sent)
verdict("one line", False, "\n" in (reference or "\n"))

# A form, then a style, which is the current one in the next session too.
s.keys("Y", rb"Copy as")
s.keys("bibtex", rb"@techreport")
s.keys("\r", SENT)
verdict("BibTeX", True, (osc52(s.sent) or "").startswith("@techreport{villegas2013can,\n"))
s.keys("Y", rb"Copy as")
s.keys("numeric", rb"\[1\] Cristina")
s.keys("\r", SENT)
numeric = osc52(s.sent)
verdict("a style", True, (numeric or "").startswith("[1] Cristina Villegas"))
s.end()
s = Session()
s.keys("y", SENT)
verdict("the style is remembered", numeric, osc52(s.sent))

# The bare text, on a line of its own as the terminal wraps it.
s.keys("t", rb"Enter goes back")
verdict("bare", True, b"\r\n" + numeric.encode() + b"\r\n" in s.sent)
s.keys("\r", rb"4 Studies\]")

# A file, made for its owner alone, never through a link.
s.keys("T", rb":append")
s.keys("cited.txt\r", rb"Added to cited.txt")
verdict("a file", numeric + "\n", contents(f"{home}/cited.txt"))
verdict("its mode", 0o600, stat.S_IMODE(os.stat(f"{home}/cited.txt").st_mode))
s.keys("T", rb":append cited.txt")
s.keys("\x15append ~/cited.txt\r", rb"Added to ")
verdict("added", 2 * (numeric + "\n"), contents(f"{home}/cited.txt"))
os.symlink("cited.txt", f"{home}/link")
s.keys("T", rb":append")
s.keys("\x15append link\r", rb"it is a symbolic link")
verdict("nothing through a link", 2 * (numeric + "\n"), contents(f"{home}/cited.txt"))
s.end()

# GNU screen gets it in pieces, also from the other end of ssh.
for environment in ({"STY": "1.pts-0.host", "TERM": "screen"},
                    {"SSH_TTY": "/dev/pts/0", "TERM": "screen.xterm-256color"}):
    s = Session(**environment)
    s.keys("y", SENT)
    pieces = re.findall(rb"\033P(.*?)\033\\", s.sent, re.S)
    verdict("short pieces", True, bool(pieces) and max(map(len, pieces)) <= 256)
    verdict("the same through screen", numeric, osc52(b"".join(pieces)))
    s.end()

# What may be GNU screen there, or tmux, may show what is too long for it: all is drawn anew.
s = Session(SSH_TTY="/dev/pts/0", TERM="screen")
s.keys("y", SENT)
verdict("short, so not drawn anew", None, re.search(rb"4 Studies\]", s.sent))
s.keys("+y", rb"\a.*" + SENT)
verdict("long", True, len(osc52(s.sent) or "") > 767)
verdict("drawn anew", True, bool(re.search(rb"\a.*4 Studies\].*" + SENT, s.sent, re.S)))
s.keys("-", rb".")
s.end()

# A display counts only where there is no ssh.
script("xclip", f'cat >{home}/clip; echo "$@" >{home}/words\n')
s = Session(DISPLAY=":0")
s.keys("y", rb"given to xclip")
verdict("no OSC 52", None, osc52(s.sent))
verdict("the program got it", numeric, contents(f"{home}/clip"))
verdict("its words", "-selection clipboard -in\n", contents(f"{home}/words"))
s.end()
s = Session(DISPLAY=":0", SSH_TTY="/dev/pts/0")
s.keys("y", SENT)
verdict("over ssh", numeric, osc52(s.sent))
s.end()

# A command of one's own, without a shell; the terminal where it fails.
script("mine", f'cat >{home}/mine; echo "$1" >{home}/words\n')
settings("copy-command: mine '$HOME; a'\nprint-copied: yes\n")
s = Session(DISPLAY=":0")
s.keys("y", rb"given to mine")
verdict("the command got it", numeric, contents(f"{home}/mine"))
verdict("no shell", "$HOME; a\n", contents(f"{home}/words"))
printed = s.end()
verdict("printed at the end", True, numeric.encode() + b"\r\n" in printed)
script("mine", "exit 3\n")
s = Session()
s.keys("y", SENT)
verdict("the terminal is next", numeric, osc52(s.sent))
verdict("it is said why", True, b"mine: " in s.sent)
s.end()
settings("copy-command: 'mine \"x'\n")
s = Session()
s.keys("y", rb"quote that stays open")
verdict("nothing is sent", None, osc52(s.sent))
s.end()

# A real tmux hands it on to the terminal around it.
skipped = 0
settings("")
if shutil.which("tmux"):
    inner, outer = program, ["tmux", "-L", f"pacecat-copy-{os.getpid()}", "-f", "/dev/null"]
    s = Session(command=outer + ["new-session", inner, catalogue])
    try:
        s.keys("y", rb"given to tmux")
        s.wait(rb"\033\]52;")
        verdict("through tmux", numeric, osc52(s.sent))
        s.end()
    finally:
        subprocess.run(outer + ["kill-server"], stderr=subprocess.DEVNULL)
else:
    print("SKIP: no tmux")
    skipped = 1

print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(failed > 0)
