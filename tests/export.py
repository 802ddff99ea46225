# SPDX-License-Identifier: MIT
"""What is exported, as other programs read it.  Called by export.sh, which has counted before."""

import collections
import csv
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET

TOP = os.environ["top_srcdir"]
PACECAT = os.environ["PACECAT"]
# Large ones are sampled, unless ALL is set.
PART = {"tugboat.json": ["year:1995..1997 OR year:2015 OR year:2022"]}
passed, failed, skipped = int(sys.argv[1]), int(sys.argv[2]), 0


def check(what, want, got):
    global passed, failed
    if want == got:
        passed += 1
        return
    failed += 1
    print(f"FAIL: {what}\nwant: {str(want)[:2000]}\ngot:  {str(got)[:2000]}")


def skip(why):
    global skipped
    skipped += 1
    print("SKIP:", why)


def run(command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8")
    return done.stdout, done.stderr


def export(catalogue, name, *more):
    part = [] if os.environ.get("ALL") else PART.get(os.path.basename(catalogue), [])
    return run([PACECAT, "-C", catalogue, "export", "--to", name, *more, *part])[0]


def plain(text):
    """Typography and white space apart, as readers of TeX change them."""
    text = re.sub(r"</?(span|sub|sup|i|b)\b[^>]*>", "", str(text))
    for of, to in (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'),
                   ("\u2026", "..."), ("\u00a0", " "), ("\u202f", " "), ("\u2014", "-"),
                   ("\u2013", "-"), ("---", "-"), ("--", "-")):
        text = text.replace(of, to)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def name_of(name):
    if "literal" in name:
        return plain(name["literal"])
    if not name.get("family"):
        return plain(name.get("given", ""))
    parts = ("dropping-particle", "non-dropping-particle", "family")
    last = " ".join(filter(None, (name.get(part) for part in parts)))
    return plain(", ".join(filter(None, (last, name.get("given"), name.get("suffix")))))


def names_of(item, role):
    return [name_of(name) for name in item.get(role, [])]


# What CSL 1.0.2's csl-data.json lets an item, a name and a date have.

CSL_NAMES = """author chair collection-editor compiler composer container-author contributor curator
director editor editorial-director executive-producer guest host illustrator interviewer narrator
organizer original-author performer producer recipient reviewed-author script-writer series-creator
translator""".split()
CSL_DATES = "accessed available-date event-date issued original-date submitted".split()
CSL_TEXTS = """abstract annote archive archive_collection archive_location archive-place authority
call-number chapter-number citation-key citation-label citation-number collection-number
collection-title container-title container-title-short dimensions division DOI edition event
event-place event-title first-reference-note-number genre ISBN ISSN issue journalAbbreviation
jurisdiction keyword language locator medium note number number-of-pages number-of-volumes
original-publisher original-publisher-place original-title page page-first part part-title PMCID PMID
printing publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle
source status supplement title title-short type URL version volume volume-title volume-title-short
year-suffix""".split()
CSL_NAME = """family given dropping-particle non-dropping-particle suffix comma-suffix static-ordering
literal parse-names""".split()


CSL_OTHERS = "categories custom id type".split()


def not_csl():
    """The keys of a study that CSL does not have, and that out-csl.c would write as if it had."""
    with open(f"{TOP}/src/format/out-csl.c", encoding="utf-8") as file:
        ours = re.search(r"\bours\[\] = \{(.*?)\};", file.read(), re.S)[1]
    with open(f"{TOP}/src/model/key.def", encoding="utf-8") as file:
        rows = re.findall(r'^KEY\((\w+), "([^"]+)", ([^,]+),', file.read(), re.M)
    return [f"{name} is no row of `ours`" for key, name, shapes in rows
            if re.search(r"SHAPE_(STUDY|RECORD)\b", shapes) and
            name not in CSL_TEXTS + CSL_NAMES + CSL_DATES + CSL_OTHERS and
            not re.search(rf"\bKEY_{key}\b", ours)]


def csl_faults(items):
    for item in items:
        for key, value in item.items():
            fine = False
            if key == "id":
                fine = isinstance(value, str) and value
            elif key in CSL_TEXTS:
                fine = isinstance(value, str)
            elif key in CSL_NAMES:
                fine = value and all(name and set(name) <= set(CSL_NAME) for name in value)
            elif key in CSL_DATES and isinstance(value, str):
                fine = re.fullmatch(r"[-0-9%~X?./]{4,}", value)
            elif key in CSL_DATES:
                parts = value.get("date-parts", [[1]])
                fine = set(value) <= {"date-parts", "circa", "literal"} and \
                    1 <= len(parts) <= 2 and all(1 <= len(part) <= 3 for part in parts)
            elif key == "categories":
                fine = all(isinstance(word, str) for word in value)
            elif key == "custom":
                fine = isinstance(value, dict)
            if not fine:
                yield f"{item['id']}: {key}: {value}"
        if "type" not in item:
            yield f"{item['id']}: no type"


# CFF 1.2.0: what a reference may have, and of what form.

CFF_TEXT = r"(?s).+"
CFF_ENTITY = {"name": CFF_TEXT, "orcid": r"https://orcid\.org/(\d{4}-){3}\d{3}[\dX]"}
CFF_PERSON = {"family-names": CFF_TEXT, "given-names": CFF_TEXT, "name-particle": CFF_TEXT,
              "name-suffix": CFF_TEXT, "orcid": CFF_ENTITY["orcid"]}
CFF_TYPES = """art article audiovisual bill blog book catalogue conference conference-paper data database
dictionary edited-work encyclopedia film-broadcast generic government-document grant hearing
historical-work legal-case legal-rule magazine-article manual map multimedia music newspaper-article
pamphlet patent personal-communication proceedings report serial slides software sound-recording
standard statute thesis unpublished video website""".split()
CFF_DAY = r"\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])"
CFF = {
    "abbreviation": CFF_TEXT, "abstract": CFF_TEXT, "authors": "people", "collection-title": CFF_TEXT,
    "conference": "entity", "date-accessed": CFF_DAY, "date-published": CFF_DAY,
    "doi": r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+", "edition": CFF_TEXT, "editors": "people",
    "editors-series": "people", "end": int, "filename": CFF_TEXT, "identifiers": list,
    "institution": "entity", "isbn": r"[0-9\- ]{10,17}X?", "issn": r"\d{4}-\d{3}[\dxX]",
    "issue": CFF_TEXT, "journal": CFF_TEXT, "keywords": list, "languages": list, "location": "entity",
    "medium": CFF_TEXT, "month": int, "notes": CFF_TEXT, "number": CFF_TEXT, "number-volumes": int,
    "pages": int, "publisher": "entity", "recipients": "people", "section": CFF_TEXT, "start": int,
    "thesis-type": CFF_TEXT, "title": CFF_TEXT, "translators": "people", "type": "|".join(CFF_TYPES),
    "url": r"(https|http|ftp|sftp)://.+", "version": CFF_TEXT, "volume": int,
    "volume-title": CFF_TEXT, "year": int, "year-original": int,
}


def cff_texts(what, allowed):
    return set(what) <= set(allowed) and all(re.fullmatch(allowed[k], v) for k, v in what.items())


def cff_person(who):
    return cff_texts(who, CFF_ENTITY) and who["name"] if "name" in who else who and \
        cff_texts(who, CFF_PERSON)


def cff_faults(data):
    for key in ("authors", "cff-version", "message", "title"):
        if not data.get(key):
            yield f"no {key}"
    if data["cff-version"] != "1.2.0" or not all(map(cff_person, data["authors"])):
        yield "the head"
    for item in data.get("references", []):
        for key in {"authors", "title", "type"} - set(item):
            yield f"{item.get('title')}: no {key}"
        for key, value in item.items():
            form = CFF.get(key)
            if form == "people":
                fine = value and all(map(cff_person, value)) and \
                    len({json.dumps(who, sort_keys=True) for who in value}) == len(value)
            elif form == "entity":
                fine = cff_texts(value, CFF_ENTITY)
            elif form is int:
                fine = type(value) is int
            elif form is list:
                fine = value and len({json.dumps(one) for one in value}) == len(value)
            else:
                fine = form and isinstance(value, str) and re.fullmatch(form, value)
            if not fine:
                yield f"{item.get('title')}: {key}: {value!r}"


def own(catalogue, label, items):
    """What needs no other program."""
    keys = [row["key"] for row in csv.DictReader(io.StringIO(export(catalogue, "csv"), newline=""))]
    check(f"{label}: keys are unique", len(keys), len(set(keys)))
    check(f"{label}: keys are plain", [], [k for k in keys if not re.fullmatch(r"[\w.:-]+", k, re.A)])
    check(f"{label}: csl-json", [], list(csl_faults(items))[:5])
    ris = export(catalogue, "ris")
    check(f"{label}: ris lines", [],
          [line for line in ris.split("\n") if not re.match(r"$|[A-Z][A-Z0-9]  - ", line)][:5])
    check(f"{label}: ris records", len(items), len(re.findall(r"^ER  - $", ris, re.M)))
    check(f"{label}: no byte order mark", [],
          [name for name in FORMATS if export(catalogue, name).startswith("\ufeff")])
    for name in ("bibtex", "biblatex"):
        check(f"{label}: {name} in ASCII", True, export(catalogue, name, "--ascii").isascii())
        check(f"{label}: {name} has its braces in pairs", 0, brace_sum(export(catalogue, name)))
    for name, tag, space in (("endnote-xml", "record", ""), ("mods", "mods",
                                                              "{http://www.loc.gov/mods/v3}")):
        root = ET.fromstring(export(catalogue, name))
        check(f"{label}: {name} records", len(items), len(list(root.iter(space + tag))))
    rows = list(csv.reader(io.StringIO(export(catalogue, "csv"), newline="")))
    check(f"{label}: csv is a table", {len(rows[0])}, {len(row) for row in rows})
    check(f"{label}: csv rows", len(items), len(rows) - 1)
    return keys


def brace_sum(text):
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return depth
    return depth


def with_yaml(catalogue, label, items, keys):
    check(f"{label}: cff", [], list(cff_faults(yaml.safe_load(export(catalogue, "cff"))))[:5])
    again = yaml.load(export(catalogue, "csl-yaml"), yaml.BaseLoader)["references"]
    check(f"{label}: csl-yaml", [item["id"] for item in items], [item["id"] for item in again])
    check(f"{label}: csl-yaml names", [names_of(item, "author") for item in items],
          [names_of(item, "author") for item in again])
    works = yaml.safe_load(export(catalogue, "hayagriva"))
    check(f"{label}: hayagriva", keys, list(works or {}))


# What of an item a reader of TeX is held to; numbers lose their white space there.
READ = ("title", "author", "editor", "translator", "publisher-place", "number", "volume", "ISBN",
        "ISSN", "DOI", "collection-title", "container-title", "number-of-pages", "issue")


def with_pandoc(catalogue, label, items, keys):
    for name, more in (("biblatex", []), ("bibtex", []), ("bibtex", ["--ascii"])):
        text, errors = run(["pandoc", "-f", name, "-t", "csljson"], export(catalogue, name, *more))
        check(f"{label}: pandoc has nothing to say of {name}", "", errors)
        read = {item["id"]: item for item in json.loads(text)}
        check(f"{label}: {name} {more} as pandoc counts", set(keys), set(read))
        wrong = collections.defaultdict(list)
        for key, item in zip(keys, items):
            for field in READ:
                want, got = item.get(field, ""), read.get(key, {}).get(field, "")
                if isinstance(want or got, list):
                    want = names_of(item, field)
                    got = names_of(read.get(key, {}), field)
                elif field in ("publisher-place", "publisher"):
                    want, got = plain(want).replace(";", " and"), plain(got).replace(";", " and")
                else:
                    want, got = plain(want), plain(got)
                if more and not str(want).replace("'", "").isascii():
                    continue
                if want != got and not excused(item, field, want, got):
                    wrong[field].append((key, want, got))
        check(f"{label}: {name} {more} as pandoc reads it", {},
              {field: (len(found), found[:3]) for field, found in wrong.items()})


def excused(item, field, want, got):
    """Where pandoc 2.17 reads otherwise, for reasons of its own."""
    # A name in one part is what it is; braces are dropped; spaces around a volume's number too.
    if re.sub(r"[{}\s'\"]", "", str(want)) == re.sub(r"[{}\s'\"]", "", str(got)):
        return True
    # A volume and its part become one number; of two numbers there is one (and that was told).
    if field == "volume" and "part" in item:
        return True
    # Only journals have issues there: other things have a number, which this is then.
    if field == "issue" and not item["type"].startswith("article"):
        return True
    # An "and" is no particle, nor is what begins with a capital.
    if field == "author" and any(re.match("and$|[^a-z]", who.get("dropping-particle", "a"))
                                 for who in item["author"]):
        return True
    # It shows TeX in ISBNs as it stands.
    if field == "ISBN" and "~" in want:
        return True
    # With a volume's title it has its own view of what is in what.
    return "volume-title" in item and field in ("title", "container-title")


def mods_names(text):
    found = []
    for mods in ET.fromstring(text.lstrip("\ufeff")).iter("{http://www.loc.gov/mods/v3}mods"):
        for name in mods.iter("{http://www.loc.gov/mods/v3}name"):
            parts = [part.text or "" for part in name.findall("{http://www.loc.gov/mods/v3}namePart")]
            found.append(" ".join(sorted(re.findall(r"\w+", plain(" ".join(parts))))))
    return collections.Counter(found)


def letters_of(name):
    """Words in any order, and initials with those they belong to."""
    return "".join(sorted(re.sub(r"\W", "", name)))


def with_bibutils(catalogue, label, items):
    for name, program in (("bibtex", "bib2xml"), ("biblatex", "biblatex2xml"), ("ris", "ris2xml"),
                          ("endnote-xml", "endx2xml")):
        path = f"export.{os.getpid()}.{name}"
        with open(path, "w", encoding="utf-8") as out:
            out.write(export(catalogue, name))
        text, _ = run([program, path])
        os.remove(path)
        check(f"{label}: {program} counts", len(items), text.count("<mods "))
        # RIS and EndNote cannot say that a name is in one part; the program then takes it apart.
        # It knows no authors of laws, and an "and" for no particle.
        people = [name_of(who) for item in items for who in item.get("author", [])
                  if (name.startswith("bib") or "literal" not in who) and
                  item["type"] != "legislation" and who.get("dropping-particle") != "and" and
                  who.get("literal") != "others"]
        want = collections.Counter(map(letters_of, people))
        lost = want - collections.Counter(map(letters_of, mods_names(text).elements()))
        check(f"{label}: authors as {program} reads them", [], list(lost)[:5])
    # An institution is one part there as well, in its own order.
    text, _ = run(["bib2xml"], export(catalogue, "bibtex"))
    parts = {plain(part.text or "") for part in ET.fromstring(text.lstrip("\ufeff")).iter(
        "{http://www.loc.gov/mods/v3}namePart")}
    check(f"{label}: institutions as bib2xml reads them", [],
          [plain(who["literal"]) for item in items for who in item.get("author", [])
           if plain(who.get("literal", "")) not in parts | {"", "others"}][:5])
    text, _ = run(["xml2ris"], export(catalogue, "mods"))
    check(f"{label}: xml2ris counts", len(items), text.count("TY  - "))


FORMATS = [line.split("\t")[0] for line in run([PACECAT, "complete", "--", "pacecat", "export", "--to",
                                                ""])[0].splitlines()]
CATALOGUES = [f"{TOP}/data/asm-pace.yaml", f"{TOP}/tests/data/export.yaml",
              f"{TOP}/tests/data/small.yaml", f"{TOP}/tests/data/csl.json"]
SHARED = sorted(glob.glob(f"{TOP}/../shared/real/*.json")) + \
    glob.glob(f"{TOP}/../shared/oracles/convert/pandoc.csl.json")

try:
    import yaml
except ImportError:
    yaml = None
    skip("no module yaml to read YAML with")
if not SHARED:
    skip("no real bibliographies here")
pandoc, bibutils = shutil.which("pandoc"), shutil.which("bib2xml")
if not pandoc:
    skip("no pandoc here")
if not bibutils:
    skip("no bibutils here")
check("what CSL has no variable for (format/out-csl.c)", [], not_csl())
for catalogue in CATALOGUES + SHARED:
    label = os.path.basename(catalogue)
    items = json.loads(export(catalogue, "csl-json"))
    keys = own(catalogue, label, items)
    if yaml and len(items) < 1000:
        with_yaml(catalogue, label, items, keys)
    if pandoc:
        with_pandoc(catalogue, label, items, keys)
    if bibutils:
        with_bibutils(catalogue, label, items)

print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(failed > 0)
