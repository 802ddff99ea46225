/* SPDX-License-Identifier: MIT */
#include "tui/key.h"

#include <locale.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "tests/test.h"

#define LONG "1111111111222222222233333333334444444444555555555566666666667777777777"

/* Bytes, and the keys that they are when nothing splits them. */
static const struct {
	const char *bytes, *keys;
} cases[] = {
	{ "j", "j" }, { "G", "G" }, { " ", "Space" }, { "\r", "Enter" }, { "\n", "C-j" },
	{ "\t", "Tab" }, { "\x7f", "Backspace" }, { "\b", "Backspace" }, { "\x0e", "C-n" },
	{ "\x1c", "C-\\" }, { "\x1f", "C-_" }, { "é", "é" }, { "漢x", "漢 x" }, { "\xff", "" },
	{ "\xc3x", "x" }, { "\xe2\x82\xe2\x82\xac", "€" }, { "\xed\xa0\x80", "" },
	{ "\xc2\x80q", "q" },
	{ "\033[A", "Up" }, { "\033OA", "Up" }, { "\033[D", "Left" }, { "\033[H", "Home" },
	{ "\033OF", "End" }, { "\033[1~", "Home" }, { "\033[4~", "End" }, { "\033[7~", "Home" },
	{ "\033[5~", "PageUp" }, { "\033[6~", "PageDown" }, { "\033[2~", "Insert" },
	{ "\033[3~", "Delete" }, { "\033OP", "F1" }, { "\033[11~", "F1" }, { "\033[[A", "F1" },
	{ "\033[24~", "F12" }, { "\033[Z", "S-Tab" }, { "\033[1;5C", "C-Right" },
	{ "\033[1;3D", "M-Left" }, { "\033[1;2A", "S-Up" }, { "\033[1;6B", "C-S-Down" },
	{ "\033[5;5~", "C-PageUp" }, { "\033[3$", "S-Delete" }, { "\033[3^", "C-Delete" },
	{ "\033Oa", "C-Up" }, { "\033[a", "S-Up" }, { "\033O5C", "C-Right" }, { "\033OM", "Enter" },
	{ "\033Oq", "1" }, { "\033\033[A", "M-Up" }, { "\033v", "M-v" }, { "\033\r", "M-Enter" },
	{ "\033\t", "M-Tab" }, { "\033<", "M-<" }, { "\033é", "M-é" },
	{ "\033\x7f", "M-Backspace" },
	{ "\033[113;5u", "C-q" }, { "\033[97u", "a" }, { "\033[97;2u", "A" }, { "\033[233u", "é" },
	{ "\033[105;5u", "Tab" }, { "\033[13u", "Enter" }, { "\033[27u", "Esc" },
	{ "\033[27;5;113~", "C-q" }, { "\033[97;1:3u", "" }, { "\033[57419u", "Up" },
	{ "\033[57344u", "" }, { "\033[127;3u", "M-Backspace" }, { "\033[32;5u", "C-Space" },
	{ "\033[99999999999u", "" }, { "\033[;;;;;;;;;~", "" },
	{ "\033[?1;2cj", "j" }, { "\033[24;80Rj", "j" }, { "\033[?2026;2$yj", "j" },
	{ "\033[Ij", "j" },
	{ "\033[200;5Hj", "j" }, { "\033[99~j", "j" }, { "\033[38;5;1mj", "j" }, { "\033O~j", "j" },
	{ "\033[Mabcj", "j" },
	{ "\033]11;rgb:0000/0000/0000\007j", "j" }, { "\033]52;c;cXE=\033\\j", "j" },
	{ "\033P1$r0m\033\\j", "j" }, { "\033_Gi=1;OK\033\\j", "j" }, { "\033]0;q\033[Aj", "Up j" },
	{ "\033[12\003q", "C-c q" }, { "\033[1\033[Bj", "Down j" },
	{ "\xc2\x9b" "Aj", "Up j" }, { "\xc2\x9d" "0;qq\007j", "j" }, { "\xc2\x8f" "Bj", "Down j" },
	{ "\x9b" "Aj", "Up j" }, { "\x9bqj", "j" }, { "\x9d" "0;qq\007j", "j" },
	{ "\x8f" "Bj", "Down j" }, { "\x85j", "j" }, { "\xffj", "j" },
	{ "\033[<0;5;3M", "Mouse" }, { "\033[<0;5;3mj", "j" },
	{ "\033[<35;5;3Mj", "j" },
	{ "\033[<64;1;1M\033[<65;1;1M", "Mouse Mouse" }, { "\033[<0;5Mj", "j" },
	{ "\033[<0;0;3Mj", "j" },
	{ "\033[<;;Mj", "j" }, { "\033[<-1;5;3Mj", "j" }, { "\033[<0;99999999999;3mj", "j" },
	{ "\033[<0;5;3;q", "" }, { "\033[32;5;3Mj", "j" }, { "\033[M !!j", "j" },
	{ "\033[200~q\nj\033[201~k", "Paste k" }, { "\033[200~\033[20\033[A\033[201~k", "Paste k" },
	/* Codes that are no character, or one of nobody's. */
	{ "\033[133u", "" }, { "\033[0u", "" }, { "\033[1114112u", "" }, { "\033[128512u", "😀" },
	/* What kitty adds behind a colon: the key with Shift, and on another layout; the event. */
	{ "\033[97:65:113;5u", "C-a" }, { "\033[97;5:1:9u", "C-a" }, { "\033[97;5:3u", "" },
	{ "\033[3@", "C-S-Delete" }, { "\033OI", "Tab" },
	{ "\033[<128;5;3Mj", "j" }, { "\033[<3;5;3Mj", "j" }, { "\033[<0;5;0Mj", "j" },
	{ "\033]0;q\030j", "j" }, { "\033]0;q\032j", "j" }, { "\033]0;q\003j", "j" },
	/* Longer than any that means something. */
	{ "\033[" LONG "Aj", "j" }, { "\033O" LONG "Aj", "j" }, { "\033[" LONG, "" },
};

