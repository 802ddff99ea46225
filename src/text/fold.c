/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <utf8proc.h>

#include "text/letter.h"
#include "text/utf8.h"

/* The longest folded character is U+FDFA, 18 letters of two bytes. */
#define PARTS 32
#define FOLD_MAX FOLD_LETTER_MAX

_Static_assert(FOLD_LETTER_MAX == PARTS * 4, "room for the longest");

#define EACH UINT64_C(0x0101010101010101)

/*
 * U+00C0..U+017F, then U+2000..U+203F, then U+1E00..U+1EFF, so that most of what is not ASCII needs
 * no search.  No row has more than three bytes, none but " " has a blank.
 */
static const char common[512][4] = {
#include "text/fold-common.def"
};

static bool
is_space(uint32_t code)
{
	return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0x1680 ||
	       code == 0x2028 || code == 0x2029;
}

/* What utf8proc's list of ignorable characters leaves out: controls, interlinear marks. */
static bool
is_invisible(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xFFF9 && code <= 0xFFFB);
}

static size_t
put(const char *s, char *out)
{
	size_t len = strlen(s);

	memcpy(out, s, len);
	return len;
}

/* One character folded; spaces are not yet joined.  Returns bytes, 0 for what vanishes. */
static size_t
fold_code(uint32_t code, char out[FOLD_MAX])
{
	utf8proc_int32_t part[PARTS];
	const char *ascii = letter_ascii(code);
	utf8proc_ssize_t parts;
	size_t used = 0;
	int state = 0;

	if (ascii)
		return put(ascii, out);
	if (is_space(code))
		return put(" ", out);
	if (is_invisible(code))
		return 0;
	parts = utf8proc_decompose_char((utf8proc_int32_t)code, part, PARTS,
					UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
					UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE,
					&state);
	if (parts > PARTS)
		parts = 0;
	for (utf8proc_ssize_t i = 0; i < parts; i++) {
		ascii = letter_ascii((uint32_t)part[i]);
		used += ascii ? put(ascii, out + used) : utf8_encode((uint32_t)part[i], out + used);
	}
	return used;
}

size_t
fold_letter(uint32_t code, char out[FOLD_LETTER_MAX])
{
	/* Most letters, sooner than the tables say the same. */
	if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')) {
		out[0] = (char)(code | 0x20);
		return 1;
	}
	return fold_code(code, out);
}

/* Any run of blanks is one; *space says whether the byte before was a blank. */
static size_t
join_spaces(char *out, size_t len, bool *space)
{
	size_t used = 0;

	for (size_t i = 0; i < len; i++) {
		if (out[i] == ' ' && *space)
			continue;
		*space = out[i] == ' ';
		out[used++] = out[i];
	}
	return used;
}

/* The row of `common` for the character at s, of *len bytes, or NULL. */
static inline const char *
find_common(const unsigned char *s, size_t left, size_t *len)
{
	if (left >= 2 && s[0] >= 0xC3 && s[0] <= 0xC5 && (s[1] & 0xC0) == 0x80) {
		*len = 2;
		return common[(s[0] - 0xC3) * 64 + (s[1] & 0x3F)];
	}
	if (left >= 3 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] & 0xC0) == 0x80) {
		*len = 3;
		return common[192 + (s[2] & 0x3F)];
	}
	if (left >= 3 && s[0] == 0xE1 && s[1] >= 0xB8 && s[1] <= 0xBB && (s[2] & 0xC0) == 0x80) {
		*len = 3;
		return common[256 + (s[1] - 0xB8) * 64 + (s[2] & 0x3F)];
	}
	return NULL;
}

static size_t
fold_ascii(char c, char *out)
{
	if (is_space((unsigned char)c))
		c = ' ';
	else if (is_invisible((unsigned char)c))
		return 0;
	else if (c >= 'A' && c <= 'Z')
		c = (char)(c | 0x20);
	else if (c == '`')
		c = '\'';
	*out = c;
	return 1;
}

/* Fold the character at s[*pos], whatever it is, and pass it. */
static size_t
step(const char *s, size_t len, size_t *pos, bool *space, char out[FOLD_MAX])
{
	size_t n = 1, used;
	uint32_t code;
	const char *row = find_common((const unsigned char *)s + *pos, len - *pos, &n);

	if (!((unsigned char)s[*pos] & 0x80))
		used = fold_ascii(s[*pos], out);
	else if (row)
		used = put(row, out);
	else {
		n = utf8_decode(s + *pos, len - *pos, &code);
		if (!n) {
			n = 1;
			code = 0xFFFD;
		}
		used = fold_code(code, out);
	}
	*pos += n;
	return join_spaces(out, used, space);
}

