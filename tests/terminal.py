# SPDX-License-Identifier: MIT
"""
A terminal that understands what its terminfo entry promises, and nothing else.

Every string that a program may send is made from the entry by tparm() and told apart by its bytes:
what is left over is kept in `strange`.  One entry a process, as curses has it.
"""

import codecs
import curses
import re
import unicodedata

PADDING = re.compile(rb"\$<[0-9.]+[*/]*>")
STRANGE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
# The VT100's other alphabet, as far as lines are made of it.
LINES = dict(zip("jklmnqtuvwx", "┘┐┌└┼─├┤┴┬│"))
NAMES = ("standout", "underline", "reverse", "blink", "dim", "bold", "invisible", "protected")


class Cell:
    """A glyph, its looks and colours, and whether it was drawn in the other alphabet."""

    def __init__(self, glyph=" ", looks=frozenset(), colours=(None, None), other=False):
        self.glyph, self.looks, self.colours, self.other = glyph, looks, colours, other


def width(letter):
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


class Terminal:
    def __init__(self, term, charset, size=(80, 24)):
        curses.setupterm(term, 1)
        self.cols, self.rows = size
        self.decoder = codecs.getincrementaldecoder(charset)("replace")
        self.strange = set()
        self.y = self.x = 0
        self.looks, self.colours, self.other = frozenset(), (None, None), False
        self.top, self.bottom = 0, self.rows - 1
        self.insert = self.alternate = False
        self.wrapping = False
        self.visible = True
        self.last = " "
        self.rest = b""
        self.back = curses.tigetflag("bce") > 0
        self.glitch = curses.tigetflag("xenl") > 0
        self.cells = [self._row() for _ in range(self.rows)]
        acsc = (curses.tigetstr("acsc") or b"").decode("latin-1")
        self.alphabet = {acsc[i + 1]: LINES.get(acsc[i], "?") for i in range(0, len(acsc) - 1, 2)}
        self.known = {}
        self._learn()
        self.longest = max(map(len, self.known))

    def _blank(self):
        return Cell(colours=(None, self.colours[1] if self.back else None))

    def _row(self):
        return [self._blank() for _ in range(self.cols)]

    # What the entry says.

    def _one(self, name, act, *arguments):
        form = curses.tigetstr(name)
        if not form:
            return
        text = curses.tparm(form, *arguments) if arguments else form
        text = PADDING.sub(b"", text)
        if text:
            self.known.setdefault(text, act)

    def _each(self, name, act, most):
        for n in range(1, most + 1):
            self._one(name, lambda n=n: act(n), n)

    def _learn(self):
        self._learn_looks()
        self._learn_moves()
        self._learn_edits()
        for name in ("smkx", "rmkx", "enacs", "bel", "smam", "rmam"):
            self._one(name, lambda: None)
        self._one("smcup", lambda: self._enter(True))
        self._one("rmcup", lambda: self._enter(False))
        self._one("civis", lambda: setattr(self, "visible", False))
        self._one("cnorm", lambda: setattr(self, "visible", True))
        self._one("cvvis", lambda: setattr(self, "visible", True))
        self._one("smacs", lambda: setattr(self, "other", True))
        self._one("rmacs", lambda: setattr(self, "other", False))

    def _learn_looks(self):
        self._one("sgr0", lambda: self._set_looks(frozenset(), False))
        for name, look in (("bold", "bold"), ("dim", "dim"), ("rev", "reverse"),
                           ("smul", "underline"), ("smso", "standout"), ("blink", "blink"),
                           ("sitm", "italic")):
            self._one(name, lambda look=look: self._set_look(look, True))
        for name, look in (("rmul", "underline"), ("rmso", "standout"), ("ritm", "italic")):
            self._one(name, lambda look=look: self._set_look(look, False))
        for bits in sorted(range(512), key=lambda n: (bin(n).count("1"), n & 1, n)):
            flags = [bits >> i & 1 for i in range(9)]
            looks = frozenset(name for i, name in enumerate(NAMES) if flags[i])
            self._one("sgr", lambda l=looks, o=flags[8]: self._set_looks(l, bool(o)), *flags)
        for name, ground in (("setaf", 0), ("setab", 1), ("setf", 0), ("setb", 1)):
            for n in range(max(0, min(curses.tigetnum("colors"), 256))):
                self._one(name, lambda n=n, g=ground: self._set_colour(g, n), n)
        # Of red, green and blue those that the palettes of other terminals are made of.
        steps = (0, 0x5F, 0x7F, 0x87, 0xAF, 0xD7, 0xFF)
        for n in (r << 16 | g << 8 | b for r in steps for g in steps for b in steps
                  if curses.tigetnum("colors") > 256):
            self._one("setaf", lambda n=n: self._set_colour(0, n), n)
            self._one("setab", lambda n=n: self._set_colour(1, n), n)
        self._one("op", lambda: self._set_colour(2, None))
        # What the flag AX promises.
        if curses.tigetflag("AX") > 0:
            self.known[b"\x1b[39m"] = lambda: self._set_colour(0, None)
            self.known[b"\x1b[49m"] = lambda: self._set_colour(1, None)

    def _learn_moves(self):
        for y in range(self.rows):
            self._one("vpa", lambda y=y: self._go(y, self.x), y)
            for x in range(self.cols):
                self._one("cup", lambda y=y, x=x: self._go(y, x), y, x)
        for x in range(self.cols):
            self._one("hpa", lambda x=x: self._go(self.y, x), x)
        self._one("home", lambda: self._go(0, 0))
        self._one("cr", lambda: self._go(self.y, 0))
        for name, dy, dx in (("cuu1", -1, 0), ("cuf1", 0, 1), ("cub1", 0, -1)):
            self._one(name, lambda dy=dy, dx=dx: self._go(self.y + dy, self.x + dx))
        self._one("ind", self._line_feed)
        self._one("cud1", self._line_feed)
        self._one("ri", self._reverse_feed)
        self._one("ht", lambda: self._go(self.y, (self.x // 8 + 1) * 8))
        self._one("cbt", lambda: self._go(self.y, (self.x - 1) // 8 * 8))
        for name, dy, dx in (("cuu", -1, 0), ("cud", 1, 0), ("cuf", 0, 1), ("cub", 0, -1)):
            self._each(name, lambda n, dy=dy, dx=dx: self._go(self.y + n * dy, self.x + n * dx),
                       self.cols)
        for top in range(self.rows):
            for bottom in range(top + 1, self.rows):
                self._one("csr", lambda t=top, b=bottom: self._region(t, b), top, bottom)

    def _learn_edits(self):
        self._one("clear", self._clear)
        self._one("ed", self._erase_down)
        self._one("el", lambda: self._erase(self.x, self.cols))
        self._one("el1", lambda: self._erase(0, self.x + 1))
        self._each("ech", lambda n: self._erase(self.x, self.x + n), self.cols)
        self._one("smir", lambda: setattr(self, "insert", True))
        self._one("rmir", lambda: setattr(self, "insert", False))
        self._one("ich1", lambda: self._open(1))
        self._each("ich", self._open, self.cols)
        self._one("dch1", lambda: self._close(1))
        self._each("dch", self._close, self.cols)
        for name, act in (("il", self._open_lines), ("dl", self._close_lines)):
            self._one(name + "1", lambda act=act: act(self.y, 1))
            self._each(name, lambda n, act=act: act(self.y, n), self.rows)
        self._each("indn", lambda n: self._close_lines(self.top, n), self.rows)
        self._each("rin", lambda n: self._open_lines(self.top, n), self.rows)
        form = curses.tigetstr("rep")
        for n in range(2, self.cols + 1) if form else ():
            text = PADDING.sub(b"", curses.tparm(form, ord("x"), n))
            if text[:1] == b"x":
                self.known.setdefault(text[1:], lambda n=n: self._write(self.last * (n - 1)))

    # What the strings do.

    def _enter(self, alternate):
        self.alternate = alternate

    def _set_look(self, look, on):
        self.looks = self.looks | {look} if on else self.looks - {look}

    def _set_looks(self, looks, other):
        self.looks, self.colours, self.other = looks, (None, None), other

    def _set_colour(self, ground, n):
        self.colours = {0: (n, self.colours[1]), 1: (self.colours[0], n)}.get(ground, (None, None))

    def _go(self, y, x):
        self.y, self.x = max(0, min(y, self.rows - 1)), max(0, min(x, self.cols - 1))
        self.wrapping = False

    def _region(self, top, bottom):
        self.top, self.bottom = top, bottom
        self._go(0, 0)

    def _line_feed(self):
        if self.y == self.bottom:
            self._close_lines(self.top, 1)
        else:
            self._go(self.y + 1, self.x)

    def _reverse_feed(self):
        if self.y == self.top:
            self._open_lines(self.top, 1)
        else:
            self._go(self.y - 1, self.x)

    def _close_lines(self, at, count):
        for _ in range(count):
            del self.cells[at]
            self.cells.insert(self.bottom, self._row())

    def _open_lines(self, at, count):
        for _ in range(count):
            del self.cells[self.bottom]
            self.cells.insert(at, self._row())

    def _clear(self):
        self.cells = [self._row() for _ in range(self.rows)]
        self._go(0, 0)

    def _erase(self, start, end):
        for x in range(start, min(end, self.cols)):
            self.cells[self.y][x] = self._blank()

    def _erase_down(self):
        self._erase(self.x, self.cols)
        for y in range(self.y + 1, self.rows):
            self.cells[y] = self._row()

    def _open(self, count):
        row = self.cells[self.y]
        row[self.x : self.x] = [self._blank() for _ in range(count)]
        del row[self.cols :]

    def _close(self, count):
        row = self.cells[self.y]
        del row[self.x : self.x + count]
        row += [self._blank() for _ in range(self.cols - len(row))]

    def _write(self, text):
        for letter in text:
            columns = width(letter)
            if not columns:
                cell = self.cells[self.y][max(0, self.x - (0 if self.wrapping else 1))]
                cell.glyph += letter
                continue
            if self.wrapping:
                self.wrapping = False
                self.x = 0
                self._line_feed()
            if self.insert:
                self._open(columns)
            glyph = self.alphabet.get(letter, letter) if self.other else letter
            cell = Cell(glyph, self.looks, self.colours, self.other)
            self.cells[self.y][self.x : self.x + columns] = [cell] + [Cell("")] * (columns - 1)
            self.last = letter
            self.x += columns
            if self.x >= self.cols:
                self.x = self.cols - 1
                self.wrapping = True

    def feed(self, data):
        data = self.rest + data.replace(b"\x00", b"")
        at = 0
        while at < len(data):
            if data[at] >= 0x20 and data[at] != 0x7F:
                self._write(self.decoder.decode(data[at : at + 1]))
                at += 1
                continue
            taken = self._control(data, at)
            if not taken:
                break
            at += taken
        self.rest = data[at:]

    def _control(self, data, at):
        """The bytes of the control at that place, carried out; 0: its end is still to come."""
        # More may make another of it: a parameter of two digits.
        known = range(min(self.longest, len(data) - at), 0, -1)
        for length in known:
            act = self.known.get(data[at : at + length])
            if act:
                act()
                return length
        found = STRANGE.match(data, at)
        if found:
            self.strange.add(found.group().decode("latin-1"))
            return len(found.group())
        if data[at] == 0x1B and len(data) - at < 64:
            return 0
        self.strange.add("%#04x" % data[at])
        return 1

    # What is seen.

    def text(self):
        """The rows, without trailing blanks."""
        return ["".join(cell.glyph for cell in row).rstrip() for row in self.cells]

    def summary(self):
        """The looks, the colours and the kinds of lines on the screen."""
        looks, colours, lines = set(), set(), set()
        for cell in (cell for row in self.cells for cell in row):
            looks |= cell.looks
            colours |= {n for n in cell.colours if n is not None}
            if cell.other:
                lines.add("acs")
            elif cell.glyph and cell.glyph in "─│┌┐└┘├┤┬┴┼":
                lines.add("utf-8")
            elif cell.glyph == "|":
                lines.add("ascii")
        return looks, colours, lines
