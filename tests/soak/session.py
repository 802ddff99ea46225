# SPDX-License-Identifier: MIT
"""The program on a pseudo-terminal: keys in, bytes out, and what it leaves behind."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

import waiting

# What is waited for comes, however busy the machine is; whatever takes so long hangs.
HANGS = 120

ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "TERM": "xterm-256color",
    "SOURCE_DATE_EPOCH": "1767225600",
    "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
    # A sanitizer must not take over the signals whose handling is looked at here.
    "ASAN_OPTIONS": "handle_segv=0:handle_abort=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:"
    "allow_user_segv_handler=1:detect_leaks=0",
}


class Session:
    """One run.  Sizes are (columns, rows).  Close it, or use it in a with statement."""

    def __init__(self, argv, home, size=(80, 24), environment=None, preexec=None):
        self.output = bytearray()
        self.status = None
        self.remote = os.path.basename(argv[0]) in ("ip", "ssh")
        # Not one that stands aside.
        self.traced = os.path.basename(argv[0]) == "strace" and "-DDD" not in argv
        self.traced_pid = None
        self.hung = False       # once, it did not come to rest in time
        self.late = 0.0
        self.master, self.slave = pty.openpty()
        self.resize(size, tell=False)
        self.before = termios.tcgetattr(self.slave)
        variables = dict(ENVIRONMENT, HOME=home)
        variables.update(environment or {})
        self.pid = os.fork()
        if self.pid == 0:
            self._run(argv, variables, preexec)
        fcntl.fcntl(self.master, fcntl.F_SETFL, os.O_NONBLOCK)

    def _run(self, argv, variables, preexec):
        try:
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for fd in range(3):
                os.dup2(self.slave, fd)
            os.closerange(3, 64)
            if preexec:
                preexec()
            os.execvpe(argv[0], argv, variables)
        finally:
            os._exit(127)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def resize(self, size, tell=True):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        if tell:
            self.kill(signal.SIGWINCH)

    def kill(self, number):
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            pass

    def read(self, seconds):
        """What arrives within so many seconds; b"" when nothing does."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError as error:
            if error.errno in (errno.EIO, errno.EAGAIN):
                return b""
            raise
        self.output += data
        return data

    def settle(self, patience=0.3, most=HANGS):
        """
        Read until it waits for a key, and would for longer than that; what came.  Writing the
        state is what is not waited for: it follows a second after the last key.
        """
        start = len(self.output)
        end = time.monotonic() + most
        while self.poll() is None:
            if time.monotonic() > end:
                self.hung = self.hung or most >= HANGS
                break
            waits = waiting.waits(self.watched(), self.slave, patience * 1000)
            if waits is None or self.remote:
                self.quiet(min(max(0.15, patience), 1.5), most)
                break
            # What it had sent before it began to wait is there now.
            if not self.read(0 if waits else 0.001) and waits:
                break
        while self.read(0):
            pass
        return bytes(self.output[start:])

    def watched(self):
        """The process that waits for keys: a tracer's child, where one was asked to look on."""
        if self.traced and self.traced_pid is None:
            self.traced_pid = waiting.child_of(self.pid)
        return self.traced_pid or self.pid

    def quiet(self, seconds, most=HANGS):
        """Read until nothing came for so long; what came."""
        start = len(self.output)
        end = time.monotonic() + most
        while time.monotonic() < end and self.read(seconds):
            pass
        return bytes(self.output[start:])

    def until(self, text, most=HANGS):
        """Read until the bytes were seen since the session began; were they?"""
        end = time.monotonic() + most
        while text not in self.output:
            if time.monotonic() > end or self.poll() is not None:
                self.quiet(0.01, 0.2)
                return text in self.output
            self.read(0.05)
        return True

    def send(self, keys, slowly=0.0):
        """Type; slowly: so many seconds between two bytes.  False when nobody takes it."""
        data = keys if isinstance(keys, bytes) else keys.encode()
        pieces = [data[i : i + 1] for i in range(len(data))] if slowly else [data]
        for i, piece in enumerate(pieces):
            if i:
                time.sleep(slowly)
            while piece:
                try:
                    piece = piece[os.write(self.master, piece) :]
                except BlockingIOError:
                    self.read(0.05)
                except OSError:
                    return False
        return True

    def poll(self):
        """The wait status once it has ended, else None."""
        if self.status is None:
            flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
            if os.waitid(os.P_PID, self.pid, flags):
                self.late = waiting.late(self.pid)
                self.status = os.waitpid(self.pid, 0)[1]
        return self.status

    def wait(self, seconds, read=True):
        """
        Wait for its end, reading or not; the seconds it took, or None.  What it, and who measures,
        lost to other programs on a busy machine is not counted.
        """
        start = time.monotonic()
        late = waiting.late(self.pid) + waiting.late()
        while self.poll() is None:
            if time.monotonic() - start > seconds:
                return None
            if read:
                self.read(0.01)
            else:
                time.sleep(0.01)
        took = time.monotonic() - start
        while read and self.read(0.0):
            pass
        return max(0.0, took - max(0.0, self.late + waiting.late() - late))

    def ended(self):
        """'exit 0', 'signal 11' or 'running'."""
        if self.poll() is None:
            return "running"
        if os.WIFSIGNALED(self.status):
            return "signal %d" % os.WTERMSIG(self.status)
        return "exit %d" % os.WEXITSTATUS(self.status)

    def block(self, on):
        """As other programs may leave the terminal: does output wait for whoever reads?"""
        flags = fcntl.fcntl(self.slave, fcntl.F_GETFL) & ~os.O_NONBLOCK
        fcntl.fcntl(self.slave, fcntl.F_SETFL, flags if on else flags | os.O_NONBLOCK)

    def blocks(self):
        return not fcntl.fcntl(self.slave, fcntl.F_GETFL) & os.O_NONBLOCK

    def restored(self):
        """Has the terminal the modes that it had?"""
        return termios.tcgetattr(self.slave) == self.before

    def leftovers(self):
        """What was asked of the terminal and not taken back: modes, looks, keypad, titles."""
        output = bytes(self.output)
        modes = {number: how for numbers, how in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", output)
                 for number in numbers.split(b";")}
        # The cursor is there before and lines are wrapped, and so afterwards.
        left = [number.decode() for number, how in modes.items()
                if (how == b"h") != (number in (b"25", b"7"))]
        looks = re.findall(rb"\x1b\[([0-9;]*)m", output)
        plain = {b"", b"0", b"10", b"39", b"49"}
        left += ["looks"] if looks and set(looks[-1].split(b";")) - plain else []
        keypad = re.findall(rb"\x1b([=>])", output)
        left += ["keypad"] if keypad and keypad[-1] != b">" else []
        kept, back = (len(re.findall(rb"\x1b\[%d[0-9;]*t" % number, output)) for number in (22, 23))
        return sorted(left + (["titles"] if kept > back else []))

    def memory(self):
        """The most it has had resident, in KiB."""
        try:
            with open("/proc/%d/status" % self.pid, encoding="ascii") as file:
                for line in file:
                    if line.startswith("VmHWM:"):
                        return int(line.split()[1])
        except (OSError, ProcessLookupError):
            pass
        return 0

    def cpu(self):
        """Seconds of processor it has used."""
        with open("/proc/%d/stat" % self.pid, encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def hang_up(self):
        """The line is gone."""
        os.close(self.slave)
        self.slave = -1
        os.close(self.master)
        self.master = -1

    def close(self):
        if self.poll() is None:
            self.kill(signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = 0
        for fd in (self.master, self.slave):
            if fd >= 0:
                os.close(fd)
        self.master = self.slave = -1
