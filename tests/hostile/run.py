# SPDX-License-Identifier: MIT
"""
run.py [--share FRACTION] PACECAT DRIVE

Gives the program everything hostile there is here: every catalogue to `pacecat check`, whose verdict
must be right to the column; names of files; files that are none; catalogues, arguments and TERM to
every command; and each catalogue to the browser, without a terminal, in every view at several
sizes.  Of arguments and views a share is done.  The last line counts.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile

import cases
import special
import uses
from program import Program

MESSAGE = re.compile(r"^(.*?):(\d+):(\d+): (error|warning): (.*)$")


class Tally:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, what, faults):
        if not faults:
            self.passed += 1
            return
        self.failed += 1
        print("FAIL: %s: %s" % (what, "; ".join(faults)))

    def skip(self, why):
        self.skipped += 1
        print("SKIP: %s" % why)


def messages_of(result, name):
    found = []
    for line in result.err.decode("utf-8", "replace").split("\n"):
        match = MESSAGE.match(line)
        if match and match.group(1) == name:
            found.append((match.group(4), int(match.group(2)), int(match.group(3)),
                          match.group(5)))
    return found


def judge(case, result):
    """Whether `check` said what is right."""
    found = []
    name = case.name + ".yaml"
    messages = messages_of(result, name)
    lines = len(re.findall(rb"\r\n|\n|\r", case.data)) + 1
    if result.status != case.status:
        found.append("exit status %d, not %d" % (result.status, case.status))
    if case.kind == "quiet" and (result.out or result.err):
        found.append("said something")
    if case.kind == "shown" and any(level == "error" for level, *_ in messages):
        found.append("refused")
    for level, line, column, _ in messages:
        if not 1 <= line <= lines or column < 1:
            found.append("%s at %d:%d, beyond the file" % (level, line, column))
    for said in case.said:
        if not said.is_in(messages):
            found.append("no " + str(said))
    if found and messages:
        found.append("but " + " | ".join("%s %d:%d %s" % (m[0], m[1], m[2], m[3][:100])
                                         for m in messages[:4]))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("pacecat")
    parser.add_argument("drive")
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="pacecat-hostile-")
    tally = Tally()
    try:
        home = os.path.join(work, "home")
        os.makedirs(home)
        program = Program(options.pacecat, home)
        folder = os.path.join(work, "cases")
        found = cases.write_all(folder)
        for case in found:
            result = program.run(["check", case.name + ".yaml"], folder)
            tally.check(case.name, program.faults(result) + judge(case, result))
        special.names(tally, program, os.path.join(work, "names"), found)
        special.files(tally, program, os.path.join(work, "special"), found)
        uses.commands(tally, program, folder, found)
        uses.own(tally, program, folder)
        uses.arguments(tally, program, folder, options.share)
        uses.views(tally, Program(options.drive, home), folder, found, options.share)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print("%d passed, %d failed, %d skipped" % (tally.passed, tally.failed, tally.skipped))
    sys.exit(1 if tally.failed else 0)


main()
