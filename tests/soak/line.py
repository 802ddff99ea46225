# SPDX-License-Identifier: MIT
"""A real sshd at the other end of a line of so many bits a second, in network namespaces."""

import contextlib
import os
import shutil
import subprocess
import threading
import time

import waiting
from session import Session
from typed import SPLIT, slow_piece

ADDRESS = "192.0.2.1"
# The bytes of a key in a list: the least that a peer sends is 188.
LEAN_KEY = 12


def run(*argv, **more):
    return subprocess.run(argv, check=False, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, **more).returncode == 0


class Line:
    """Two hosts and the line between them.  `up` is False where that cannot be had."""

    def __init__(self, work, alive=0):
        self.work = work
        self.alive = alive
        # Others may test at the same time.
        self.near, self.far = ("pacecat-%s-%d" % (end, os.getpid()) for end in ("near", "far"))
        self.daemon = None
        self.up = self._hosts() and self._daemon()

    def _hosts(self):
        for tool in ("ip", "tc", "ssh", "ssh-keygen"):
            if not shutil.which(tool):
                return False
        if os.geteuid():
            return False
        self.down()
        good = run("ip", "netns", "add", self.near) and run("ip", "netns", "add", self.far)
        good = good and run("ip", "link", "add", "pcnear", "netns", self.near, "type", "veth", "peer",
                            "name", "pcfar", "netns", self.far)
        for host, name, address in ((self.near, "pcnear", "192.0.2.2/24"),
                                    (self.far, "pcfar", ADDRESS + "/24")):
            good = good and run("ip", "-n", host, "addr", "add", address, "dev", name)
            good = good and run("ip", "-n", host, "link", "set", name, "up", "mtu", "576")
        return good

    def _daemon(self):
        sshd = shutil.which("sshd") or "/usr/sbin/sshd"
        path = lambda name: os.path.join(self.work, name)
        for name in ("key", "host"):
            if not run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path(name)):
                return False
        shutil.copy(path("key.pub"), path("authorized"))
        with open(path("sshd_config"), "w", encoding="ascii") as file:
            file.write("ListenAddress %s\nHostKey %s\nAuthorizedKeysFile %s\nPidFile none\n"
                       "StrictModes no\nUsePAM no\nPasswordAuthentication no\n"
                       "ClientAliveInterval %d\nClientAliveCountMax 2\n" %
                       (ADDRESS, path("host"), path("authorized"), self.alive))
        script = ("mount -t tmpfs none /run && mkdir -m 755 /run/sshd && "
                  "exec %s -D -e -f %s -p 2222" % (sshd, path("sshd_config")))
        with open(path("sshd.log"), "wb") as log:
            self.daemon = subprocess.Popen(["ip", "netns", "exec", self.far, "unshare", "-m", "sh",
                                            "-c", script], stdout=log, stderr=log)
        for _ in range(300):
            if run("ip", "netns", "exec", self.near, *self.ssh("true")):
                return True
            if self.daemon.poll() is not None:
                return False
            time.sleep(0.1)
        return False

    def ssh(self, *more):
        return ["ssh", "-F", "/dev/null", "-p", "2222", "-i", os.path.join(self.work, "key"),
                "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o",
                "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", *more[:-1], ADDRESS,
                more[-1]]

    def slow(self, bits):
        """From now on no more than so many bits a second go either way."""
        for host, name in ((self.near, "pcnear"), (self.far, "pcfar")):
            run("ip", "netns", "exec", host, "tc", "qdisc", "replace", "dev", name, "root", "tbf",
                "rate", "%dbit" % bits, "burst", "600", "limit", "60000")

    def fast(self):
        for host, name in ((self.near, "pcnear"), (self.far, "pcfar")):
            run("ip", "netns", "exec", host, "tc", "qdisc", "del", "dev", name, "root")

    def cut(self, off):
        """Nothing arrives any more, and nobody is told; or all goes on."""
        run("ip", "-n", self.far, "link", "set", "pcfar", "down" if off else "up")

    def bad(self):
        """Late, out of order and lost, where the kernel can do that."""
        return all(run("ip", "netns", "exec", host, "tc", "qdisc", "replace", "dev", name, "root",
                       "netem", "delay", "200ms", "100ms", "loss", "10%")
                   for host, name in ((self.near, "pcnear"), (self.far, "pcfar")))

    @contextlib.contextmanager
    def flaky(self):
        """The line is gone for a moment now and then, and loses what was on it."""
        over = threading.Event()

        def shake():
            while not over.wait(0.3):
                self.cut(True)
                over.wait(0.15)
                self.cut(False)

        shaking = threading.Thread(target=shake)
        shaking.start()
        try:
            yield
        finally:
            over.set()
            shaking.join()
            self.cut(False)

    def down(self):
        if self.daemon:
            self.daemon.terminate()
            self.daemon.wait()
        for host in (self.near, self.far):
            run("ip", "netns", "del", host)


