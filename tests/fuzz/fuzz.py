# SPDX-License-Identifier: MIT
"""Fuzz every target for the same time of the processor, in turns, and print what came of it.

usage: fuzz.py SECONDS FOLDER CORPORA TARGET...

A turn goes to whichever target has had least.  What was found lies in FOLDER: the inputs that
reach something new in corpus/, those that end a target beside it, and in figures.json the sum of
all runs since that folder was made.  A target that fell over too often gets no more turns.
"make fuzz" calls this; FUZZ_JOBS says how many run at once.
"""
import glob
import json
import os
import re
import subprocess
import sys
import threading

TURN = 600                      # seconds; each begins by reading the corpus again
# The sources of src/ whose strings are the words of a target's dictionary.
CATALOGUE = ['model/key.def', 'model/key.c', 'model/date.c', 'format/read*.c', 'text/rich.c']
STYLE = ['csl/*.c', 'text/rich.c']
WORDS = {
    'app': ['tui/key.c', 'tui/command.c'],
    'ask': CATALOGUE,
    'export': CATALOGUE + ['text/tex.c'],
    'head': CATALOGUE,
    'import': ['format/in-*.c', 'format/bib-*.c', 'format/xml-records.c', 'text/untex.c'],
    'into': CATALOGUE,
    'kept': ['store/state*.c', 'store/style-choice.c', 'store/cache.c'],
    'load': CATALOGUE + ['format/yaml.c', 'format/check.c'],
    'locale': STYLE,
    'lookup': STYLE,
    'query': ['model/query*.c', 'model/key.def', 'model/date.c'],
    'settings': ['store/settings.def', 'store/settings.c', 'store/keys.c', 'store/state*.c',
                 'tui/theme*.c', 'tui/role.def', 'tui/action.def', 'tui/keyname.c'],
    'style': STYLE,
    'text': ['text/rich.c'],
    'views': CATALOGUE,
}
STRING = re.compile(r'(?<![_NQ]\()"((?:[^"\\\n]|\\.)*)"|\'\\?.\'|^#[^\n]*|/\*.*?\*/', re.M | re.S)
ESCAPE = re.compile(r'\\([0-7]{1,3}|x[0-9A-Fa-f]{2}|.)')
LONGEST = 24                    # a word; behind that are sentences
FINDINGS = 5                    # of one run, behind which a target rests
# More runs in a second, for less of a history in reports.
ASAN = 'quarantine_size_mb=8:malloc_context_size=8'
OPTIONS = ['-timeout=10', '-rss_limit_mb=2048', '-print_final_stats=1', '-verbosity=1']


class Table:
    """What each target has had: seconds of the processor, executions, and edges that it reached."""

    def __init__(self, folder, names):
        self.path = os.path.join(folder, 'figures.json')
        self.folder = folder
        self.row = {}
        if os.path.exists(self.path):
            with open(self.path, encoding='utf-8') as file:
                self.row = json.load(file)
        self.names = names
        self.before = {name: len(self.findings(name)) for name in names}
        for name in names:
            self.row.setdefault(name, {'seconds': 0, 'executions': 0, 'edges': 0, 'of': 0})

    def add(self, name, seconds, log):
        row = self.row[name]
        row['seconds'] += seconds
        row['executions'] += last(r'stat::number_of_executed_units: *(\d+)', log) or \
            last(r'^#(\d+)', log)
        row['edges'] = max(row['edges'], last(r'cov: (\d+)', log))
        row['of'] = last(r'Loaded \d+ PC tables? \((\d+) PCs\)', log) or row['of']
        new = self.path + '.new'
        with open(new, 'w', encoding='utf-8') as file:
            json.dump(self.row, file, indent=1)
        os.replace(new, self.path)

    def findings(self, name):
        found = []
        for kind in ('crash', 'timeout', 'oom', 'leak', 'slow-unit'):
            found += glob.glob(os.path.join(glob.escape(self.folder), f'{name}-{kind}-*'))
        return found

    def is_fallen(self, name):
        return len(self.findings(name)) >= self.before[name] + FINDINGS

    def print(self):
        print(f'{"target":10}{"seconds":>9}{"executions":>13}{"edges":>8}{"of":>8}{"findings":>10}')
        for name in self.names:
            row = self.row[name]
            print(f'{name:10}{row["seconds"]:9.0f}{row["executions"]:13}{row["edges"]:8}'
                  f'{row["of"]:8}{len(self.findings(name)):10}')


