/* SPDX-License-Identifier: MIT */
#include "format/scan.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/gettext.h"
#include "base/mem.h"
#include "text/utf8.h"

/* What a file begins with that is no catalogue. */
static const struct {
	const char *bytes;
	size_t len;
	const char *sentence;
} strangers[] = {
	{ "\xff\xfe\0\0", 4, N_("this file is UTF-32; save it as UTF-8") },
	{ "\0\0\xfe\xff", 4, N_("this file is UTF-32; save it as UTF-8") },
	{ "\xff\xfe", 2, N_("this file is UTF-16; save it as UTF-8") },
	{ "\xfe\xff", 2, N_("this file is UTF-16; save it as UTF-8") },
	{ "\x1f\x8b", 2, N_("this is a compressed file (gzip), not a catalogue") },
	{ "PK\3\4", 4, N_("this is a ZIP archive, not a catalogue") },
	{ "%PDF-", 5, N_("this is a PDF document, not a catalogue") },
	{ "\x7f"
	  "ELF",
	  4, N_("this is a program, not a catalogue") },
	{ "version https://git-lfs", 23,
	  N_("this is a Git LFS pointer, not the file itself; fetch it with \"git lfs pull\"") },
};

/* Bytes of the beginning that is shown as a place; the sentence, or NULL. */
static const char *
stranger(const char *bytes, size_t len)
{
	static const char *const page[] = { "<!doctype html", "<html", "<head", "<body" };
	size_t at = 0;

	for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
		if (len >= strangers[i].len && !memcmp(bytes, strangers[i].bytes, strangers[i].len))
			return strangers[i].sentence;
	while (at < len && (strchr(" \t\r\n", bytes[at]) && bytes[at]))
		at++;
	for (size_t i = 0; i < sizeof page / sizeof *page; i++) {
		size_t n = strlen(page[i]), k = 0;

		while (k < n && at + k < len &&
		       page[i][k] == (bytes[at + k] >= 'A' && bytes[at + k] <= 'Z'
					      ? bytes[at + k] + 32
					      : bytes[at + k]))
			k++;
		if (k == n)
			return N_("this is an HTML page, not a catalogue");
	}
	return NULL;
}

static void
add_line(struct source *s, size_t at)
{
	if (s->lines == s->line_room)
		s->line = mem_grow(s->line, &s->line_room, s->lines + 1, sizeof *s->line);
	s->line[s->lines++] = (uint32_t)at;
}

static char *
clean(struct source *s)
{
	if (!s->clean)
		s->clean = xstrndup(s->bytes, s->len);
	return s->clean;
}