def timed(session, keys, text, most):
    """Seconds until the text, or anything, came after the keys; bytes until it was quiet."""
    session.output.clear()
    began = time.monotonic()
    session.send(keys)
    good = session.until(text, most) if text else bool(session.read(most))
    took = time.monotonic() - began
    session.quiet(6, most + 30)
    return took if good else None, len(session.output)


def lean_home(place):
    """A home whose settings are for such a line."""
    home = os.path.join(place.work, "lean")
    folder = os.path.join(home, ".config", "pacecat")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "settings.yaml"), "w", encoding="ascii") as file:
        file.write("lean: yes\n")
    return home


def slow_line(tally, place, share):
    """A modem's line: the first screen, a key, a page, a search, and leaving."""
    line = Line(place.work)
    try:
        if not line.up:
            tally.skip("no network namespaces, or no sshd in one")
            return
        lean = lean_home(place)
        rows = ((9600, place.home, 8, 1.5), (1200, lean, 30, 2.5), (1200, place.home, 40, 8))
        for bits, home, first_most, key_most in rows[: 3 if share >= 1 else 1]:
            go = os.path.join(place.work, "go")
            command = ("export HOME=%s; echo ready; while [ ! -e %s ]; do sleep 0.1; done; "
                       "exec %s %s" % (home, go, place.program, place.catalogue))
            line.fast()
            what = "%d bit/s%s" % (bits, ", lean" if home == lean else "")
            with Session(["ip", "netns", "exec", line.near, *line.ssh("-t", command)],
                         place.home) as session:
                tally.check(session.until(b"ready"), "%s: no shell" % what)
                line.slow(bits)
                with open(go, "wb"):
                    pass
                first, size = timed(session, "", b"? help", first_most)
                tally.check(first is not None, "%s: no screen in %d s" % (what, first_most))
                timed(session, "4", None, first_most)
                down, down_size = timed(session, "j", None, key_most)
                tally.check(down is not None, "%s: Down took long" % what)
                if home == lean:
                    tally.check(down_size <= LEAN_KEY, "%s: Down is %d bytes" % (what, down_size))
                tally.check(timed(session, "/seve", b"seve", first_most)[0] is not None,
                            "%s: no search" % what)
                session.send("\x07\x07q")
                took = session.wait(first_most)
                tally.check(took is not None and session.ended() == "exit 0",
                            "%s: %s" % (what, session.ended()))
                tally.figure("%s: first screen %.1f s (%d bytes), Down %.2f s (%d bytes)" %
                             (what, first or -1, size, down or -1, down_size))
            os.unlink(go)
    finally:
        line.down()


def browse_far(line, place):
    """A browser at the far end, and where it tells its process."""
    pid = os.path.join(place.work, "far-pid")
    if os.path.exists(pid):
        os.unlink(pid)
    command = "export HOME=%s; echo $$ >%s; exec %s %s" % (place.home, pid, place.program,
                                                            place.catalogue)
    session = Session(["ip", "netns", "exec", line.near, *line.ssh("-t", command)], place.home)
    session.until(b"? help")
    session.quiet(0.3)
    with open(pid, encoding="ascii") as file:
        return session, int(file.read())


