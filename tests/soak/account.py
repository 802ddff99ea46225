# SPDX-License-Identifier: MIT
"""
The manual's recipe for an account that anybody may log in to, with a real sshd on loopback.  It
sees a passwd file, settings and a home of its own, so that nothing of the host changes.
"""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time

from checks import sample
from session import Session

USER = "catalogue"                      # as in the manual
OTHER = "shell"                         # with the same shell, but no block that forces anything
PLAIN = "plain"                         # with an ordinary shell and another catalogue
NUMBER = 64987
REFUSED = b"browsing needs a terminal"


def quiet(*argv):
    return subprocess.run(argv, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode == 0


def recipe(here, program):
    """The block of sshd_config as the manual has it, for a program elsewhere."""
    manual = os.path.join(os.path.dirname(os.path.dirname(here)), "man", "pacecat.1.in")
    with open(manual, encoding="utf-8") as file:
        block = re.search(r"^Match User catalogue\n(?:    .*\n)+", file.read(), re.M).group(0)
    return block.replace("/usr/bin/rpacecat", program)


class Host:
    """A host with two accounts whose shell is rpacecat.  `up` is False where that cannot be had."""

    def __init__(self, place):
        self.work = tempfile.mkdtemp(prefix="pacecat-account-")
        self.daemon = None
        self.connections = 0
        self.program = self.path("usr/bin/rpacecat")
        self.home = self.path("home")
        self.why = self._missing() or self._install(place) or self._start(place)
        self.up = not self.why

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, text, mode=0o644):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(self.path(name), mode)

    def _missing(self):
        for tool in ("ssh", "ssh-keygen", "unshare", "mount"):
            if not shutil.which(tool):
                return "no " + tool
        if not os.path.exists(self.sshd()):
            return "no sshd"
        if os.geteuid():
            return "a passwd file of its own needs root"
        return "" if quiet("unshare", "-mpf", "--mount-proc", "true") else "no namespaces"

    @staticmethod
    def sshd():
        return shutil.which("sshd") or "/usr/sbin/sshd"

    def _install(self, place):
        """The program with its data, where others can get at it."""
        top = os.path.dirname(os.path.dirname(place.here))
        build = os.path.dirname(os.path.realpath(place.program))
        os.chmod(self.work, 0o755)
        os.makedirs(self.path("usr/bin"))
        shutil.copy(place.program, self.path("usr/bin/pacecat"))
        os.chmod(self.path("usr/bin/pacecat"), 0o755)
        os.symlink("pacecat", self.program)
        shutil.copytree(os.path.join(top, "data"), self.path("usr/share/pacecat"))
        if os.path.isdir(os.path.join(build, "locale")):
            shutil.copytree(os.path.join(build, "locale"), self.path("usr/share/locale"))
        quiet("chmod", "-R", "a+rX,u+w", self.path("usr"))
        self.write("etc/pacecat/settings.yaml", "catalogue: %s\n" %
                   self.path("usr/share/pacecat/asm-pace.yaml"))
        # What a reader would put there if he could.
        touch = "touch %s\n" % self.path("sprung")
        for name in (".ssh/rc", ".profile", ".bashrc", ".ssh/environment"):
            self.write("home/" + name, touch, 0o755)
        self.write("home/.config/pacecat/settings.yaml", "catalogue: /etc/passwd\n")
        self.write("home/catalogue.yaml", "nothing: [\n")
        quiet("chown", "-R", "%d:%d" % (NUMBER, NUMBER), self.home)
        for name in ("host", "key"):
            if not quiet("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.path(name)):
                return "no keys"
        shutil.copy(self.path("key.pub"), self.path("authorized"))
        os.chmod(self.path("authorized"), 0o644)
        return ""

    def _accounts(self):
        shells = ((USER, self.program), (OTHER, self.program), (PLAIN, "/bin/sh"))
        forms = {"passwd": "{0}:x:%d:%d::%s:{1}\n" % (NUMBER, NUMBER, self.home),
                 "shadow": "{0}:*:19000:0:99999:7:::\n"}
        for name, form in forms.items():
            with open("/etc/" + name, encoding="utf-8") as file:
                text = file.read() + "".join(form.format(*one) for one in shells)
            self.write(name, text, 0o640 if name == "shadow" else 0o644)

    def _start(self, place):
        self.sysconf = subprocess.run(
            "cd '%s' && "
            "printf 'prefix=@prefix@\\nexec_prefix=@exec_prefix@\\necho @sysconfdir@\\n' | "
            "./config.status -q --file=- | sh" % os.path.dirname(os.path.realpath(place.program)),
            shell=True, check=False, capture_output=True, text=True).stdout.strip()
        if not os.path.isdir(self.sysconf):
            return "no folder for settings"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._accounts()
        self.write("sshd_config",
                   "ListenAddress 127.0.0.1\nPort %d\nHostKey %s\nAuthorizedKeysFile %s\n"
                   "PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n"
                   "AllowTcpForwarding yes\nX11Forwarding yes\nPermitUserEnvironment no\n"
                   "AcceptEnv LANG LC_* LANGUAGE TERMINFO* LOCPATH NLSPATH EDITOR PAGER BROWSER "
                   "COLUMNS LINES XDG_* PACECAT_*\nSubsystem sftp internal-sftp\n%s"
                   "Match User %s\n    ForceCommand %s --restricted %s\n" %
                   (self.port, self.path("host"), self.path("authorized"),
                    recipe(place.here, self.program), PLAIN, self.path("usr/bin/pacecat"),
                    self.path("usr/share/pacecat/asm-pace.yaml")))
        script = ("mount -t tmpfs none /run && mkdir -m 755 /run/sshd && "
                  "mount --bind {0}/passwd /etc/passwd && mount --bind {0}/shadow /etc/shadow && "
                  "mount --bind {0}/etc {1} && exec {2} -D -e -f {0}/sshd_config")
        with open(self.path("sshd.log"), "wb") as log:
            self.daemon = subprocess.Popen(
                ["unshare", "-mpf", "--mount-proc", "--kill-child", "sh", "-c",
                 script.format(self.work, self.sysconf, self.sshd())], stdout=log, stderr=log)
        for _ in range(100):
            if self.daemon.poll() is not None:
                return "sshd does not start"
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return ""
            time.sleep(0.1)
        return "sshd does not answer"

    def client(self, program, *more):
        """ssh, sftp or scp with what it has to know."""
        self.connections += 1
        return [program, "-F", "/dev/null", "-P" if program != "ssh" else "-p", str(self.port),
                "-i", self.path("key"), "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no",
                "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", *more]

    @staticmethod
    def run(argv, stdin=b""):
        """Status and all output of what uses no terminal."""
        done = subprocess.run(["timeout", "30", *argv], check=False, input=stdin,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def down(self):
        if self.daemon:
            # What it waits for is the first process of its namespace, and takes all others along.
            self.daemon.kill()
            self.daemon.wait()
        shutil.rmtree(self.work, ignore_errors=True)


def browse(tally, host, what, argv, environment=None, text=b"q quit"):
    """The browser comes up, copies, refuses, and leaves."""
    with Session(argv, host.home, environment=environment) as session:
        if not tally.check(session.until(text), "%s: no browser: %r" %
                           (what, bytes(session.output[-300:]))):
            return
        tally.check(b"ASM-PACE" in session.output, what + ": another catalogue")
        session.send("4y")
        tally.check(session.until(b"\x1b]52;c;"), what + ": nothing is copied")
        session.send("E")
        if text == b"q quit":
            tally.check(session.until(b"Not here:"), what + ": an editor is not refused")
        session.send("\x07\x07q")
        session.wait(120)
        tally.check(session.ended() == "exit 0", "%s: %s" % (what, session.ended()))


def without_terminal(tally, host, at, share):
    """Commands and what ssh calls subsystems: a sentence, and nothing done."""
    rows = [
        ("sh", (at, "sh -c id"), b""),
        ("nothing", (at,), b""),
        ("a shell's input", ("-T", at), b"id\n/bin/sh -c id\nexit\n"),
        ("a catalogue", (at, "rpacecat list -C /etc/passwd"), b""),
        ("-c in -c", (at, "--", "-c 'id'"), b""),
        ("options", (at, "--", "--version"), b""),
        ("quotes", (at, "'; id; `id`; $(id)\n id"), b""),
    ]
    for what, words, stdin in sample(rows, share):
        status, output = host.run(host.client("ssh", *words), stdin)
        tally.check(status == 69, "%s of %s: status %d" % (what, at, status))
        tally.check(REFUSED in output and b"uid=" not in output and b"root:" not in output,
                    "%s of %s: %r" % (what, at, output[:300]))


def transfers(tally, host, at, share):
    got = host.path("got")
    rows = [
        ("sftp", ("sftp", "-b", "-", at), b"get /etc/passwd %s\n" % got.encode()),
        ("scp", ("scp", at + ":/etc/passwd", got), b""),
        ("scp to it", ("scp", host.path("key.pub"), at + ":/tmp/pacecat-put"), b""),
        ("old scp", ("scp", "-O", at + ":/etc/passwd", got), b""),
    ]
    for what, argv, stdin in sample(rows, share):
        status, output = host.run(host.client(*argv), stdin)
        tally.check(status != 0, "%s: done: %r" % (what, output[:200]))
        tally.check(not os.path.exists(got) and not os.path.exists("/tmp/pacecat-put"),
                    what + ": a file was carried")


def forwarding(tally, host, at):
    status, output = host.run(host.client("ssh", "-W", "127.0.0.1:%d" % host.port, at))
    tally.check(status != 0 and b"failed" in output and b"SSH-2" not in output,
                "-W: %r" % output[:200])
    status, output = host.run(host.client("ssh", "-o", "ExitOnForwardFailure=yes", "-N", "-R",
                                          "0:127.0.0.1:22", at))
    tally.check(status != 0 and b"forwarding failed" in output, "-R: %r" % output[:200])
    status, output = host.run(host.client("ssh", "-o", "ExitOnForwardFailure=yes", "-N", "-R",
                                          host.path("socket") + ":127.0.0.1:22", at))
    tally.check(status != 0 and not os.path.exists(host.path("socket")),
                "-R of a socket: %r" % output[:200])
    status, output = host.run(host.client("ssh", "-w", "0:0", "-o", "ExitOnForwardFailure=yes", at,
                                          "true"))
    tally.check(status != 0, "-w: a tunnel")


def by_setting(tally, host):
    """Called by its usual name, where the system's settings say so."""
    host.write("other/pacecat/settings.yaml", "restricted: yes\n")
    for words, status, text in (("export --to ris", 64, b"cannot be used here"),
                                ("list weinberg", 0, b"itombwe"),
                                ("--debug x", 64, b"cannot be used here")):
        got, output = host.run(["unshare", "-m", "sh", "-c", "mount --bind %s %s && exec %s %s" % (
            host.path("other"), host.sysconf, host.path("usr/bin/pacecat"), words)])
        tally.check(got == status and text in output, "%s: %d %r" % (words, got, output[:200]))


HOSTILE = {"LOCPATH": "/tmp", "NLSPATH": "/tmp/%N", "TERMINFO": "/tmp", "EDITOR": "sh",
           "PAGER": "sh", "BROWSER": "sh", "COLUMNS": "30000", "LINES": "30000",
           "XDG_CONFIG_HOME": "/tmp", "PACECAT_CATALOGUE": "/etc/passwd", "LANGUAGE": "../../x"}


def account(tally, place, share):
    """Whatever a client asks sshd for: the browser, or a sentence."""
    host = Host(place)
    try:
        if not host.up:
            tally.skip(host.why)
            return
        for user in (USER, OTHER):
            at = user + "@127.0.0.1"
            browse(tally, host, user, host.client("ssh", "-tt", at))
            without_terminal(tally, host, at, share)
        at = PLAIN + "@127.0.0.1"
        browse(tally, host, PLAIN, host.client("ssh", "-tt", at))
        without_terminal(tally, host, at, share)
        by_setting(tally, host)
        at = USER + "@127.0.0.1"
        browse(tally, host, "a command with -t", host.client("ssh", "-tt", at, "sh -c id"))
        send = [word for name in HOSTILE for word in ("-o", "SendEnv=" + name)]
        browse(tally, host, "an environment", host.client("ssh", *send, "-tt", at), HOSTILE)
        browse(tally, host, "French", host.client("ssh", "-o", "SendEnv=LANG", "-o",
                                                  "SendEnv=LC_ALL", "-tt", at),
               {"LANG": "fr_FR.UTF-8", "LC_ALL": ""}, b"q quitter")
        for term in sample(["../../etc", "x" * 200, "\x1b]0;X\x07"], share):
            with Session(host.client("ssh", "-tt", at), host.home,
                         environment={"TERM": term}) as session:
                tally.check(session.until(b"The terminal has no name"), "TERM=%r" % term)
                session.wait(120)
                tally.check(session.ended() == "exit 69" and b"\x1b" not in session.output,
                            "TERM=%r: %s" % (term, session.ended()))
        with Session(host.client("ssh", "-tt", at), host.home, size=(30000, 30000)) as session:
            tally.check(session.until(b"\x1b["), "a window of 30000x30000")
            session.settle(0.2, 5)
            session.send("\x07q")
            session.wait(120)
            tally.check(session.ended() == "exit 0", "30000x30000: " + session.ended())
        transfers(tally, host, at, share)
        forwarding(tally, host, at)
        tally.check(not os.path.exists(host.path("sprung")), "something in the home was run")
        tally.figure("%d connections to a real sshd" % host.connections)
    finally:
        host.down()
