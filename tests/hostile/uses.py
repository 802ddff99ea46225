# SPDX-License-Identifier: MIT
"""Hostile text on every way out of the program: what commands print, what messages quote, what is drawn."""

import os
import pty
import re

from program import CONTROL, DIRT, text_faults

SIZES = ["80x24", "132x43", "40x12", "20x5", "19x4", "1x1"]
# Every view, a page of each, and the page of problems.
WALK = ["1", "2", "Enter", "BackSpace", "3", "Enter", "BackSpace", "4", "Enter", "Tab", "Down",
        "BackSpace", "5", "Enter", "\":problems", "Enter"]

FIELDS = ["abstract", "publisher", "keyword", "note", "genre", "container-title", "source",
          "title-short", "publisher-place", "collection-title"]


def whole(found):
    """One catalogue with every text of the cases that are shown, in every field that takes a text."""
    out = [b"pacecat: 1\nprogramme: {id: all, title: \"\\u202Ella\", aim: \"\\u2028x\"}\n"
           b"organisations: [{id: o, name: \"\\u202Eo\\u200B\"}]\n"
           b"people: [{id: p, name: {family: \"\\u202Ep\", given: \"\\u0301\"}}]\n"
           b"topics: [{id: t, name: {en: \"\\u2066t\\u2028\"}}]\nstudies:\n"]
    count = 0
    for case in found:
        title = [re.match(rb"25\|    title: ([^|>].*)\Z", edit) for edit in case.edits]
        if case.kind != "shown" or len(title) != 1 or not title[0]:
            continue
        text = re.search(rb"\n    title: (.*)\n", case.data).group(1)
        out.append(b"  - id: c%d\n    type: report\n    title: %s\n    author: [p, o]\n"
                   b"    topic: [t]\n    country: [KEN]\n    issued: 2004\n" % (count, text))
        out += [b"    %s: %s\n" % (field.encode(), text) for field in FIELDS]
        count += 1
    return b"".join(out), count


def commands(tally, program, folder, found):
    """Every command that prints what is in a catalogue, into a pipe and onto a terminal."""
    data, count = whole(found)
    with open(os.path.join(folder, "whole.all"), "wb") as file:
        file.write(data)
    ids = ["c%d" % i for i in range(count)] + ["p", "o", "t", "all", "KEN"]
    here = ["-C", "whole.all"]
    plain = [["list", *here, "--of", kind] for kind in
             ("studies", "people", "organisations", "countries", "topics")]
    plain += [["show", *here, *ids], ["cite", *here], ["cite", *here, "--part", "both"],
              ["check", "whole.all"], ["diff", "base.yaml", "whole.all"],
              ["diff", "whole.all", "base.yaml"], ["list", *here, "--format", "ids"],
              ["check", "--duplicates", "whole.all"]]
    machine = [["list", *here, "--format", form] for form in ("json", "jsonl")]
    machine += [["show", *here, "--format", "json", *ids],
                ["diff", "--format", "json", "base.yaml", "whole.all"]]
    machine += [["cite", *here, "--format", form] for form in ("html", "rtf", "markdown")]
    formats = program.run(["export", *here], folder).err.decode().split("\n")[0]
    formats = re.findall(r"[a-z-]+", formats.rpartition(":")[2])
    machine += [["export", *here, "--to", form] for form in formats]
    tally.check("formats to write", [] if len(formats) > 5 else ["only %s" % formats])
    for arguments in plain + machine:
        dirt = DIRT if arguments in plain else CONTROL
        for locale in ("C.UTF-8", "C"):
            what = "%s in %s" % (" ".join(arguments)[:60], locale)
            result = program.run(arguments, folder, LC_ALL=locale)
            faults = program.faults(result, dirt)
            if result.status not in (0, 65):
                faults.append("exit status %d: %r" % (result.status, result.err[:200]))
            if not result.out and arguments[0] != "check":
                faults.append("nothing was printed")
            tally.check(what, faults)
            if arguments in plain:
                tally.check(what + ", a terminal", on_terminal(program, arguments, folder, locale))


def on_terminal(program, arguments, folder, locale, **environment):
    """What is wrong with that command's output on a terminal; colours and line ends are ours."""
    child, master = pty.fork()
    if not child:
        try:
            os.chdir(folder)
            os.execve(program.path, [program.path, *arguments],
                      {**program.environment, "LC_ALL": locale, **environment})
        finally:
            os._exit(127)
    data = b""
    while True:
        try:
            more = os.read(master, 65536)
        except OSError:
            break
        if not more:
            break
        data += more
    os.close(master)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    data = re.sub(rb"\x1b\[[0-9;]*m", b"", data.replace(b"\r\n", b"\n"))
    faults = text_faults(data)
    return faults + (["ended by %d" % status] if status < 0 or status >= 126 else [])


