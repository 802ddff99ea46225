# SPDX-License-Identifier: MIT
"""Round trips through every format, and real files against what another program made of them."""
import json
import os
import subprocess
import sys
import tempfile

PACECAT, REAL = sys.argv[1:3]
CATALOGUES = ['data/asm-pace.yaml', 'tests/data/export.yaml']

# What all formats carry, and what each cannot or writes in another way.
KEYS = {'type', 'title', 'author', 'issued', 'publisher-place', 'number-of-pages', 'DOI', 'ISBN',
        'URL', 'volume', 'issue', 'page', 'container-title', 'collection-title', 'language',
        'edition', 'editor', 'translator', 'abstract', 'number'}
EXCEPT = {
    'csl-json': {'issued'},
    'csl-yaml': {'issued', 'abstract'},
    'bibtex': {'issued', 'type'},
    'biblatex': {'issued'},
    'ris': {'issued', 'abstract', 'editor'},
    'endnote-xml': {'issued', 'editor'},
    'mods': {'issued'},
    'cff': {'issued', 'type', 'container-title', 'collection-title', 'language', 'author'},
    'hayagriva': {'issued', 'issue'},
}
# Records whose author lists differ from the other program's, all for a reason: it loses accents
# (dotless i), leaves "and others" as a person, knows fewer commands, or takes the last of two
# fields where BibTeX takes the first.
REAL_FILES = {'NBR6023-2002': 5, 'biblatex-gost-examples': 3, 'tugboat': 64}

passed = failed = skipped = 0


def check(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print('FAIL:', what)


def run(*words, data=None):
    return subprocess.run([PACECAT, *words], input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False).stdout


def items(path):
    return json.loads(run('export', '--to', 'csl-json', '-C', path))


def plain(key, value):
    """What is the same in other words."""
    if key in ('author', 'editor', 'translator') and value:
        # A comma in an institution's name makes a person of it; a particle is one or the other.
        return [{k.replace('non-dropping', 'dropping'): v for k, v in name.items()
                 if k != 'comma-suffix'} for name in value if ',' not in name.get('literal', '')
                and name.get('suffix') != 'Ltd.'] or None
    if isinstance(value, str):
        for old, new in (('\u2013', '-'), ('--', '-'), ('\u00a0', ' '), ('\u202f', ' '),
                         ('\u2019', "'"), ('\u201c', '"'), ('\u201d', '"')):
            value = value.replace(old, new)
        value = value.strip()
        if key == 'language':
            value = value.split('-')[0]
    return value


def round_trip(catalogue, form, folder):
    made = os.path.join(folder, 'made.yaml')
    with open(made, 'wb') as out:
        out.write(run('import', '--from', form, '-', data=run('export', '--to', form, '-C',
                                                             catalogue)))
    before, after = items(catalogue), items(made)
    by_title = {plain('title', i.get('title', '')): i for i in after}
    check(len(after) in (len(before), len(before) + (form == 'cff')),
          f'{catalogue} by {form}: {len(after)} of {len(before)} records')
    for item in before:
        other = by_title.get(plain('title', item.get('title', '')), {})
        for key in sorted(KEYS - EXCEPT[form]):
            one, two = plain(key, item.get(key)), plain(key, other.get(key))
            check(one == two, f'{item["id"]} by {form}: {key}: {one!r} became {two!r}')


def names(authors):
    return [' '.join(n.get(k, '') for k in ('non-dropping-particle', 'dropping-particle',
                                            'family', 'given', 'suffix', 'literal')).split()
            for n in authors]


def real(name, most, folder):
    global skipped
    source = os.path.join(REAL, name)
    if not os.path.exists(source + '.bib'):
        skipped += 1
        print(f'SKIP: no {source}.bib')
        return
    made = os.path.join(folder, 'real.yaml')
    with open(made, 'wb') as out:
        out.write(run('import', source + '.bib'))
    ours = {i.get('citation-key', i['id']): i for i in items(made)}
    with open(source + '.json', encoding='utf-8') as f:
        theirs = json.load(f)
    check(len(ours) == len(theirs), f'{name}: {len(ours)} of {len(theirs)} records')
    apart = [i['id'] for i in theirs
             if names(ours.get(i['id'], {}).get('author', [])) != names(i.get('author', []))]
    check(len(apart) <= most, f'{name}: the authors of {len(apart)} differ: {apart}')


with tempfile.TemporaryDirectory() as scratch:
    for form in EXCEPT:
        for catalogue in CATALOGUES:
            round_trip(catalogue, form, scratch)
    for name, most in REAL_FILES.items():
        real(name, most, scratch)
print(f'{passed} passed, {failed} failed, {skipped} skipped')
sys.exit(failed > 0)
