# SPDX-License-Identifier: MIT
"""A real sshd at the other end of a line of so many bits a second, in network namespaces."""

import os
import shutil
import subprocess
import time

from session import Session

# Others may test at the same time.
NEAR, FAR = "pacecat-near-%d" % os.getpid(), "pacecat-far-%d" % os.getpid()
ADDRESS = "192.0.2.1"


def run(*argv, **more):
    return subprocess.run(argv, check=False, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, **more).returncode == 0


class Line:
    """Two hosts and the line between them.  `up` is False where that cannot be had."""

    def __init__(self, work):
        self.work = work
        self.daemon = None
        self.up = self._hosts() and self._daemon()

    def _hosts(self):
        for tool in ("ip", "tc", "ssh", "ssh-keygen"):
            if not shutil.which(tool):
                return False
        if os.geteuid():
            return False
        self.down()
        good = run("ip", "netns", "add", NEAR) and run("ip", "netns", "add", FAR)
        good = good and run("ip", "link", "add", "pcnear", "netns", NEAR, "type", "veth", "peer",
                            "name", "pcfar", "netns", FAR)
        for host, name, address in ((NEAR, "pcnear", "192.0.2.2/24"),
                                    (FAR, "pcfar", ADDRESS + "/24")):
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
                       "StrictModes no\nUsePAM no\nPasswordAuthentication no\n" %
                       (ADDRESS, path("host"), path("authorized")))
        script = ("mount -t tmpfs none /run && mkdir -m 755 /run/sshd && "
                  "exec %s -D -e -f %s -p 2222" % (sshd, path("sshd_config")))
        with open(path("sshd.log"), "wb") as log:
            self.daemon = subprocess.Popen(["ip", "netns", "exec", FAR, "unshare", "-m", "sh",
                                            "-c", script], stdout=log, stderr=log)
        for _ in range(50):
            if run("ip", "netns", "exec", NEAR, *self.ssh("true")):
                return True
            time.sleep(0.1)
        return False

    def ssh(self, *more):
        return ["ssh", "-F", "/dev/null", "-p", "2222", "-i", os.path.join(self.work, "key"),
                "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o",
                "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", *more[:-1], ADDRESS,
                more[-1]]

    def slow(self, bits):
        """From now on no more than so many bits a second go either way."""
        for host, name in ((NEAR, "pcnear"), (FAR, "pcfar")):
            run("ip", "netns", "exec", host, "tc", "qdisc", "replace", "dev", name, "root", "tbf",
                "rate", "%dbit" % bits, "burst", "600", "limit", "60000")

    def fast(self):
        for host, name in ((NEAR, "pcnear"), (FAR, "pcfar")):
            run("ip", "netns", "exec", host, "tc", "qdisc", "del", "dev", name, "root")

    def down(self):
        if self.daemon:
            self.daemon.terminate()
            self.daemon.wait()
        for host in (NEAR, FAR):
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


def slow_line(tally, place, share):
    """A modem's line: the first screen, a key, a page, a search, and leaving."""
    line = Line(place.work)
    try:
        if not line.up:
            tally.skip("no network namespaces, or no sshd in one")
            return
        for bits, first_most, key_most in ((9600, 8, 1.5), (1200, 40, 8))[: 2 if share >= 1 else 1]:
            go = os.path.join(place.work, "go")
            command = ("export HOME=%s; echo ready; while [ ! -e %s ]; do sleep 0.1; done; "
                       "exec %s %s" % (place.home, go, place.program, place.catalogue))
            line.fast()
            with Session(["ip", "netns", "exec", NEAR, *line.ssh("-t", command)],
                         place.home) as session:
                tally.check(session.until(b"ready"), "%d bit/s: no shell" % bits)
                line.slow(bits)
                with open(go, "wb"):
                    pass
                first, size = timed(session, "", b"q quit", first_most)
                tally.check(first is not None, "%d bit/s: no screen in %d s" % (bits, first_most))
                timed(session, "4", None, first_most)
                down, down_size = timed(session, "j", None, key_most)
                tally.check(down is not None, "%d bit/s: Down took long" % bits)
                tally.check(timed(session, "/seve", b"seve", first_most)[0] is not None,
                            "%d bit/s: no search" % bits)
                session.send("\x07\x07q")
                took = session.wait(first_most)
                tally.check(took is not None and session.ended() == "exit 0",
                            "%d bit/s: %s" % (bits, session.ended()))
                tally.figure("%d bit/s: first screen %.1f s (%d bytes), Down %.2f s (%d bytes)" %
                             (bits, first or -1, size, down or -1, down_size))
            os.unlink(go)
    finally:
        line.down()
