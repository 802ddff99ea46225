/* SPDX-License-Identifier: MIT */
/* What can be known of an identifier from its letters alone. */
#include "model/identifier.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "text/utf8.h"

#define NEAR_MAX 64             /* bytes: no word that is looked for is longer */

static const char *const csl_types[] = {
	"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
	"broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
	"entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
	"interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
	"musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
	"personal_communication", "post", "post-weblog", "regulation", "report", "review",
	"review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
};

/* Pass over a prefix, whose letters are small, case apart. */
static bool
skip(struct str *s, const char *prefix)
{
	size_t len = strlen(prefix);

	if (s->len < len)
		return false;
	for (size_t i = 0; i < len; i++)
		if (ascii_lower(s->s[i]) != prefix[i])
			return false;
	s->s += len;
	s->len -= len;
	return true;
}

static void
skip_site(struct str *s, const char *site)
{
	struct str rest = *s;

	if (!skip(&rest, "https://"))
		skip(&rest, "http://");
	skip(&rest, "www.");
	if (skip(&rest, site))
		*s = rest;
}

const char *
orcid_fault(const char *s, size_t len)
{
	struct str id = { .s = s, .len = len };
	unsigned sum = 0;

	skip_site(&id, "orcid.org/");
	if (id.len != 19)
		return _("an ORCID has sixteen digits in four groups, 0000-0002-1825-0097");
	for (size_t i = 0; i < 18; i++) {
		if (i % 5 == 4 ? id.s[i] != '-' : !ascii_is_digit(id.s[i]))
			return _("an ORCID has sixteen digits in four groups, 0000-0002-1825-0097");
		if (i % 5 != 4)
			sum = (sum + (unsigned)(id.s[i] - '0')) * 2;
	}
	/* ISO/IEC 7064, MOD 11-2 */
	sum = (12 - sum % 11) % 11;
	if (id.s[18] != (sum == 10 ? 'X' : (char)('0' + sum)))
		return _("the check digit of this ORCID does not fit");
	return NULL;
}

/* One ISBN, blanks and hyphens in it allowed. */
static const char *
one_isbn(struct str s)
{
	char digit[13];
	size_t n = 0;
	unsigned sum = 0;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.s[i];

		if (c == '-' || c == ' ')
			continue;
		/* Hyphens and dashes from U+2010 to U+2015: word processors put them there. */
		if (s.len - i >= 3 && !memcmp(s.s + i, "\xe2\x80", 2) &&
		    (unsigned char)s.s[i + 2] >= 0x90 && (unsigned char)s.s[i + 2] <= 0x95) {
			i += 2;
			continue;
		}
		if (n == sizeof digit ||
		    (!ascii_is_digit(c) && !(n == 9 && (c == 'X' || c == 'x'))))
			return _("an ISBN has ten or thirteen digits");
		digit[n++] = c;
	}
	if (n == 10) {
		for (size_t i = 0; i < 10; i++)
			sum += (unsigned)(10 - i) *
			       (ascii_is_digit(digit[i]) ? (unsigned)(digit[i] - '0') : 10);
		return sum % 11 ? _("the check digit of this ISBN does not fit") : NULL;
	}
	if (n != 13 || !ascii_is_digit(digit[9]))
		return _("an ISBN has ten or thirteen digits");
	if (memcmp(digit, "978", 3) && memcmp(digit, "979", 3))
		return _("an ISBN of thirteen digits begins with 978 or 979");
	for (size_t i = 0; i < 13; i++)
		sum += (i % 2 ? 3 : 1) * (unsigned)(digit[i] - '0');
	return sum % 10 ? _("the check digit of this ISBN does not fit") : NULL;
}

/* Zotero writes the ISBNs of a work's several editions one after the other. */
const char *
isbn_fault(const char *s, size_t len)
{
	const char *fault = one_isbn((struct str){ .s = s, .len = len });
	size_t words = 0;

	if (!fault)
		return NULL;
	for (size_t i = 0, end; i < len; i = end + 1) {
		for (end = i; end < len && !memchr(" ,;", s[end], 3); end++)
			;
		if (end == i)
			continue;
		if (one_isbn((struct str){ .s = s + i, .len = end - i }))
			return fault;
		words++;
	}
	return words > 1 ? NULL : fault;
}

struct str
doi_bare(struct str s)
{
	struct str id = s;

	skip_site(&id, "doi.org/");
	skip_site(&id, "dx.doi.org/");
	skip(&id, "doi:");
	return id.len > 3 && !memcmp(id.s, "10.", 3) ? id : s;
}

