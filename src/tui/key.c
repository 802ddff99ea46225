/* SPDX-License-Identifier: MIT */
/*
 * A state machine fed byte by byte.  Escape sequences are recognised by their grammar (ECMA-48), so
 * that an unknown one is swallowed whole; what terminfo knows beside it is matched literally.  What
 * one means that has come to its end is key_sequence.c's.
 * Over 500 lines: one machine, whose states are read side by side.
 */
#include "tui/key.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/mem.h"
#include "text/utf8.h"
#include "tui/key_sequence.h"
#include "tui/keyname.h"

#define ESC 0x1b
#define GAP_MS 1250                     /* the longest silence in a sequence: a second, and slack */

enum state {
	STATE_PLAIN,                    /* perhaps inside a character */
	STATE_SEQUENCE,                 /* behind ESC */
	STATE_STRING,                   /* OSC, DCS ...: up to BEL or ST */
	STATE_PASTE,
	STATE_SKIP                      /* the three bytes of an old mouse report */
};

struct sequence {
	char *bytes, *name;
};

struct queued {
	struct keystroke key;
	char *text;                     /* what key.text points to */
};

struct key_decoder {
	enum charset charset;
	int escape_ms;
	struct sequence *known;
	size_t knowns, known_room;
	enum state state;
	int64_t since;                  /* when the last byte came */
	int64_t now;                    /* when the byte came that is read */
	struct keystroke click;         /* the last one, which a second may double; or button 0 */
	int64_t click_ms;               /* and when that was */
	char seq[64];                   /* STATE_SEQUENCE: ESC and what followed, terminated */
	size_t seq_len;                 /* may be more than seq holds */
	bool meta;                      /* ESC came before */
	bool mute;                      /* the rest of a sequence whose ESC was taken for a key */
	bool after_escape;              /* ESC was taken for a key at `since` + escape_ms */
	char part[8];                   /* STATE_PLAIN: the beginning of a character */
	size_t part_len;
	int skip;
	bool string_escape;             /* STATE_STRING: the last byte was ESC */
	struct buf paste;
	size_t paste_end;               /* bytes of the closing sequence seen */
	bool paste_cut;                 /* it was handed out without one: more may come */
	struct queued *queue;           /* from `first` on */
	size_t first, count, queue_room;
	char *given;                    /* the text of the key handed out last */
};

static const char paste_close[] = "\033[201~";

/* Sequences that do not follow the grammar: the Linux console's and rxvt's. */
static const struct {
	const char *bytes, *name;
} oddities[] = {
	{ "\033[[A", "F1" }, { "\033[[B", "F2" }, { "\033[[C", "F3" }, { "\033[[D", "F4" },
	{ "\033[[E", "F5" }, { "\033[2$", "S-Insert" }, { "\033[3$", "S-Delete" },
	{ "\033[5$", "S-PageUp" }, { "\033[6$", "S-PageDown" }, { "\033[7$", "S-Home" },
	{ "\033[8$", "S-End" },
};

static struct keystroke *
push(struct key_decoder *dec)
{
	if (dec->first == dec->count)
		dec->first = dec->count = 0;
	dec->queue = mem_grow(dec->queue, &dec->queue_room, dec->count + 1, sizeof *dec->queue);
	memset(&dec->queue[dec->count], 0, sizeof *dec->queue);
	return &dec->queue[dec->count++].key;
}

static void
push_name(struct key_decoder *dec, const char *name)
{
	if (dec->mute)
		return;
	memcpy(push(dec)->name, name, strnlen(name, KEY_NAME_MAX - 1));
}

static void
push_base(struct key_decoder *dec, const char *base, unsigned modifiers)
{
	char name[KEY_NAME_MAX];

	keyname_make(name, base, modifiers | (dec->meta ? MODIFIER_ALT : 0));
	push_name(dec, name);
}