static void
feed(struct key_decoder *dec, const char *bytes, long now)
{
	key_feed(dec, bytes, strlen(bytes), now);
}

static void
drain(struct key_decoder *dec, long now, struct buf *out)
{
	struct keystroke key;

	while (key_next(dec, now, &key)) {
		if (out->len)
			buf_putc(out, ' ');
		buf_puts(out, key.name);
	}
}

/* The keys of bytes with a pause before each byte whose bit in `pauses` is set. */
static void
keys_of(const char *bytes, size_t len, unsigned long long pauses, long pause, int escape,
	struct buf *out)
{
	struct key_decoder *dec = key_decoder_new(CHARSET_UTF8, escape);
	long now = 1000;

	buf_clear(out);
	for (size_t i = 0; i < len; i++) {
		if (i && i < 64 && pauses >> i & 1) {
			/* Time passes in two steps, as in a program that looks at the clock. */
			drain(dec, now + pause / 2, out);
			now += pause;
		}
		key_feed(dec, &bytes[i], 1, now);
	}
	drain(dec, now, out);
	drain(dec, now + 5000, out);
	key_decoder_free(dec);
}

/* Every split of every sequence, with gaps that the escape delay outlasts: nothing changes. */
static void
check_splits(void)
{
	struct buf got = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t len = strlen(cases[i].bytes);
		unsigned long long all = 1ull << (len < 11 ? len : 11);

		for (unsigned long long pauses = 0; pauses < all; pauses += 2) {
			keys_of(cases[i].bytes, len, pauses, 99, 100, &got);
			if (!CHECK_STR(got.data, cases[i].keys))
				break;
		}
		keys_of(cases[i].bytes, len, ~0ull, 99, 100, &got);
		CHECK_STR(got.data, cases[i].keys);
	}
	buf_release(&got);
}

