# SPDX-License-Identifier: MIT
"""The figures of all checks, kept in a file: each run replaces those of the checks it made."""

import datetime
import re

HEAD = re.compile(r"^([a-z-]+) +\d+ passed")


def row(tally, share, seconds):
    """The lines of one check."""
    part = "" if share >= 1 else ", a share of %g" % share
    return ["%-14s %8d passed, %d failed, %d skipped; %.0f s, %s%s" %
            (tally.name, tally.passed, tally.failed, tally.skipped, seconds,
             datetime.date.today().isoformat(), part)] + ["    " + f for f in tally.figures]


def read(path):
    rows, name = {}, None
    try:
        with open(path, encoding="utf-8") as file:
            for line in file.read().splitlines():
                match = HEAD.match(line)
                if match:
                    name = match.group(1)
                    rows[name] = []
                if name:
                    rows[name].append(line)
    except FileNotFoundError:
        pass
    return rows


def update(path, new, order):
    """Write the rows, those that are not new as they were; the whole table as text."""
    rows = read(path)
    rows.update(new)
    text = "".join(line + "\n" for name in order if name in rows for line in rows[name])
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return text