static void
push_code(struct key_decoder *dec, uint32_t code, unsigned modifiers)
{
	char name[KEY_NAME_MAX];

	if (keyname_code(name, code, modifiers | (dec->meta ? MODIFIER_ALT : 0)))
		push_name(dec, name);
}

static void
rest(struct key_decoder *dec)
{
	dec->state = STATE_PLAIN;
	dec->seq_len = dec->part_len = 0;
	dec->meta = dec->mute = dec->string_escape = false;
}

static void
begin_sequence(struct key_decoder *dec)
{
	rest(dec);
	dec->state = STATE_SEQUENCE;
	dec->seq[0] = ESC;
	dec->seq[1] = '\0';
	dec->seq_len = 1;
}

static void
begin_paste(struct key_decoder *dec)
{
	rest(dec);
	dec->state = STATE_PASTE;
	dec->paste_end = 0;
	dec->paste_cut = false;
	buf_clear(&dec->paste);
}

/* One character of the locale: its bytes; 0 when they are none, (size_t)-2 when more are needed. */
static size_t
decode(const struct key_decoder *dec, const char *s, size_t len, uint32_t *code)
{
	unsigned char lead = (unsigned char)s[0];
	size_t bytes;

	if (dec->charset == CHARSET_LOCALE) {
		mbstate_t state;
		wchar_t wide = 0;

		memset(&state, 0, sizeof state);
		bytes = mbrtowc(&wide, s, len, &state);
		*code = (uint32_t)wide;
		if (bytes == (size_t)-2)
			return bytes;
		if (bytes == (size_t)-1 || *code > 0x10ffff || (*code >= 0xd800 && *code < 0xe000))
			return 0;
		return bytes ? bytes : 1;
	}
	bytes = utf8_decode(s, len, code);
	if (bytes)
		return bytes;
	bytes = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 :
		lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
	for (size_t i = 1; i < len; i++)
		if (((unsigned char)s[i] & 0xc0) != 0x80)
			return 0;
	return len < bytes ? (size_t)-2 : 0;
}

/* The pasted bytes as UTF-8 without what is not text. */
static void
end_paste(struct key_decoder *dec)
{
	struct buf text = BUF_INIT;
	const char *s = dec->paste.data;
	size_t left = dec->paste.len;
	struct keystroke *key;

	while (left) {
		uint32_t code;
		size_t bytes = decode(dec, s, left, &code);
		char utf8[4];

		if (!bytes || bytes == (size_t)-2)
			bytes = 1;
		else if (code)
			buf_add(&text, utf8, utf8_encode(code, utf8));
		s += bytes;
		left -= bytes;
	}
	key = push(dec);
	memcpy(key->name, "Paste", 6);
	key->len = text.len;
	key->text = dec->queue[dec->count - 1].text = buf_detach(&text);
	buf_release(&dec->paste);
	rest(dec);
}

static void
paste_byte(struct key_decoder *dec, char byte)
{
	if (byte == paste_close[dec->paste_end]) {
		if (++dec->paste_end == sizeof paste_close - 1)
			end_paste(dec);
		return;
	}
	/* Not the end after all: what looked like it was pasted. */
	if (dec->paste.len + dec->paste_end < KEY_PASTE_MAX)
		buf_add(&dec->paste, paste_close, dec->paste_end);
	dec->paste_end = byte == ESC;
	if (byte != ESC && dec->paste.len < KEY_PASTE_MAX)
		buf_putc(&dec->paste, byte);
}

/*
 * The line was silent in the middle of a paste.  A key that is typed now comes by itself, or is a
 * control character, of which terminals let nothing through but blanks; the rest of a paste is
 * neither.
 */