/* An arrow in pieces up to a second apart is the arrow, or Esc, or nothing: never another key. */
static void
check_gaps(void)
{
	static const char *const arrows[] = {
		"\033[A", "\033OA", "\033[5~", "\033[1;5C", "\033[113;5u", "\033OP", "\033[<0;1;1M",
		"\033[[A", "\033[200~q\033[201~",
	};
	static const char *const wants[] = {
		"Up", "Up", "PageUp", "C-Right", "C-q", "F1", "Mouse", "F1", "Paste"
	};
	struct buf got = BUF_INIT;

	for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
		for (long gap = 0; gap <= 1200; gap += 20)
			for (unsigned long long pauses = 0; pauses < 64; pauses += 2)
				for (int escape = 25; escape <= 500; escape += 475) {
					size_t len = strlen(arrows[i]);
					const char *s;

					keys_of(arrows[i], len, pauses, gap, escape, &got);
					s = !strncmp(got.data, "Esc", 3) ? got.data + 3 : got.data;
					if (*s == ' ')
						s++;
					if (!(*s == '\0' && strncmp(wants[i], "Paste", 5)) &&
					    !CHECK_STR(s, wants[i]))
						printf("  gap %ld\n", gap);
				}
	keys_of("\033", 1, 0, 0, 100, &got);
	CHECK_STR(got.data, "Esc");
	keys_of("\033\033", 2, 0, 0, 100, &got);
	CHECK_STR(got.data, "Esc Esc");
	keys_of("\033j", 2, ~0ull, 150, 100, &got);
	CHECK_STR(got.data, "Esc j");
	keys_of("\033[A", 3, 2, 1500, 100, &got);
	CHECK_STR(got.data, "Esc [ A");
	buf_release(&got);
}

static void
check_paste(void)
{
	struct key_decoder *dec = key_decoder_new(CHARSET_UTF8, 100);
	struct keystroke key;
	char *big = xmalloc(100000);

	feed(dec, "\033[200~a\xffé\033[201\033[201~", 0);
	CHECK(key_next(dec, 0, &key));
	CHECK_STR(key.name, "Paste");
	CHECK_STR(key.text, "aé\033[201");
	CHECK_INT(key.len, 8);
	memset(big, 'q', 100000);
	feed(dec, "\033[200~", 0);
	key_feed(dec, big, 100000, 10);
	CHECK(!key_next(dec, 500, &key));
	CHECK(key_timeout(dec, 500) > 0 && key_timeout(dec, 500) <= 1251);
	CHECK(key_next(dec, 1500, &key));
	CHECK_INT(key.len, KEY_PASTE_MAX);
	CHECK(!key_next(dec, 3000, &key));
	CHECK_INT(key_timeout(dec, 3000), -1);
	/* What is no text in the midst or at the end of it. */
	feed(dec, "\033[200~a", 4000);
	key_feed(dec, "\0b\xe2\x82\033[201~", 10, 4000);
	CHECK(key_next(dec, 4000, &key));
	CHECK_STR(key.text, "ab");
	CHECK_INT(key.len, 2);
	/* Looking for bytes where there are none is no answer to who was silent. */
	feed(dec, "\033[200~a", 5000);
	CHECK(key_next(dec, 9000, &key));
	feed(dec, "", 9000);
	feed(dec, "bc\033[201~", 9000);
	CHECK(key_next(dec, 9000, &key));
	CHECK_STR(key.text, "bc");
	/* Never taken. */
	feed(dec, "\033[200~x\033[201~", 10000);
	key_decoder_free(dec);
	free(big);
}