/* Eight bytes as a number whose lowest byte comes first, whatever the machine. */
static uint64_t
load(const char *s)
{
	uint64_t value = 0;

#ifdef WORDS_BIGENDIAN
	for (int i = 0; i < 8; i++)
		value |= (uint64_t)(unsigned char)s[i] << 8 * i;
#else
	memcpy(&value, s, sizeof(value));
#endif
	return value;
}

static void
store(char *out, uint64_t value)
{
#ifdef WORDS_BIGENDIAN
	for (int i = 0; i < 8; i++)
		out[i] = (char)(value >> 8 * i & 0xFF);
#else
	memcpy(out, &value, sizeof(value));
#endif
}

/* The number of the lowest bit that is set; there is one. */
static inline size_t
lowest(uint64_t bits)
{
#ifdef __GNUC__
	return (size_t)__builtin_ctzll(bits);
#else
	size_t n = 0;

	while (!(bits >> n & 1))
		n++;
	return n;
#endif
}

/*
 * Fold eight bytes at once, as far as they are plain ASCII.  Returns how many were; always writes
 * eight.  Each mask below has the high bit of every byte that it is about; no sum carries into the
 * next byte since all are of seven bits.
 */
static inline size_t
fold_eight(const char *s, char *out, bool *space)
{
	const uint64_t high = EACH * 0x80;
	uint64_t v = load(s), w = v & ~high, stop;
	uint64_t blank = ~((w ^ EACH * 0x20) + EACH * 0x7F) & high;
	uint64_t grave = ~((w ^ EACH * '`') + EACH * 0x7F) & high;
	uint64_t control = (~(w + EACH * 0x60) | (w + EACH)) & high;
	uint64_t upper = (w + EACH * (0x80 - 'A')) & ~(w + EACH * (0x7F - 'Z')) & high;
	size_t n = 8;

	store(out, w | upper >> 2);
	stop = (v & high) | grave | control | (blank & (blank << 8 | (uint64_t)*space << 7));
	if (stop) {
		n = lowest(stop) / 8;
		if (!n)
			return 0;
	}
	*space = blank >> (8 * n - 1) & 1;
	return n;
}

#ifdef __SSE2__
/* The same for sixteen bytes.  Bytes beyond ASCII are negative and so below a blank. */
static inline size_t
fold_sixteen(const char *s, char *out, bool *space)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)s);
	__m128i upper = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1)),
				      _mm_cmplt_epi8(v, _mm_set1_epi8('Z' + 1)));
	__m128i odd = _mm_or_si128(_mm_cmplt_epi8(v, _mm_set1_epi8(' ')),
				   _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(0x7F)),
						_mm_cmpeq_epi8(v, _mm_set1_epi8('`'))));
	unsigned blank = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(' ')));
	unsigned stop = (unsigned)_mm_movemask_epi8(odd) | (blank & (blank << 1 | *space));
	size_t n = 16;

	_mm_storeu_si128((__m128i *)(void *)out,
			 _mm_or_si128(v, _mm_and_si128(upper, _mm_set1_epi8(0x20))));
	if (stop) {
		n = lowest(stop);
		if (!n)
			return 0;
	}
	*space = blank >> (n - 1) & 1;
	return n;
}
#endif

/* How many of s[0..len) are plain and folded at once; out has room for eight more than len. */
static size_t
fold_plain(const char *s, size_t len, char *out, bool *space)
{
	size_t pos = 0, n = 8;

#ifdef __SSE2__
	while (len - pos >= 16) {
		n = fold_sixteen(s + pos, out + pos, space);
		pos += n;
		if (n < 16)
			return pos;
	}
	n = 8;
#endif
	while (n == 8 && len - pos >= 8) {
		n = fold_eight(s + pos, out + pos, space);
		pos += n;
	}
	if (n == 8 && pos < len) {
		char last[8];

		/* What is not ASCII ends the plain part. */
		memset(last, 0xFF, sizeof(last));
		memcpy(last, s + pos, len - pos);
		pos += fold_eight(last, out + pos, space);
	}
	return pos;
}

/* Bytes of a row of `common`. */
static inline size_t
row_len(const char *row)
{
	return (size_t)(row[0] != 0) + (row[1] != 0) + (row[2] != 0);
}

#ifdef __SSE2__
/*
 * The same, but goes on behind the accents of Latin as long as there are sixteen bytes; *out moves
 * by what was written, never by more than what was read.
 */
static inline size_t
fold_latin(const char *s, size_t len, char **out, bool *blank)
{
	size_t pos = 0;
	bool space = *blank;
	char *to = *out;

	while (len - pos >= 16) {
		size_t n = fold_sixteen(s + pos, to, &space);
		const char *row;

		pos += n;
		to += n;
		if (n == 16)
			continue;
		row = find_common((const unsigned char *)s + pos, len - pos, &n);
		if (!row || *row == ' ')
			break;
		memcpy(to, row, sizeof(*common));
		to += row_len(row);
		space = space && !*row;
		pos += n;
	}
	*blank = space;
	*out = to;
	return pos;
}
#endif