static void
go_on_pasting(struct key_decoder *dec, const char *bytes, size_t len)
{
	size_t left = sizeof paste_close - 1 - dec->paste_end;
	bool ends = !memcmp(bytes, paste_close + dec->paste_end, len < left ? len : left);
	bool control = (unsigned char)bytes[0] < ' ' && !strchr("\t\n\r", bytes[0]);
	uint32_t code;

	if (ends || (!control && decode(dec, bytes, len, &code) != len))
		dec->state = STATE_PASTE;
	dec->paste_cut = false;
}

/* The same place twice in a short time, and not three times. */
static bool
is_double(struct key_decoder *dec, const struct keystroke *key)
{
	const struct keystroke *last = &dec->click;
	bool twice = key->button == 1 && last->button == 1 && key->y == last->y &&
		     key->x == last->x && dec->now - dec->click_ms <= KEY_TWICE_MS;

	dec->click = *key;
	if (twice)
		dec->click.button = 0;
	dec->click_ms = dec->now;
	return twice;
}

static void
push_mouse(struct key_decoder *dec, const struct key_meaning *m)
{
	struct keystroke *key;

	if (dec->mute)
		return;
	key = push(dec);
	memcpy(key->name, "Mouse", 6);
	key->button = m->button;
	key->x = m->x;
	key->y = m->y;
	key->twice = is_double(dec, key);
}

static void
push_meaning(struct key_decoder *dec, struct key_meaning m)
{
	if (m.button)
		push_mouse(dec, &m);
	else if (m.base)
		push_base(dec, m.base, m.modifiers);
	else if (m.code)
		push_code(dec, m.code, m.modifiers);
}

/* Does terminfo know this sequence, or one that goes on from it? */
static const char *
lookup(const struct key_decoder *dec, bool *longer)
{
	const char *name = NULL;

	*longer = false;
	for (size_t i = 0; i < dec->knowns; i++) {
		const char *bytes = dec->known[i].bytes;

		/* What was read may have a NUL in it. */
		if (strnlen(bytes, dec->seq_len) < dec->seq_len ||
		    memcmp(bytes, dec->seq, dec->seq_len) != 0)
			continue;
		if (!bytes[dec->seq_len])
			name = dec->known[i].name;
		else
			*longer = true;
	}
	return name;
}

static void
push_known(struct key_decoder *dec, const char *name)
{
	char joined[KEY_NAME_MAX];

	if (dec->meta && strncmp(name, "C-", 2) && strncmp(name, "M-", 2)) {
		keyname_make(joined, name, MODIFIER_ALT);
		push_name(dec, joined);
	} else
		push_name(dec, name);
}

static void plain_byte(struct key_decoder *, char);

/* The byte does not belong to the sequence: the sequence is forgotten, the byte is read anew. */
static void
abort_sequence(struct key_decoder *dec, char byte)
{
	rest(dec);
	plain_byte(dec, byte);
}

static void
finish_csi(struct key_decoder *dec)
{
	bool fits = dec->seq_len < sizeof dec->seq;

	if (fits && !strcmp(dec->seq, "\033[200~")) {
		begin_paste(dec);
		return;
	}
	if (fits && !strcmp(dec->seq, "\033[M")) {
		dec->state = STATE_SKIP;
		dec->skip = 3;
		return;
	}
	if (fits)
		push_meaning(dec, key_meaning_csi(dec->seq));
	rest(dec);
}