/* The line is silent for long behind each piece of a paste; what comes of that. */
static void
check_cut_paste(void)
{
	static const struct {
		const char *piece[4], *keys;
	} rows[] = {
		{ { "\033[200~a", "b\rq", "\033[201~", "q" }, "<a> <b\rq> <> q" },
		{ { "\033[200~a", "\tq\033[201~", "q" }, "<a> <\tq> q" },
		{ { "\033[200~a", "qq\033[201~q", "q" }, "<a> <qq> q q" },
		{ { "\033[200~a\033[2", "01~q" }, "<a> <> q" },
		{ { "\033[200~a\033[201", "~", "qq" }, "<a> <> q q" },
		{ { "\033[200~a", "\033[201", "~" }, "<a> <> <>" },
		{ { "\033[200~a\033[2", "0", "xy", "q" }, "<a> <> <\033[20xy> q" },
		/* The end never comes: who types on is not kept waiting. */
		{ { "\033[200~a", "q", "qq" }, "<a> q q q" },
		{ { "\033[200~a", "\a\aq" }, "<a> C-g C-g q" },
		{ { "\033[200~a", "\033[B", "é", "\033[200~qq\033[201~" }, "<a> Down é <qq>" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct key_decoder *dec = key_decoder_new(CHARSET_UTF8, 100);
		struct buf got = BUF_INIT;
		struct keystroke key;

		for (int k = 0; k < 4 && rows[i].piece[k]; k++) {
			feed(dec, rows[i].piece[k], 5000 * k);
			while (key_next(dec, 5000 * k + 4000, &key))
				buf_printf(&got, key.text ? "%s<%s>" : "%s%s", got.len ? " " : "",
					   key.text ? key.text : key.name);
		}
		CHECK_STR(got.data, rows[i].keys);
		buf_release(&got);
		key_decoder_free(dec);
	}
}

static void
check_names(void)
{
	static const struct {
		const char *written, *name;
	} names[] = {
		{ "j", "j" }, { "C-n", "C-n" }, { "C-N", "C-n" }, { "M-v", "M-v" },
		{ "A-v", "M-v" },
		{ "M-C-x", "C-M-x" }, { "PgDn", "PageDown" }, { "pagedown", "PageDown" },
		{ "Return", "Enter" }, { "escape", "Esc" }, { "Del", "Delete" }, { "f12", "F12" },
		{ "F25", NULL }, { "F0", NULL }, { "S-Tab", "S-Tab" }, { "S-a", "A" },
		{ "C-i", "Tab" },
		{ "C-m", "Enter" }, { "C-[", "Esc" }, { "C-h", "Backspace" }, { "C-@", "C-Space" },
		{ "C--", "C--" }, { "-", "-" }, { "C-", NULL }, { "é", "é" }, { "ée", NULL },
		{ "", NULL }, { "Space", "Space" }, { " ", NULL }, { "\x01", NULL },
		{ "\xff", NULL },
		{ "C-/", "C-_" }, { "C-Right", "C-Right" }, { "Hyper", NULL }, { "M-<", "M-<" },
		{ "Fn", NULL }, { "F", "F" }, { "F1x", NULL }, { "F1-", NULL }, { "F250", NULL },
		{ "C-{", "C-{" }, { "C-S-1", "C-S-1" }, { "S-1", "1" }, { "S-~", "~" },
		{ "S-é", "é" }, { "X-a", NULL }, { "\x7f", NULL }, { "\xc2\x85", NULL },
	};
	char name[KEY_NAME_MAX];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		bool ok = key_canonical(names[i].written, name);

		CHECK_STR(ok ? name : NULL, names[i].name);
	}
	CHECK_STR(key_text("é"), "é");
	CHECK_STR(key_text("Space"), " ");
	CHECK_STR(key_text("Up"), NULL);
	CHECK_STR(key_text("C-n"), NULL);
	CHECK_STR(key_text(""), NULL);
}

/* Whatever arrives, names are what key_canonical would make of them, and events. */
static void
check_any(void)
{
	static const char alphabet[] = "\033[[[O0123;;~~uAMP]\\<?q\x9b\xc2\xc3\xa9\x01\x7f $";
	struct key_decoder *dec = key_decoder_new(CHARSET_UTF8, 100);
	unsigned seed = 3;
	long now = 0;

	key_decoder_add_sequence(dec, "\033", "Up");
	key_decoder_add_sequence(dec, "\x0b", "Up");
	key_decoder_add_sequence(dec, "\033A", "Up");
	for (int i = 0; i < 200000; i++) {
		struct keystroke key;
		char name[KEY_NAME_MAX];

		seed = seed * 1664525u + 1013904223u;
		key_feed(dec, &alphabet[(seed >> 12) % (sizeof alphabet - 1)], 1, now);
		now += seed >> 28 ? 1 : (long)(seed >> 16) % 1300;
		while (key_next(dec, now, &key))
			if (strcmp(key.name, "Paste") && strcmp(key.name, "Mouse") &&
			    !(key_canonical(key.name, name) && !strcmp(name, key.name)))
				CHECK_STR(key.name, name);
	}
	CHECK(key_timeout(dec, now + 5000) <= 0);
	key_decoder_free(dec);
}

