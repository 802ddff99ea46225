# SPDX-License-Identifier: MIT
"""
soak.py [--share FRACTION] PROGRAM CATALOGUE [CHECK...]

Everything that goes wrong in a terminal session, done to the program on purpose.  Each check is
done in full, or a share of it; its figures are printed.  The last line counts.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time

import account
import checks
import difference
import faults
import line
import public
from tally import Tally

CHECKS = {
    "sizes": checks.sizes, "resizes": checks.resizes, "signals": checks.signals,
    "drops": checks.drops, "stalls": checks.stalls, "idle": checks.idle,
    "pieces": checks.pieces, "unknown": checks.unknown, "pastes": checks.pastes,
    "terminals": checks.terminals, "leak": checks.leak, "difference": difference.difference,
    "code-points": difference.code_points, "corpus": difference.corpus,
    "allocations": faults.allocations, "system-calls": faults.system_calls,
    "refusals": public.refusals, "confined": public.confined, "strangers": public.strangers,
    "storm": public.storm, "account": account.account,
    "slow-line": line.slow_line, "writes-killed": faults.writes_killed, "homes": faults.homes, "full-disk": faults.full_disk,
}


SELDOM = ("slow-line", "refusals", "confined", "strangers", "storm", "account")


class Place:
    """What the checks work with."""

    def __init__(self, program, catalogue, work):
        self.program = os.path.abspath(program)
        self.catalogue = os.path.abspath(catalogue)
        self.work = work
        self.here = os.path.dirname(os.path.abspath(__file__))
        self.move("home")
        with open(self.program, "rb") as file:
            self.sanitized = b"__asan_init" in file.read()

    def move(self, name):
        """A home where nobody has been."""
        self.home = os.path.join(self.work, name)
        os.makedirs(self.home)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("program")
    parser.add_argument("catalogue")
    parser.add_argument("check", nargs="*")
    options = parser.parse_args()
    totals = [0, 0, 0]
    work = tempfile.mkdtemp(prefix="pacecat-soak-")
    try:
        place = Place(options.program, options.catalogue, work)
        # A modem's line takes its time however little is asked of it; the others have a test of
        # their own.
        usual = [name for name in CHECKS if options.share > 0.05 or name not in SELDOM]
        for name in options.check or usual:
            tally = Tally(name)
            place.move("home-" + name)
            began = time.monotonic()
            CHECKS[name](tally, place, options.share)
            print("%s: %d passed, %d failed, %d skipped (%.0f s)%s" % (
                name, tally.passed, tally.failed, tally.skipped, time.monotonic() - began,
                "".join("; " + figure for figure in tally.figures)), flush=True)
            for i, n in enumerate((tally.passed, tally.failed, tally.skipped)):
                totals[i] += n
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print("%d passed, %d failed, %d skipped" % tuple(totals))
    sys.exit(1 if totals[1] else 0 if totals[0] else 77)


main()