static void
sequence_byte(struct key_decoder *dec, char byte)
{
	unsigned char c = (unsigned char)byte;
	const char *name = NULL;
	bool longer = false;
	char kind;

	if (c == ESC && dec->seq_len == 1) {
		if (dec->meta)
			push_name(dec, "Esc");
		dec->meta = true;
		return;
	}
	if (c == ESC) {
		begin_sequence(dec);
		return;
	}
	if (dec->seq_len < sizeof dec->seq - 1) {
		dec->seq[dec->seq_len] = byte;
		dec->seq[dec->seq_len + 1] = '\0';
	}
	if (++dec->seq_len < sizeof dec->seq)
		name = lookup(dec, &longer);
	if (longer)
		return;
	if (name) {
		push_known(dec, name);
		rest(dec);
		return;
	}
	kind = dec->seq[1];
	if (dec->seq_len == 2) {
		if (kind == '[' || kind == 'O')
			return;
		if (kind && strchr("]PX^_", kind)) {
			dec->state = STATE_STRING;
			return;
		}
		dec->state = STATE_PLAIN;
		dec->meta = true;
		dec->seq_len = 0;
		plain_byte(dec, byte);
	} else if (c < 0x20 || c > 0x7e)
		abort_sequence(dec, byte);
	else if (kind == '[') {
		if (c >= 0x40)
			finish_csi(dec);
	} else if (kind != 'O')
		rest(dec);
	else if (!(c >= '0' && c <= '9') && c != ';') {
		if (dec->seq_len < sizeof dec->seq)
			push_meaning(dec, key_meaning_ss3(dec->seq));
		rest(dec);
	}
}

static void
string_byte(struct key_decoder *dec, char byte)
{
	if (dec->string_escape && byte != '\\') {
		begin_sequence(dec);
		sequence_byte(dec, byte);
	} else if (dec->string_escape || byte == 0x07 || byte == 0x18 || byte == 0x1a ||
		   byte == 0x03)
		rest(dec);
	else
		dec->string_escape = byte == ESC;
}

static bool
is_c1(uint32_t code)
{
	return code >= 0x80 && code < 0xa0;
}

/* C1: ESC and a letter in one, as a character or, from terminals that send eight bits, a byte. */
static void
control_byte(struct key_decoder *dec, uint32_t code)
{
	begin_sequence(dec);
	if (strchr("[OP]X^_", (int)code - 0x40))
		sequence_byte(dec, (char)(code - 0x40));
	else
		rest(dec);
}

static void
plain_byte(struct key_decoder *dec, char byte)
{
	uint32_t code = 0;
	size_t bytes;

	if (byte == ESC) {
		begin_sequence(dec);
		return;
	}
	dec->part[dec->part_len++] = byte;
	bytes = decode(dec, dec->part, dec->part_len, &code);
	if (bytes == (size_t)-2 && dec->part_len < sizeof dec->part)
		return;
	if ((!bytes || bytes == (size_t)-2) && dec->part_len > 1) {
		/* The last byte may begin a character of its own. */
		rest(dec);
		plain_byte(dec, byte);
		return;
	}
	dec->part_len = 0;
	if (!bytes && is_c1((unsigned char)byte))
		control_byte(dec, (unsigned char)byte);
	else if (bytes && bytes != (size_t)-2 && is_c1(code))
		control_byte(dec, code);
	else {
		if (bytes && bytes != (size_t)-2)
			push_code(dec, code, 0);
		rest(dec);
	}
}

static void
feed_byte(struct key_decoder *dec, char byte)
{
	/* Nothing has been read since. */
	bool late = dec->after_escape;

	dec->after_escape = false;
	if (late && (byte == '[' || byte == 'O')) {
		begin_sequence(dec);
		dec->mute = true;
	}
	switch (dec->state) {
	case STATE_PLAIN:
		plain_byte(dec, byte);
		break;
	case STATE_SEQUENCE:
		sequence_byte(dec, byte);
		break;
	case STATE_STRING:
		string_byte(dec, byte);
		break;
	case STATE_PASTE:
		paste_byte(dec, byte);
		break;
	case STATE_SKIP:
		if (!--dec->skip)
			rest(dec);
		break;
	}
}

/* The silence that decides what is pending, -1 when nothing is. */
static long
patience(const struct key_decoder *dec)
{
	if (dec->state == STATE_SEQUENCE && dec->seq_len == 1)
		return dec->escape_ms;
	if (dec->state != STATE_PLAIN || dec->part_len)
		return GAP_MS + 1;
	return -1;
}

