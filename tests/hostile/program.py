# SPDX-License-Identifier: MIT
"""Runs a program in a world of its own, and tells what must never be, whatever it was given."""

import os
import re
import resource
import subprocess
import tempfile
import threading
import unicodedata

CPU, MEMORY, PATIENCE = 2, 256 << 20, 60

# What a terminal could obey or a reader not see: C0 but the end of a line, DEL, C1, what has no
# width, what turns text round, separators of lines, tags.
DIRT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
                  "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]")
# In what machines read text is as it was written; bytes that a terminal obeys are escaped there.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
SANITIZER = re.compile("runtime error:|Sanitizer|Assertion .* failed")


resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Result:
    def __init__(self, status, out, err, usage):
        self.status, self.out, self.err = status, out, err
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * 1024


class Program:
    """`home` is a folder of nobody's; `watched` programs (sanitizers, coverage) may take more."""

    def __init__(self, path, home):
        self.path = os.path.abspath(path)
        with open(self.path, "rb") as file:
            data = file.read()
        self.watched = b"__asan_init" in data or b"__gcov_merge" in data
        self.environment = dict(os.environ, HOME=home, XDG_CACHE_HOME=home + "/cache",
                                XDG_STATE_HOME=home + "/state", XDG_CONFIG_HOME=home + "/config")
        self.environment.pop("PACECAT_CATALOGUE", None)
        # Standard input, output and error of each run, over and over.
        self.files = [tempfile.TemporaryFile(buffering=0) for _ in range(3)]

    def run(self, arguments, cwd, text=b"", **environment):
        files = self.files
        for file in files:
            file.seek(0)
            file.truncate()
        files[0].write(text)
        files[0].seek(0)
        child = subprocess.Popen([self.path, *arguments], cwd=cwd, stdin=files[0], stdout=files[1],
                                 stderr=files[2], start_new_session=True,
                                 env={**self.environment, **environment})
        timer = threading.Timer(PATIENCE * (10 if self.watched else 1), child.kill)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        for file in files[1:]:
            file.seek(0)
        return Result(child.returncode, files[1].read(), files[2].read(), usage)

    def faults(self, result, dirt=DIRT):
        """What must not be; nothing, when all is well."""
        found = []
        if result.status < 0 or result.status >= 126:
            found.append("ended by %d" % result.status)
        if not self.watched and result.cpu > CPU:
            found.append("took %.1f s of the processor" % result.cpu)
        if not self.watched and result.memory > MEMORY:
            found.append("took %d MB" % (result.memory >> 20))
        for name, data in (("output", result.out), ("messages", result.err)):
            found += ["%s %s" % (name, fault) for fault in text_faults(data, dirt)]
        if SANITIZER.search(result.err.decode("utf-8", "replace")):
            found.append("a sanitizer's report: " + result.err.decode("utf-8", "replace")[:500])
        return found


def text_faults(data, dirt=DIRT):
    """What is wrong with bytes on their way to a terminal."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return ["are not UTF-8 at byte %d" % error.start]
    found = []
    bad = dirt.search(text)
    if bad:
        found.append("have U+%04X in %r" % (ord(bad.group()),
                                            text[max(0, bad.start() - 20):bad.end() + 20]))
    if re.search("^FORGED", text, re.MULTILINE):
        found.append("have a forged line")
    marks = 0
    for char in text if dirt is DIRT else "":
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks > 4:
            found.append("have more than four marks on a base")
            break
    return found