static bool
noncharacter(uint32_t code)
{
	return (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
}

/* Bytes of the character at `at` that may not stand there, or 0; *code is UINT32_MAX if it is none.
 */
static size_t
fault_len(const struct source *s, size_t at, uint32_t *code)
{
	size_t n = utf8_decode(s->bytes + at, s->len - at, code);

	if (!n) {
		*code = UINT32_MAX;
		/* The rest of a sequence that was begun belongs to it. */
		for (n = 1;
		     n < 4 && at + n < s->len && ((unsigned char)s->bytes[at] & 0xc0) == 0xc0 &&
		     ((unsigned char)s->bytes[at + n] & 0xc0) == 0x80;
		     n++)
			;
		return n;
	}
	if (*code < 0x20)
		return *code != '\n' && *code != '\r' && *code != '\t' ? n : 0;
	return (*code >= 0x7f && *code < 0xa0) || noncharacter(*code) ? n : 0;
}

static void
report_bytes(struct source *s, size_t at, size_t len)
{
	unsigned byte = (unsigned char)s->bytes[at];
	unsigned need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
	char letter[5] = "";

	if (at + len == s->len && byte >= 0xc2 && byte < 0xf5 && len < need) {
		source_error(s, at,
			     _("the file ends inside a character (incomplete UTF-8, byte %02X)"),
			     byte);
	} else if (len == 1 && byte >= 0xa0) {
		utf8_encode(byte, letter);
		source_error(s, at,
			     _("not UTF-8 (byte %02X; in Latin-1 it would be \"%s\"): "
			       "save the file as UTF-8"),
			     byte, letter);
	} else {
		source_error(s, at, _("not UTF-8 (byte %02X)"), byte);
	}
}

/* A run of faults is reported once, by its first.  Returns where it ends. */
static size_t
faults(struct source *s, size_t at)
{
	size_t start = at, len;
	uint32_t code, first;

	len = fault_len(s, at, &first);
	do {
		memset(clean(s) + at, '?', len);
		at += len;
	} while (at < s->len && (len = fault_len(s, at, &code)) &&
		 (code == first || (code != UINT32_MAX && first != UINT32_MAX)));
	if (first == UINT32_MAX)
		report_bytes(s, start, fault_len(s, start, &first));
	else if (!first)
		source_error(s, start, _("NUL bytes are not allowed"));
	else if (noncharacter(first))
		source_error(s, start, _("U+%04X is not a character"), (unsigned)first);
	else
		source_error(s, start, _("control characters are not allowed (U+%04X)"),
			     (unsigned)first);
	return at;
}

/* A character that is not ASCII, or a control character that ends no line: where it ends. */
static size_t
other(struct source *s, size_t at)
{
	uint32_t code;

	if ((unsigned char)s->bytes[at] >= 0x80)
		s->ascii = false;
	/* U+00C0 to U+03FF: the most frequent, and none of them is at fault. */
	if ((unsigned char)s->bytes[at] >= 0xc3 && (unsigned char)s->bytes[at] < 0xd0 &&
	    at + 1 < s->len && ((unsigned char)s->bytes[at + 1] & 0xc0) == 0x80)
		return at + 2;
	if (fault_len(s, at, &code))
		return faults(s, at);
	if (code == 0x2028 || code == 0x2029) {
		/* They end lines for libyaml, which would let them end a comment. */
		memcpy(clean(s) + at, code == 0x2028 ? "\xef\xb7\x90" : "\xef\xb7\x91", 3);
		s->separators = true;
	}
	return at + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
}

static void
conflict(struct source *s, size_t at)
{
	if (s->len - at < 8 || memcmp(s->bytes + at, "<<<<<<< ", 8) != 0)
		return;
	source_error(s, at, _("a merge conflict is left in the file: choose one of its sides"));
	if (s->end == s->len)
		s->end = at;
	s->broken = true;
}

static void
begin_line(struct source *s, size_t at, size_t *longest)
{
	if (s->lines && at - s->line[s->lines - 1] > *longest)
		*longest = at - s->line[s->lines - 1];
	add_line(s, at);
	if (at < s->len && s->bytes[at] == '<')
		conflict(s, at);
}

#ifdef __SSE2__
#define STEP 16

/* How many of these bytes are printable ASCII before another comes? */
static inline size_t
plain(const char *p)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
	/* Bytes beyond ASCII are negative and so below a blank. */
	__m128i odd = _mm_or_si128(_mm_cmplt_epi8(v, _mm_set1_epi8(' ')),
				   _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7f)));
	unsigned stop = (unsigned)_mm_movemask_epi8(odd);

	return stop ? (size_t)__builtin_ctz(stop) : STEP;
}
#else
#define STEP 8
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* How many of these bytes are printable ASCII before another comes?  At least: maybe fewer. */
static size_t
plain(const char *p)
{
	uint64_t w, del;

	memcpy(&w, p, sizeof w);
	del = w ^ EACH(0x7f);
	w = (w | (w - EACH(0x20)) | (del - EACH(1))) & EACH(0x80);
	if (!w)
		return 8;
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	/* Borrows spoil only what comes behind the first. */
	return (size_t)__builtin_ctzll(w) / 8;
#else
	return 0;
#endif
}
#endif

bool
scan(struct source *s, const char *name, const char *bytes, size_t len, struct diags *diags)
{
	const char *sentence;
	size_t at, longest = 0;

	*s = (struct source){
		.name = diags_name(diags, name),
		.bytes = bytes,
		.len = len,
		.end = len,
		.ascii = true,
		.diags = diags,
	};
	if (len >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3))
		s->begin = 3;
	if (len >= UINT32_MAX) {
		s->len = s->end = 0;
		source_error(s, 0, _("the file is larger than 4 GiB"));
		return false;
	}
	sentence = stranger(bytes + s->begin, len - s->begin);
	if (sentence || len == s->begin) {
		source_error(s, 0, "%s", sentence ? _(sentence) : _("the file is empty"));
		s->broken = true;
		return false;
	}
	begin_line(s, s->begin, &longest);
	for (at = s->begin; at < len;) {
		size_t n = len - at >= STEP ? plain(bytes + at) : 0;

		at += n;
		if (n == STEP)
			continue;
		if (at < len && bytes[at] == '\n') {
			begin_line(s, ++at, &longest);
		} else if (n) {
			continue;
		} else if (bytes[at] >= ' ' && bytes[at] < 0x7f) {
			at++;
		} else if (bytes[at] == '\n' ||
			   (bytes[at] == '\r' && (at + 1 == len || bytes[at + 1] != '\n'))) {
			begin_line(s, ++at, &longest);
		} else if (bytes[at] == '\r' || bytes[at] == '\t') {
			at++;
		} else {
			at = other(s, at);
		}
	}
	if (len - s->line[s->lines - 1] > longest)
		longest = len - s->line[s->lines - 1];
	if (!s->ascii && longest > SOURCE_BLOCK)
		source_index(s);
	return true;
}

const char *
scan_text(const struct source *s)
{
	return (s->clean ? s->clean : s->bytes) + s->begin;
}
