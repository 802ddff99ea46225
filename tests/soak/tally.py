# SPDX-License-Identifier: MIT
"""Counting what passed, and telling what did not."""


class Tally:
    def __init__(self, name):
        self.name = name
        self.passed = self.failed = self.skipped = 0
        self.figures = []

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