def last(pattern, text):
    found = re.findall(pattern, text, re.MULTILINE)
    return int(found[-1]) if found else 0


def strings(path):
    """What a source has in quotes and is no sentence, as bytes."""
    plain = {'n': '\n', 't': '\t', 'r': '\r'}

    def character(match):
        code = match[1]
        if code[0] == 'x':
            return chr(int(code[1:], 16))
        return chr(int(code, 8)) if code.isdigit() else plain.get(code, code)

    with open(path, encoding='utf-8') as file:
        found = {match[1] for match in STRING.finditer(file.read()) if match[1]}
    words = {ESCAPE.sub(character, word).encode() for word in found if '%' not in word}
    return {word for word in words if len(word) <= LONGEST}


def write_dictionary(path, sources, patterns):
    words = set()
    for pattern in patterns:
        files = glob.glob(os.path.join(glob.escape(sources), pattern))
        assert files, pattern
        words.update(*map(strings, files))
    with open(path, 'w', encoding='ascii') as file:
        for word in sorted(words):
            file.write('"' + ''.join(f'\\x{byte:02x}' for byte in word) + '"\n')


def run(target, folder, corpora, seconds):
    """One turn; the seconds of the processor that it took, and the log."""
    name = os.path.basename(target)
    corpus = os.path.join(folder, 'corpus', name)
    os.makedirs(corpus, exist_ok=True)
    log = os.path.join(folder, name + '.log')
    words = os.path.join(folder, name + '.dict')
    options = OPTIONS + [f'-dict={words}'] if os.path.exists(words) else OPTIONS
    with open(log, 'w+', encoding='utf-8', errors='replace') as file:
        child = subprocess.Popen(
            [target, f'-max_total_time={seconds}', *options,
             f'-artifact_prefix={os.path.join(folder, name)}-',
             corpus, os.path.join(corpora, name)],
            env={'ASAN_OPTIONS': ASAN, **os.environ}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=file)
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
        file.seek(0)
        return usage.ru_utime + usage.ru_stime, file.read()


def main():
    seconds, folder, corpora = float(sys.argv[1]), sys.argv[2], sys.argv[3]
    targets = {os.path.basename(path): path for path in sys.argv[4:]}
    table = Table(folder, list(targets))
    goal = {name: table.row[name]['seconds'] + seconds for name in targets}
    busy, lock = set(), threading.Lock()
    for name in targets.keys() & WORDS.keys():
        write_dictionary(os.path.join(folder, name + '.dict'),
                         os.path.join(corpora, '..', '..', '..', 'src'), WORDS[name])

    def work():
        while True:
            with lock:
                left = {name: goal[name] - table.row[name]['seconds'] for name in targets
                        if name not in busy and not table.is_fallen(name)}
                left = {name: rest for name, rest in left.items() if rest >= 1}
                if not left:
                    return
                name = min(left, key=lambda name: table.row[name]['seconds'])
                busy.add(name)
            took, log = run(targets[name], folder, corpora,
                            max(1, int(min(TURN, left[name]))))
            with lock:
                busy.discard(name)
                table.add(name, took, log)

    jobs = [threading.Thread(target=work) for _ in range(int(os.environ.get('FUZZ_JOBS') or 1))]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    table.print()
    return 1 if any(table.findings(name) for name in targets) else 0


if __name__ == '__main__':
    sys.exit(main())