TEXTS = [
    b"\x1b]0;PWNED\x07", b"\x1b[2J\x1b[H", b"\xc2\x9b2J", b"\xff\xfe\x9b", b"x\nFORGED: y", b"a\rb\x08\x7f",
    "\u202etxet".encode(), "a\u200bb\ufeff\U000e0041".encode(), "e".encode() + "\u0301".encode() * 40,
    b"%s%n%1000000d", b"", b" ", b"-", b"--", b"../../../etc/passwd", b"x" * 70000, b"$(touch PWNED)",
]
# Where an argument can stand; {} is the text.
PLACES = [
    ["{}"], ["--{}"], ["--lang={}", "list"], ["--charset={}", "list"], ["--color={}", "list"],
    ["-C", "{}", "list"], ["list", "{}"], ["list", "--of={}"], ["list", "--format={}"],
    ["list", "--sort={}"], ["list", "title:{}"], ["list", "{}:x"], ["list", "({}"], ["show", "{}"],
    ["cite", "--style={}"], ["cite", "--locale={}"], ["cite", "--format={}"], ["cite", "{}"],
    ["export", "--to={}"], ["export", "--to=yaml", "{}"], ["export", "--to=yaml", "--output={}/x"],
    ["check", "{}"], ["compile", "--output={}/x"], ["diff", "{}", "{}"], ["diff", "base.yaml", "{}"],
    ["styles", "{}"], ["import", "{}"], ["import", "--from={}", "-"], ["import", "--into={}/x", "-"],
    ["notes", "{}"], ["help", "{}"], ["list", "-{}"],
]
VARIABLES = ["LC_ALL", "LANG", "LANGUAGE", "TERM", "PACECAT_CATALOGUE", "NO_COLOR", "XDG_CONFIG_HOME",
             "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "HOME", "TZ",
             "SOURCE_DATE_EPOCH", "COLUMNS", "TERMINFO"]


def sample(items, share):
    """All of them, or an even share, the first one always."""
    return items[::max(1, round(1 / share))] if share > 0 else items[:1]


def arguments(tally, program, folder, share):
    """Arguments and the environment: what messages say of them is safe."""
    for place, text in sample([(p, t) for p in PLACES for t in TEXTS], share):
        given = [part.encode().replace(b"{}", text) for part in place]
        result = program.run(given, folder, PACECAT_CATALOGUE="base.yaml")
        tally.check("%s with %r" % (" ".join(place), text[:20]), program.faults(result))
    for name, text in sample([(v, t) for v in VARIABLES for t in TEXTS], share):
        result = program.run([b"list"], folder, **{name: os.fsdecode(text)})
        tally.check("%s=%r" % (name, text[:20]), program.faults(result))
    for text in TEXTS[:10]:
        faults = on_terminal(program, ["base.yaml"], folder, "C.UTF-8", TERM=os.fsdecode(text))
        tally.check("the browser, TERM=%r" % text[:20], faults)
    if os.path.exists(os.path.join(folder, "PWNED")):
        tally.check("arguments", ["something was run"])


# Files of the user's own, in folders below the home; whatever is in them is named safely.
OWN = {
    "config/pacecat/settings.yaml": [
        "theme: \"\u202eemeht\u200b\"\nlean: \"\u202e\"\n", "\"\u202ex\\nFORGED: y\": z\n", "\u202e: [\n",
        "colours: {heading: \"\u202e\", \"\u200b\": bold}\n", "style: \"\\e[2J\"\n", "a\x1b[2J: b\n",
        "catalogue: \"/\u202ex\\nFORGED: y\"\n",
    ],
    "state/pacecat/state.yaml": [
        "pacecat-state: 1\nplaces:\n- {\"catalogue\": \"all\", \"notes\": {\"study\": {\"c0\": "
        "\"\u202eeton\u202c\\nFORGED: x\u200b\\t\"}}, \"links\": {\"https://example.org/\u202e\": "
        "\"\u202eknil\\nFORGED: y\"}, \"searches\": {\"\u202e\": [\"studies\", \"\u200b\"]}}\n",
        "pacecat-state: 1\nplaces: \"\\e[2J\"\n", "\x1b[2J\n",
    ],
}


def own(tally, program, folder):
    """Settings and what is remembered, damaged or made to be obeyed."""
    home = program.environment["HOME"]
    for name, texts in OWN.items():
        path = os.path.join(home, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        for text in texts:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            for arguments in (["list"], ["notes"], ["links"]):
                result = program.run([*arguments, "-C", "whole.all"], folder)
                tally.check("%s with %s, %r" % (arguments[0], os.path.basename(name), text[:30]),
                            program.faults(result))
                tally.check("%s with %s, a terminal, %r" % (arguments[0], os.path.basename(name),
                                                            text[:30]),
                            on_terminal(program, [*arguments, "-C", "whole.all"], folder, "C.UTF-8"))
        os.remove(path)


def views(tally, drive, folder, found, share):
    """Each catalogue in every view at several sizes; in ASCII, what is drawn is ASCII."""
    script = "".join("!resize %s\n" % size + "".join("%s\n!show\n" % key for key in WALK) +
                     "Esc\n" for size in SIZES).encode()
    for case in sample(found, share):
        for charset in ("utf-8", "ascii"):
            result = drive.run(["--charset", charset, case.name + ".yaml"], folder, script)
            if result.status == 65 and case.kind == "refused":
                # It could not be loaded at all; drive says so in words that are not for people.
                result.err = b""
            faults = drive.faults(result)
            if result.status != 0 and (result.status != 65 or case.kind != "refused"):
                faults.append("exit status %d" % result.status)
            if charset == "ascii" and not result.out.isascii():
                faults.append("drawn with more than ASCII")
            tally.check("%s drawn in %s" % (case.name, charset), faults)