struct str
doi_within(struct str s)
{
	const char *begin = s.len ? mem_find(s.s, s.len, "10.", 3) : NULL;

	if (!begin)
		return (struct str){ .s = "", .len = 0 };
	return (struct str){ .s = begin, .len = s.len - (size_t)(begin - s.s) };
}

const char *
doi_fault(const char *s, size_t len)
{
	struct str id = doi_bare((struct str){ .s = s, .len = len });
	size_t i = 3;

	if (id.len < 4 || memcmp(id.s, "10.", 3) || !ascii_is_digit(id.s[3]))
		return _("a DOI begins with 10., digits and a slash, as in 10.1000/182");
	while (i < id.len && (ascii_is_digit(id.s[i]) || id.s[i] == '.'))
		i++;
	if (i == id.len || id.s[i] != '/')
		return _("a DOI begins with 10., digits and a slash, as in 10.1000/182");
	if (i + 1 == id.len)
		return _("nothing follows the slash of this DOI");
	for (; i < id.len; i++)
		if ((unsigned char)id.s[i] <= ' ' || id.s[i] == 0x7f)
			return _("there is a blank in this DOI");
	return NULL;
}

/* Blanks beyond ASCII, and what is not seen or changes the order of what is seen. */
static bool
hides(uint32_t c)
{
	return (c >= 0x80 && c <= 0xa0) || c == 0xad || c == 0x34f || c == 0x61c || c == 0x1680 ||
		c == 0x180e || (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
		(c >= 0x205f && c <= 0x206f) || c == 0x3000 || (c >= 0xfff9 && c <= 0xfffb) ||
		c == 0xfeff || (c >= 0xe0000 && c <= 0xe0fff);
}

const char *
url_fault(const char *s, size_t len)
{
	struct str url = { .s = s, .len = len };
	size_t bytes;

	if (!skip(&url, "https://") && !skip(&url, "http://"))
		return _("only addresses that begin with http:// or https:// are opened");
	if (!url.len || memchr("/?#:", url.s[0], 4))
		return _("this address names no host");
	for (size_t i = 0; i < url.len; i += bytes) {
		uint32_t code;

		bytes = 1;
		if (url.s[i] > ' ' && url.s[i] < 0x7f)
			continue;
		bytes = utf8_decode(url.s + i, url.len - i, &code);
		if (!bytes || code <= ' ' || code == 0x7f || hides(code))
			return _("there is a blank or an invisible character in this address");
	}
	return NULL;
}

bool
id_valid(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		bool ordinary = ascii_is_lower(s[i]) || ascii_is_digit(s[i]);

		if (!ordinary && (i == 0 || !memchr("._-", s[i], 3)))
			return false;
	}
	return len > 0;
}

size_t
csl_type_count(void)
{
	return sizeof csl_types / sizeof *csl_types;
}

const char *
csl_type_at(size_t i)
{
	return csl_types[i];
}

bool
csl_type_valid(const char *s, size_t len)
{
	for (size_t i = 0; i < csl_type_count(); i++)
		if (csl_types[i][0] == *s &&
		    str_is((struct str){ .s = s, .len = len }, csl_types[i]))
			return true;
	return false;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Changes of one byte, and swaps of two neighbours, that make b of a. */
static unsigned
distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	unsigned row[3][NEAR_MAX + 1];
	unsigned *before = row[0], *last = row[1], *now = row[2];

	for (size_t j = 0; j <= b_len; j++)
		last[j] = (unsigned)j;
	for (size_t i = 1; i <= a_len; i++) {
		unsigned *spare = before;

		now[0] = (unsigned)i;
		for (size_t j = 1; j <= b_len; j++) {
			unsigned other = ascii_lower(a[i - 1]) != ascii_lower(b[j - 1]);

			now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + other);
			if (i > 1 && j > 1 && ascii_lower(a[i - 1]) == ascii_lower(b[j - 2]) &&
			    ascii_lower(a[i - 2]) == ascii_lower(b[j - 1]))
				now[j] = least(now[j], before[j - 2] + 1);
		}
		before = last;
		last = now;
		now = spare;
	}
	return last[b_len];
}

const char *
nearest(const char *s, size_t len, size_t count, const char *(*word)(const void *context, size_t i),
	const void *context)
{
	const char *best = NULL;
	unsigned limit = (unsigned)(len / 3) + 1;

	if (!len || len > NEAR_MAX)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		const char *candidate = word(context, i);
		size_t candidate_len = strlen(candidate);
		unsigned d;

		if (candidate_len > NEAR_MAX || candidate_len + limit <= len ||
		    len + limit <= candidate_len)
			continue;
		d = distance(s, len, candidate, candidate_len);
		if (d < limit) {
			best = candidate;
			limit = d;
		}
	}
	return best;
}