def has_ended(pid):
    """Perhaps nobody has asked yet how it did."""
    try:
        return waiting.state_of("/proc/%d" % pid) in "ZX"
    except OSError:
        return True


def gone_after(pid, most):
    """Seconds until there is no such process."""
    began = time.monotonic()
    while time.monotonic() - began < most:
        if has_ended(pid):
            return time.monotonic() - began
        time.sleep(0.01)
    return None


def parent(pid):
    with open("/proc/%d/stat" % pid, encoding="ascii", errors="replace") as file:
        return int(file.read().rpartition(")")[2].split()[1])


def dropped(tally, line, place):
    """The client is gone: seconds until the browser is."""
    session, pid = browse_far(line, place)
    with session:
        session.send("4jj")
        session.quiet(0.3)
        session.kill(9)
        took = gone_after(pid, 60)
        tally.check(took is not None, "the client has ended, the browser has not")
        return 60 if took is None else took


def goes_on(tally, session, what):
    """It answers, whatever it had to swallow."""
    session.send("\x07\x07\x07")
    session.quiet(3)
    session.output.clear()
    session.send("?")
    tally.check(session.until(b"Esc"), what + ": no answer")
    session.send("\x07")
    session.quiet(1)


def much(tally, session):
    """What a reader and his terminal may send."""
    for gap in (0.02, 0.4):
        for key in SPLIT[:8]:
            slow_piece(session, key, gap)
            session.quiet(0.05)
    goes_on(tally, session, "keys in pieces over ssh")
    session.send(b"\x1b[200~" + b"q\r:quit\r" * 12000 + b"\x1b[201~")
    goes_on(tally, session, "a paste of 100 kB over ssh")
    session.send(b"\x1b[<65;10;8M\x1b[<64;10;8M" * 5000)
    goes_on(tally, session, "a flood of mouse events over ssh")


def stall(tally, line, session, pid):
    """The line is silent, and the reader goes on typing; then all of it arrives."""
    line.cut(True)
    session.send("G\x0cg\x0c" * 200)
    time.sleep(1)
    before = waiting.rests(pid)
    time.sleep(3)
    tally.check(waiting.rests(pid) - before < 10, "it spins while the line is silent")
    line.cut(False)
    goes_on(tally, session, "after a silence")


def sshd(tally, place, share):
    """A browser behind a real sshd: much input, bad lines, silences, ends without a word."""
    line = Line(place.work, 4)
    try:
        if not line.up:
            tally.skip("no network namespaces, or no sshd in one")
            return
        session, pid = browse_far(line, place)
        with session:
            much(tally, session)
            if line.bad():
                much(tally, session)
                line.fast()
            else:
                tally.figure("this kernel has no netem")
            with line.flaky():
                much(tally, session)
            stall(tally, line, session, pid)
            session.send("q")
            session.wait(60)
            tally.check(session.ended() == "exit 0", "over ssh: " + session.ended())
        slowest, count = 0.0, 5 if share >= 1 else 1
        for _ in range(count):
            took = min(dropped(tally, line, place) for _ in range(3))
            tally.check(took < 1, "it took %.2f s to be gone after its client" % took)
            slowest = max(slowest, took)
        tally.figure("%d clients that ended, the browser gone after %.2f s at most" %
                     (count, slowest))
        session, pid = browse_far(line, place)
        with session:
            daemon = parent(pid)
            line.cut(True)
            given_up = gone_after(daemon, 120)
            took = gone_after(pid, 60)
            tally.check(given_up and took is not None and took < 1, "sshd has given the line up "
                        "after %s s, the browser is gone after %s s more" % (given_up, took))
            tally.figure("a line that is cut: sshd gave it up after %.0f s, the browser was gone "
                         "%.2f s later" % (given_up or -1, took or 0))
    finally:
        line.down()
