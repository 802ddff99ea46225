/* SPDX-License-Identifier: MIT */
#include "format/scan.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/bits.h"
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

static inline void
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

static inline void
begin_line(struct source *s, size_t at, size_t *longest)
{
	if (s->lines && at - s->line[s->lines - 1] > *longest)
		*longest = at - s->line[s->lines - 1];
	add_line(s, at);
	if (at < s->len && s->bytes[at] == '<')
		conflict(s, at);
}

/* A bit for each of 64 bytes that is not printable ASCII. */
#define BLOCK 64

#ifdef __SSE2__
static inline uint64_t
odd_bytes(const char *p)
{
	uint64_t odd = 0;

	for (size_t i = 0; i < BLOCK; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		/* Bytes beyond ASCII are negative and so below a blank. */
		__m128i stop = _mm_or_si128(_mm_cmplt_epi8(v, _mm_set1_epi8(' ')),
					    _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7f)));

		odd |= (uint64_t)(unsigned)_mm_movemask_epi8(stop) << i;
	}
	return odd;
}
#else
static inline uint64_t
odd_bytes(const char *p)
{
	uint64_t odd = 0;

	for (size_t i = 0; i < BLOCK; i++)
		odd |= (uint64_t)(p[i] < ' ' || p[i] >= 0x7f || (unsigned char)p[i] >= 0x80) << i;
	return odd;
}
#endif

/* Look at a byte that is not printable ASCII: where what it begins ends. */
static size_t
look(struct source *s, size_t at, size_t *longest)
{
	char c = s->bytes[at];

	if (c == '\r' && (at + 1 == s->len || s->bytes[at + 1] != '\n'))
		begin_line(s, at + 1, longest);
	return c == '\r' || c == '\t' ? at + 1 : other(s, at);
}

/* Look at BLOCK bytes, or what is left of them: where the next ones begin. */
static inline size_t
scan_block(struct source *s, size_t at, size_t *longest)
{
	size_t left = s->len - at, next = at + (left < BLOCK ? left : BLOCK);
	uint64_t odd;

	if (left < BLOCK) {
		char last[BLOCK];

		memset(last, ' ', sizeof last);
		memcpy(last, s->bytes + at, left);
		odd = odd_bytes(last);
	} else {
		odd = odd_bytes(s->bytes + at);
	}
	while (odd) {
		size_t here = at + bits_lowest(odd), end;
		unsigned char c = (unsigned char)s->bytes[here];

		if (c == '\n') {
			begin_line(s, here + 1, longest);
			odd &= odd - 1;
			continue;
		}
		/* U+00C0 to U+03FF: the most frequent, and none of them is at fault. */
		if (c >= 0xc3 && c < 0xd0 && here + 1 < next &&
		    ((unsigned char)s->bytes[here + 1] & 0xc0) == 0x80) {
			s->ascii = false;
			odd &= odd - 1;
			odd &= odd - 1;
			continue;
		}
		end = look(s, here, longest);
		if (end >= next)
			return end;
		odd = odd >> (end - at) << (end - at);
	}
	return next;
}

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
	for (at = s->begin; at < len;)
		at = scan_block(s, at, &longest);
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