static void
check_details(void)
{
	struct key_decoder *dec = key_decoder_new(CHARSET_UTF8, 100);
	struct keystroke key;
	struct buf got = BUF_INIT;

	feed(dec, "\033[<65;12;7M", 0);
	CHECK(key_next(dec, 0, &key));
	CHECK(key.button == 5 && key.x == 11 && key.y == 6);
	key_decoder_add_sequence(dec, "\033A", "Up");
	feed(dec, "\033Ax\x0b", 0);
	drain(dec, 0, &got);
	CHECK_STR(got.data, "Up x C-k");
	CHECK_INT(key_timeout(dec, 0), -1);
	feed(dec, "\033", 10);
	CHECK_INT(key_timeout(dec, 10), 100);
	CHECK_INT(key_timeout(dec, 80), 30);
	CHECK(!key_waiting(dec));
	/* A NUL is no end of what is known: it belongs to nothing. */
	key_decoder_add_sequence(dec, "\033Oq", "Up");
	key_decoder_add_sequence(dec, "\033Oqr", "Down");
	buf_clear(&got);
	key_feed(dec, "\033Oq\0x", 5, 5000);
	drain(dec, 5000, &got);
	CHECK_STR(got.data, "Esc C-Space x");
	key_decoder_free(dec);
	buf_clear(&got);
	/* Bytes of the locale. */
	dec = key_decoder_new(CHARSET_LOCALE, 100);
	feed(dec, "é\033[A", 0);
	key_feed(dec, "\0\xff" "ａ\xe2j", 7, 0);
	drain(dec, 0, &got);
	CHECK_STR(got.data, "é Up C-Space ａ j");
	key_decoder_free(dec);
	key_decoder_free(NULL);
	buf_release(&got);
}

/* What a terminal knows beside the grammar, and what it must not. */
static void
check_known(void)
{
	static const char *const refused[] = {
		"", "\033", "\x0b", "ab", "\033[", "\033O", "\033[200~", "\033[201~",
		("\033[" LONG),
	};
	static const struct {
		const char *bytes, *keys;
	} rows[] = {
		{ "\033[A", "Up" }, { "\033OB", "Down" }, { "\x0b", "C-k" },
		{ "abc", "a b c" }, { "\033[200~x\033[201~", "Paste" },
		/* One that is the beginning of another waits, until nothing comes. */
		{ "\033Oq", "F13" }, { "\033Oqr", "F14" }, { "\033Oq~j", "j" },
		/* A beginning of one is no key, nor is what made it none. */
		{ "\033Ka", "" }, { "\033Kxj", "j" }, { "\033Kabj", "F15 j" },
		/* Alt, but where the sequence has it, or Ctrl, already. */
		{ "\033\033Kab", "M-F15" }, { "\033\033Kc", "C-F1" }, { "\033\033Km", "M-F2" },
	};
	struct key_decoder *dec = key_decoder_new(CHARSET_UTF8, 100);
	struct buf got = BUF_INIT;

	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		key_decoder_add_sequence(dec, refused[i], "F20");
	key_decoder_add_sequence(dec, "\033Oq", "F13");
	key_decoder_add_sequence(dec, "\033Oqr", "F14");
	key_decoder_add_sequence(dec, "\033Kab", "F15");
	key_decoder_add_sequence(dec, "\033Kc", "C-F1");
	key_decoder_add_sequence(dec, "\033Km", "M-F2");
	/* Whoever came first is right. */
	key_decoder_add_sequence(dec, "\033Kab", "F16");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		long now = 10000 * (long)(i + 1);

		buf_clear(&got);
		feed(dec, rows[i].bytes, now);
		drain(dec, now + 5000, &got);
		CHECK_STR(got.data, rows[i].keys);
	}
	/* A NUL behind ESC is Ctrl and Space with Alt. */
	buf_clear(&got);
	key_feed(dec, "\033\0j", 3, 500000);
	drain(dec, 500000, &got);
	CHECK_STR(got.data, "C-M-Space j");
	buf_release(&got);
	key_decoder_free(dec);
}

