# SPDX-License-Identifier: MIT
"""
soak.py [--share FRACTION] [--jobs N] [--table FILE] PROGRAM CATALOGUE [CHECK...]

Everything that goes wrong in a terminal session, done to the program on purpose.  Each check is
done in full, or a share of it; its figures are printed, and kept in the table.  The last line
counts.
"""

import argparse
import copy
import functools
import os
import shutil
import sys
import tempfile
import time

import account
import checks
import difference
import faults
import files
import line
import public
import table
import typed
import widths
import world
from pool import in_parallel
from tally import Tally

# In the order of the time they take in `make check`, longest first: two are run at a time.
CHECKS = {
    "allocations": faults.allocations,
    "sshd": line.sshd,
    "system-calls": faults.system_calls,
    "corpus": difference.corpus,
    "difference": difference.difference,
    "code-points": difference.code_points,
    "widths": widths.widths,
    "sizes": checks.sizes,
    "resizes": checks.resizes,
    "signals": checks.signals,
    "drops": checks.drops,
    "stalls": checks.stalls,
    "idle": checks.idle,
    "leak": checks.leak,
    "leaks": checks.leaks,
    "pieces": typed.pieces,
    "unknown": typed.unknown,
    "floods": typed.floods,
    "pastes": typed.pastes,
    "terminals": world.terminals,
    "environment": world.environment,
    "streams": world.streams,
    "words": world.words,
    "writes-killed": files.writes_killed,
    "writes-failed": files.writes_failed,
    "places": files.places,
    "full-disk": files.full_disk,
    "together": files.together,
    "slow-line": line.slow_line,
    "refusals": public.refusals,
    "confined": public.confined,
    "strangers": public.strangers,
    "storm": public.storm,
    "account": account.account,
}

# The first two take their time however little is asked of them, and tests/term.sh has a bit of ssh;
# the others are a test of their own, tests/restricted.sh.
FULL_ONLY = ("sshd", "slow-line", "refusals", "confined", "strangers", "storm", "account")


class Place:
    """What the checks work with."""

    def __init__(self, program, catalogue, work, homes, jobs):
        self.program = os.path.abspath(program)
        self.catalogue = os.path.abspath(catalogue)
        self.work = work
        self.homes = homes
        self.jobs = jobs
        self.here = os.path.dirname(os.path.abspath(__file__))
        self.top = os.path.dirname(os.path.dirname(self.here))
        with open(self.program, "rb") as file:
            data = file.read()
        self.sanitized = b"__asan_init" in data
        # A sanitizer, or what counts the lines that ran, is not confined (sys/sandbox.h).
        self.confines = not self.sanitized and b"__gcov_" not in data

    def aside(self, name):
        """The same with a folder and a home where nobody has been."""
        own = copy.copy(self)
        own.work = tempfile.mkdtemp(prefix=name + "-", dir=self.work)
        own.home = tempfile.mkdtemp(prefix="home-", dir=self.homes)
        return own


def run(name, place, share):
    tally = Tally(name)
    began = time.monotonic()
    CHECKS[name](tally, place.aside(name), share)
    return tally, time.monotonic() - began


def run_all(names, place, share, path):
    """Run the checks; a tally of all."""
    total, rows = Tally("all"), {}
    works = [functools.partial(run, name, place, share) for name in names]
    for number, result in in_parallel(works, place.jobs):
        name = names[number]
        if not result:
            total.check(False, name + " ended by an exception")
            continue
        tally, seconds = result
        print("%s: %d passed, %d failed, %d skipped (%.0f s)%s" % (
            name, tally.passed, tally.failed, tally.skipped, seconds,
            "".join("; " + figure for figure in tally.figures)), flush=True)
        rows[name] = table.row(tally, share, seconds)
        total.add(tally)
    if path:
        print("\n" + table.update(path, rows, CHECKS))
        for sentence in table.untold(os.path.join(place.top, "HACKING"), rows):
            print(sentence)
    return total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--table")
    parser.add_argument("program")
    parser.add_argument("catalogue")
    parser.add_argument("check", nargs="*", choices=[*CHECKS, []], metavar="CHECK")
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="pacecat-soak-")
    # How long a busy disk takes for a state is not what is measured.
    homes = tempfile.mkdtemp(prefix="pacecat-soak-",
                             dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else work)
    try:
        place = Place(options.program, options.catalogue, work, homes, options.jobs)
        usual = [name for name in CHECKS if options.share > 0.05 or name not in FULL_ONLY]
        total = run_all(options.check or usual, place, options.share, options.table)
    finally:
        for folder in (homes, work):
            shutil.rmtree(folder, ignore_errors=True)
    print("%d passed, %d failed, %d skipped" % (total.passed, total.failed, total.skipped))
    sys.exit(1 if total.failed else 0 if total.passed else 77)


main()
