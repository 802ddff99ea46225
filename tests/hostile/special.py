# SPDX-License-Identifier: MIT
"""What cannot lie in a folder of cases: names of files that would be obeyed, and files that are none."""

import os

BAD = b"author: [nobody]"
NAMES = {
    "like an option": b"-rf",
    "of two lines": b"new\nFORGED: line.yaml",
    "an escape sequence": b"esc\x1b]0;PWNED\x07\x1b[2J.yaml",
    "a control of eight bits": b"csi\xc2\x9b31m.yaml",
    "no text": b"bad\xff\xfename.yaml",
    "turned round": "r\u202elmay.yaml".encode(),
    "of no width": "a\u200bb\ufeff.yaml".encode(),
    "like a format": b"%s%n%1000d.yaml",
    "words of a shell": b"$(touch PWNED);`touch PWNED`.yaml",
    "many marks": "c\u0301\u0301\u0301\u0301\u0301\u0301od.yaml".encode(),
    "as long as can be": b"n" * 250 + b".yaml",
    "like a message": b"a:1:2: error: b.yaml",
    "carriage return": b"good.yaml\rbad.yaml",
    "only a blank": b" ",
}


def base_of(found):
    return next(case.data for case in found if case.name == "base")


def names(tally, program, folder, found):
    """The base under each name loads; with an unknown author it is refused, and safely named."""
    good = base_of(found)
    os.makedirs(os.path.join(folder, "bad"))
    for what, name in NAMES.items():
        for place, data, status in (("", good, 0), ("bad", good.replace(b"author: [bru]", BAD), 65)):
            path = os.path.join(os.fsencode(folder), os.fsencode(place), name)
            with open(path, "wb") as file:
                file.write(data)
            result = program.run(["check", "--", os.path.basename(path)], os.path.dirname(path))
            faults = program.faults(result)
            if result.status != status:
                faults.append("exit status %d, not %d" % (result.status, status))
            if status and b":35:14: error: " not in result.err:
                faults.append("no error at 35:14")
            tally.check("a file's name, %s" % what, faults)
    if os.path.exists(os.path.join(folder, "PWNED")):
        tally.check("names of files", ["something was run"])


def large(path, head, byte, count, tail=b""):
    with open(path, "wb") as file:
        file.write(head)
        for _ in range(count >> 16):
            file.write(byte * (1 << 16))
        file.write(byte * (count & 0xffff) + tail)


def make(good):
    """Make them here, and say which exit status each must have: 0, 65, 66 or 74."""
    refused, wrong, fine = (65, 66, 74), (65,), (0,)
    os.mkfifo("fifo")
    expected = {"fifo": refused, "missing": (66,)}
    links = {"loop": "loop", "dangling": "nowhere", "zero": "/dev/zero", "noise": "/dev/urandom",
             "tty": "/dev/tty", "null": "/dev/null", "memory": "/proc/self/mem",
             "maps": "/proc/self/maps", "stdin": "/proc/self/fd/0"}
    for name, to in links.items():
        if not to.startswith("/") or os.path.exists(to):
            os.symlink(to, name)
            expected[name] = refused
    with open("good.yaml", "wb") as file:
        file.write(good)
    os.symlink("good.yaml", "link.yaml")
    os.chmod("good.yaml", 0o444)
    expected.update({"good.yaml": fine, "link.yaml": fine, "link.yaml/x": refused})
    if os.geteuid():
        large("closed.yaml", good, b"", 0)
        os.chmod("closed.yaml", 0)
        expected["closed.yaml"] = refused
    with open("past-4-gib.yaml", "wb") as file:
        file.truncate((4 << 30) + 1)
    large("brackets.yaml", b"", b"[", 80000)
    large("comment.yaml", good, b"#", 8 << 20)
    large("blank.yaml", good, b"\n", 4 << 20)
    large("text.yaml", good + b"other: \"", b"x", 1 << 20, b"\"\n")
    large("text-and-one.yaml", good + b"other: \"", b"x", (1 << 20) + 1, b"\"\n")
    expected.update({"past-4-gib.yaml": refused, "brackets.yaml": wrong, "comment.yaml": fine,
                     "blank.yaml": fine, "text.yaml": fine, "text-and-one.yaml": wrong})
    for name in ("parts", "twice", "mixed", "empty"):
        os.mkdir(name)
    at = good.index(b"studies:")
    parts = {"parts/a.yaml": good[:at], "parts/b.yaml": good[at:], "parts/notes.txt": b"\1",
             "twice/a.yaml": good, "twice/b.yaml": good, "mixed/a.yaml": good}
    for name, data in parts.items():
        with open(name, "wb") as file:
            file.write(data)
    os.mkfifo("mixed/b.yaml")
    expected.update({"parts": fine, "twice": wrong, "mixed": refused, "empty": refused})
    # A compiled catalogue that is none: its first bytes, and nothing that they promise.
    large("compiled", b"pacecat\0", b"\xff", 4096)
    expected["compiled"] = refused
    return expected


def files(tally, program, folder, found):
    """Files that wait for ever, never end, are no files or too large: refused with a sentence."""
    os.makedirs(folder)
    before = os.getcwd()
    os.chdir(folder)
    expected = make(base_of(found))
    os.chdir(before)
    for name, statuses in expected.items():
        result = program.run(["check", name], folder)
        faults = program.faults(result)
        if result.status not in statuses:
            faults.append("exit status %d" % result.status)
        if result.status and not result.err.strip():
            faults.append("refused without a word")
        tally.check("a file that is %s" % name, faults)
