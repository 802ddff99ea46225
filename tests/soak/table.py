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


NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
TOLD = re.compile(r"^\t([a-z][a-z-]*)  +(.*)$|^\t[ \t]{2,}(.*)$")


def numbers(text):
    return [float(n.replace(",", "")) for n in NUMBER.findall(text)]


def told(path):
    """What a chapter says of each check, by name: rows that begin with it, and go on below."""
    rows, name = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            match = TOLD.match(line.rstrip("\n"))
            if match and match.group(1):
                name = match.group(1)
                rows[name] = rows.get(name, "") + " " + match.group(2)
            elif match and name:
                rows[name] += " " + match.group(3)
            else:
                name = None
    return rows


def is_told(number, said):
    """Times, bytes and memory are never twice the same; KiB are told as MB."""
    return number < 10 or any(abs(unit - one) <= one / 10 for one in said
                              for unit in (number, number / 1000, number / 1024))


def untold(path, new):
    """Sentences about figures of whole checks that the chapter in this file has not."""
    chapter, sentences = told(path), []
    for name, lines in new.items():
        if "a share of" in lines[0]:
            continue
        said = numbers(chapter.get(name, ""))
        missing = ["%.12g" % n for n in numbers(" ".join(lines[1:])) if not is_told(n, said)]
        if missing:
            sentences.append("%s has not of %s: %s" %
                             (path.rpartition("/")[2], name, ", ".join(missing)))
    return sentences