void
fold_add(struct buf *b, const char *s, size_t len)
{
	bool space = false;
	size_t pos = 0;

	while (pos < len) {
		char out[FOLD_MAX], *to;
		const char *row;
		size_t n;

		/* What follows writes less than it reads, but for eight bytes at most. */
		if (b->room < b->len + (len - pos) + 9)
			buf_reserve(b, len - pos + 8);
		to = b->data + b->len;
#ifdef __SSE2__
		pos += fold_latin(s + pos, len - pos, &to, &space);
		b->len = (size_t)(to - b->data);
#endif
		n = fold_plain(s + pos, len - pos, to, &space);
		pos += n;
		to += n;
		b->len += n;
		if (pos == len)
			break;
		row = find_common((const unsigned char *)s + pos, len - pos, &n);
		if (row && *row != ' ') {
			memcpy(to, row, sizeof(*common));
			b->len += row_len(row);
			space = space && !*row;
			pos += n;
			continue;
		}
		n = step(s, len, &pos, &space, out);
		buf_add(b, out, n);
	}
	if (len)
		b->data[b->len] = '\0';
}

static bool
match_at(const char *s, size_t len, size_t pos, size_t skip, bool space,
	 const char *needle, size_t needle_len, size_t *end)
{
	while (needle_len) {
		char out[FOLD_MAX];
		size_t n;

		if (pos == len)
			return false;
		n = step(s, len, &pos, &space, out) - skip;
		if (n > needle_len)
			n = needle_len;
		if (memcmp(out + skip, needle, n))
			return false;
		needle += n;
		needle_len -= n;
		skip = 0;
	}
	*end = pos;
	return true;
}

/* The code point at s[pos], U+FFFD for a byte that is none. */
static size_t
code_at(const char *s, size_t len, size_t pos, utf8proc_int32_t *code)
{
	uint32_t value;
	size_t n = utf8_decode(s + pos, len - pos, &value);

	*code = n ? (utf8proc_int32_t)value : 0xFFFD;
	return n ? n : 1;
}

static size_t
code_before(const char *s, size_t pos, utf8proc_int32_t *code)
{
	for (size_t n = 2; n <= 4 && n <= pos; n++) {
		if (code_at(s, pos, pos - n, code) == n)
			return n;
	}
	code_at(s, pos, pos - 1, code);
	return 1;
}

/*
 * Whether a grapheme begins at `next` whatever stands before `last`.  After a joiner or another
 * mark that cannot be told from the two alone.
 */
static bool
is_sure_break(utf8proc_int32_t last, utf8proc_int32_t next)
{
	utf8proc_category_t category = utf8proc_category(last);

	return last != 0x200D && category != UTF8PROC_CATEGORY_MN &&
	       category != UTF8PROC_CATEGORY_MC && category != UTF8PROC_CATEGORY_ME &&
	       utf8proc_grapheme_break(last, next);
}

/* Widen the match to whole graphemes. */
static void
widen(const char *s, size_t len, struct fold_match *m)
{
	utf8proc_int32_t last, next, state = 0;
	size_t pos = m->start, start, n;

	code_at(s, len, pos, &next);
	while (pos) {
		n = code_before(s, pos, &last);
		if (is_sure_break(last, next))
			break;
		pos -= n;
		next = last;
	}
	start = pos;
	pos += code_at(s, len, pos, &last);
	for (; pos < len; pos += n, last = next) {
		n = code_at(s, len, pos, &next);
		if (!utf8proc_grapheme_break_stateful(last, next, &state))
			continue;
		if (pos >= m->end)
			break;
		if (pos <= m->start)
			start = pos;
	}
	m->start = start;
	m->end = pos;
}

bool
fold_find(const char *s, size_t len, size_t from, const char *needle, size_t needle_len,
	  struct fold_match *m)
{
	bool space = false;
	size_t pos = from;

	if (!needle_len)
		return false;
	while (pos < len) {
		char out[FOLD_MAX];
		bool before = space;
		size_t at = pos, n;

		if (s[pos] > '`' && s[pos] <= 'z' && s[pos] != needle[0]) {
			space = false;
			pos++;
			continue;
		}
		n = step(s, len, &pos, &space, out);
		for (size_t k = 0; k < n; k++) {
			if (out[k] != needle[0] ||
			    !match_at(s, len, at, k, before, needle, needle_len, &m->end))
				continue;
			m->start = at;
			widen(s, len, m);
			if (m->start < from)
				m->start = from;
			return true;
		}
	}
	return false;
}
