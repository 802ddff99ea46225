#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much of the sources ran in a build that counts (configure --enable-coverage), by folder.

    coverage.py [--gcov GCOV] [--missing PATH]... BUILD SOURCE

Prints a table of lines and branches, and under the paths below src that --missing gives what did
not run.  The status is 1 when a folder is below its floor.

A line counts when a test can reach it.  NOT_REACHED is the whole list of what cannot be reached, by
the text of the line.  A branch counts when its line does, but for those that gcc adds for itself
(it marks them "throw") and those of a condition that one of NOT_DECIDED is the whole of.
"""

import argparse
import json
import os
import re
import subprocess
import sys

# Lines and branches in per cent of what can be reached, below which a folder must not fall.
FLOORS = {
    "base": (97, 92),
    "text": (100, 98),
    "csl": (100, 97),
    "model": (100, 96.5),
    "sys": (83.5, 72),
    "format": (100, 96),
    "store": (96.5, 87.5),
    "cli": (95.5, 86.5),
    "tui": (97.5, 91.5),
}

# What no test can reach, and why.
NOT_REACHED = [re.compile(pattern) for pattern in (
    # Memory is gone, and so is the program: it ends before its counts are written.
    r"^\s*mem_gone\(\);$",
    # The same in csl, which returns it as an error; what follows is tried by failing allocations.
    r"^\s*fail_memory\(.*\);$",
    # The same in a process that is to leave at once.
    r"^\s*_exit\(",
    # A list of 134 million elements: four gigabytes of nodes.
    r"^\s*source_error\(r->source, at, _\(\"too many elements\"\)\);$",
    r"^\s*count = ELEMENTS_MAX;$",
)]


def gcov_of(gcov, build):
    """What gcov says of every object in the build, as its JSON, source by source."""
    notes = []
    for folder, _, names in os.walk(os.path.join(build, "src")):
        notes += [os.path.join(folder, name) for name in names if name.endswith(".gcno")]
    for start in range(0, len(notes), 50):
        text = subprocess.run(
            [gcov, "--json-format", "--stdout", "--branch-probabilities"]
            + sorted(notes)[start:start + 50],
            cwd=build, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
        for line in text.splitlines():
            yield from json.loads(line)["files"]


class Line:
    """One line of source, in all the objects that have it."""

    def __init__(self):
        self.count = 0
        self.branches = []

    def add(self, seen):
        self.count += seen["count"]
        branches = [b["count"] for b in seen["branches"] if not b["throw"]]
        if len(self.branches) < len(branches):
            self.branches += [0] * (len(branches) - len(self.branches))
        for i, count in enumerate(branches):
            self.branches[i] += count


def gather(gcov, build, source):
    """{path below src: {line number: Line}}"""
    root = os.path.realpath(os.path.join(source, "src")) + os.sep
    files = {}
    for seen in gcov_of(gcov, build):
        path = os.path.realpath(os.path.join(build, seen["file"]))
        if not path.startswith(root):
            continue
        lines = files.setdefault(path[len(root):], {})
        for line in seen["lines"]:
            lines.setdefault(line["line_number"], Line()).add(line)
    return root, files


def reachable(root, files):
    """Drop the lines that no test can reach."""
    for path, lines in files.items():
        with open(root + path, encoding="utf-8") as file:
            text = file.read().split("\n")
        for number in list(lines):
            if any(pattern.search(text[number - 1]) for pattern in NOT_REACHED):
                del lines[number]
        yield path, lines, text


def percent(part, whole):
    """Rounded down, so that 100.0 is all."""
    return part * 1000 // whole / 10 if whole else 100.0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--missing", action="append", default=[])
    parser.add_argument("--gcov", default="gcov")
    parser.add_argument("build", type=os.path.abspath)
    parser.add_argument("source")
    options = parser.parse_args()

    sums = {folder: [0, 0, 0, 0] for folder in FLOORS}
    root, files = gather(options.gcov, options.build, options.source)
    for path, lines, text in sorted(reachable(root, files)):
        folder = path.split("/")[0]
        if folder not in sums:
            continue
        for number, line in sorted(lines.items()):
            taken = sum(1 for count in line.branches if count)
            for i, add in enumerate((line.count > 0, 1, taken, len(line.branches))):
                sums[folder][i] += add
            if not path.startswith(tuple(options.missing)):
                continue
            if not line.count:
                print("src/%s:%d: never: %s" % (path, number, text[number - 1].strip()))
            elif taken < len(line.branches):
                print("src/%s:%d: %d of %d branches: %s" % (
                    path, number, taken, len(line.branches), text[number - 1].strip()))

    status = 0
    print("%-8s %8s %8s %7s %10s %10s %7s" % (
        "folder", "lines", "covered", "", "branches", "covered", ""))
    for folder, (covered, lines, taken, branches) in sums.items():
        share = percent(covered, lines), percent(taken, branches)
        below = share[0] < FLOORS[folder][0] or share[1] < FLOORS[folder][1]
        status |= below
        print("%-8s %8d %8d %6.1f%% %10d %10d %6.1f%%%s" % (
            folder, lines, covered, share[0], branches, taken, share[1],
            "  below its floor of %.1f%% and %.1f%%" % FLOORS[folder] if below else ""))
    return status


if __name__ == "__main__":
    sys.exit(main())
