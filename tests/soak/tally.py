# SPDX-License-Identifier: MIT
"""Counting what passed, and telling what did not."""

from pool import in_parallel


class Tally:
    def __init__(self, name):
        self.name = name
        self.passed = self.failed = self.skipped = 0
        self.figures = []
        self.counts = {}

    def check(self, good, what):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            if self.failed <= 20:
                print("FAIL: %s: %s" % (self.name, what), flush=True)
        return good

    def skip(self, why):
        self.skipped += 1
        print("SKIP: %s: %s" % (self.name, why), flush=True)

    def figure(self, text):
        """A number worth keeping, for the chapter in HACKING."""
        self.figures.append(text)

    def count(self, name, more=1):
        """Add to a number of which a figure is made."""
        self.counts[name] = self.counts.get(name, 0) + more

    def most(self, name, value):
        """Keep the largest."""
        self.counts[name] = max(self.counts.get(name, 0), value)

    def add(self, other, largest=()):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        self.figures += other.figures
        for name, value in other.counts.items():
            (self.most if name in largest else self.count)(name, value)

    def spread(self, place, items, work, largest=()):
        """
        work(tally, place, item) for each of the items, in processes side by side, each in a home
        of its own.  Counts are added up, but of the `largest` the largest is kept.
        """
        items = list(items)

        def part(number):
            def run():
                tally = Tally(self.name)
                own = place.aside("%s-%d" % (self.name, number))
                for item in items[number :: place.jobs]:
                    work(tally, own, item)
                return tally
            return run

        for number, tally in in_parallel([part(i) for i in range(place.jobs)], place.jobs):
            if tally:
                self.add(tally, largest)
            else:
                self.check(False, "part %d ended by an exception" % number)