/* However long Esc may wait by the settings, it is a time that makes sense. */
static void
check_escape(void)
{
	static const int rows[][2] = { { -5, 1 }, { 0, 1 }, { 300, 300 }, { 9999, 1250 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct key_decoder *dec = key_decoder_new(CHARSET_UTF8, rows[i][0]);

		feed(dec, "\033", 0);
		CHECK_INT(key_timeout(dec, 0), rows[i][1]);
		key_decoder_free(dec);
	}
}

/* When two clicks are a double one. */
static void
check_clicks(void)
{
	static const struct {
		const char *bytes;
		long ms;
		bool twice;
	} clicks[] = {
		{ "\033[<0;5;3M\033[<0;5;3m", 0, false },
		{ "\033[<0;5;3M\033[<0;5;3m", KEY_TWICE_MS, true },
		{ "\033[<0;5;3M", KEY_TWICE_MS + 10, false }, /* a third is none of them */
		{ "\033[<0;5;3M", 3 * KEY_TWICE_MS, false },  /* too late */
		{ "\033[<0;6;3M", 3 * KEY_TWICE_MS, false },  /* elsewhere */
		{ "\033[<2;6;3M", 3 * KEY_TWICE_MS, false },  /* another button */
		{ "\033[<0;6;3M", 3 * KEY_TWICE_MS, false },  /* which parts the two */
		{ "\033[<64;6;3M", 3 * KEY_TWICE_MS, false }, /* as does the wheel */
		{ "\033[<64;6;3M", 3 * KEY_TWICE_MS, false },
	};
	struct key_decoder *dec = key_decoder_new(CHARSET_UTF8, 100);
	struct keystroke key;

	for (size_t i = 0; i < sizeof clicks / sizeof *clicks; i++) {
		feed(dec, clicks[i].bytes, clicks[i].ms);
		CHECK(key_next(dec, clicks[i].ms, &key));
		CHECK_STR(key.name, "Mouse");
		if (!CHECK_INT(key.twice, clicks[i].twice))
			printf("  click %zu\n", i);
		CHECK(!key_next(dec, clicks[i].ms, &key));
	}
	key_decoder_free(dec);
}

/* However a flood of reports is cut and torn, nothing of it is typed. */
static void
check_flood(void)
{
	static const char *const reports[] = {
		"\033[<0;5;3M", "\033[<0;5;3m", "\033[<35;200;3M", "\033[<65;12;7M", "\033[M !!",
		"\033[<", "\033[<0;5", "\033[<0;;;;;M", "\033[<999999999999;1;1M", "\033[32;5;3M",
	};
	const size_t count = sizeof reports / sizeof *reports;
	struct key_decoder *dec = key_decoder_new(CHARSET_UTF8, 100);
	struct keystroke key;
	unsigned seed = 1;
	int64_t now = 0;

	for (int i = 0; i < 20000; i++) {
		const char *s = reports[(seed >> 16) % count];

		seed = seed * 1103515245 + 12345;
		for (size_t k = 0; s[k]; k++) {
			key_feed(dec, &s[k], 1, now);
			now += k ? seed >> 30 : 0;
		}
		while (key_next(dec, now, &key))
			CHECK_STR(key.name, "Mouse");
	}
	key_decoder_free(dec);
}

int
main(void)
{
	if (!setlocale(LC_ALL, "C.UTF-8")) {
		test_skip("no UTF-8 locale");
		return test_end();
	}
	check_splits();
	check_gaps();
	check_paste();
	check_cut_paste();
	check_names();
	check_any();
	check_details();
	check_known();
	check_escape();
	check_clicks();
	check_flood();
	return test_end();
}