static void
expire(struct key_decoder *dec, int64_t now_ms)
{
	int64_t wait = patience(dec), silence = now_ms - dec->since;
	const char *name;
	bool longer;

	if (dec->after_escape && silence > dec->escape_ms + GAP_MS)
		dec->after_escape = false;
	if (wait < 0 || silence < wait)
		return;
	if (dec->state == STATE_PASTE) {
		end_paste(dec);
		dec->paste_cut = true;
		return;
	}
	if (dec->state == STATE_SEQUENCE && dec->seq_len == 1) {
		bool twice = dec->meta;

		rest(dec);
		push_name(dec, "Esc");
		if (twice)
			push_name(dec, "Esc");
		dec->after_escape = silence <= dec->escape_ms + GAP_MS;
		return;
	}
	if (dec->state == STATE_SEQUENCE && dec->seq_len < sizeof dec->seq) {
		name = lookup(dec, &longer);
		if (name)
			push_known(dec, name);
	}
	rest(dec);
}

struct key_decoder *
key_decoder_new(enum charset charset, int escape_ms)
{
	struct key_decoder *dec = xcalloc(1, sizeof *dec);

	dec->charset = charset;
	dec->escape_ms = escape_ms < 1 ? 1 : escape_ms > GAP_MS ? GAP_MS : escape_ms;
	dec->paste = (struct buf)BUF_INIT;
	for (size_t i = 0; i < sizeof oddities / sizeof *oddities; i++)
		key_decoder_add_sequence(dec, oddities[i].bytes, oddities[i].name);
	return dec;
}

void
key_decoder_free(struct key_decoder *dec)
{
	if (!dec)
		return;
	for (size_t i = 0; i < dec->knowns; i++) {
		free(dec->known[i].bytes);
		free(dec->known[i].name);
	}
	for (size_t i = dec->first; i < dec->count; i++)
		free(dec->queue[i].text);
	free(dec->known);
	free(dec->queue);
	free(dec->given);
	buf_release(&dec->paste);
	free(dec);
}

void
key_decoder_add_sequence(struct key_decoder *dec, const char *bytes, const char *name)
{
	size_t len = strlen(bytes);

	/* Not what begins every sequence, not the paste's. */
	if (len < 2 || len >= sizeof dec->seq || bytes[0] != ESC || !strcmp(bytes, "\033[") ||
	    !strcmp(bytes, "\033O") || !strncmp(bytes, "\033[20", 4))
		return;
	for (size_t i = 0; i < dec->knowns; i++)
		if (!strcmp(dec->known[i].bytes, bytes))
			return;
	dec->known = mem_grow(dec->known, &dec->known_room, dec->knowns + 1, sizeof *dec->known);
	dec->known[dec->knowns++] = (struct sequence){ xstrdup(bytes), xstrdup(name) };
}

void
key_feed(struct key_decoder *dec, const char *bytes, size_t len, int64_t now_ms)
{
	expire(dec, now_ms);
	dec->now = now_ms;
	if (dec->paste_cut && len)
		go_on_pasting(dec, bytes, len);
	for (size_t i = 0; i < len; i++)
		feed_byte(dec, bytes[i]);
	if (len)
		dec->since = now_ms;
}

bool
key_next(struct key_decoder *dec, int64_t now_ms, struct keystroke *key)
{
	expire(dec, now_ms);
	free(dec->given);
	dec->given = NULL;
	if (dec->first == dec->count)
		return false;
	*key = dec->queue[dec->first].key;
	dec->given = dec->queue[dec->first++].text;
	return true;
}

bool
key_waiting(const struct key_decoder *dec)
{
	return dec->first < dec->count;
}

int
key_timeout(const struct key_decoder *dec, int64_t now_ms)
{
	int64_t wait = patience(dec);

	if (wait < 0)
		return -1;
	wait -= now_ms - dec->since;
	return wait > 0 ? (int)wait : 0;
}
