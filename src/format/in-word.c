/* SPDX-License-Identifier: MIT */
/* What the readers of other formats share: words, languages, names, pages, keywords. */
#include "format/in.h"

#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "format/tree.h"
#include "model/identifier.h"

static const struct in_word languages[] = {
	{ "acadian", "fr-CA" },
	{ "afrikaans", "af" },
	{ "albanian", "sq" },
	{ "american", "en-US" },
	{ "amharic", "am" },
	{ "arabic", "ar" },
	{ "australian", "en-AU" },
	{ "austrian", "de-AT" },
	{ "basque", "eu" },
	{ "belarusian", "be" },
	{ "brazil", "pt-BR" },
	{ "brazilian", "pt-BR" },
	{ "british", "en-GB" },
	{ "bulgarian", "bg" },
	{ "canadian", "en-CA" },
	{ "canadien", "fr-CA" },
	{ "catalan", "ca" },
	{ "chinese", "zh" },
	{ "croatian", "hr" },
	{ "czech", "cs" },
	{ "danish", "da" },
	{ "dutch", "nl" },
	{ "english", "en" },
	{ "español", "es" },
	{ "esperanto", "eo" },
	{ "estonian", "et" },
	{ "finnish", "fi" },
	{ "français", "fr" },
	{ "francais", "fr" },
	{ "french", "fr" },
	{ "frenchb", "fr" },
	{ "galician", "gl" },
	{ "german", "de" },
	{ "germanb", "de" },
	{ "greek", "el" },
	{ "hausa", "ha" },
	{ "hebrew", "he" },
	{ "hindi", "hi" },
	{ "hungarian", "hu" },
	{ "icelandic", "is" },
	{ "indonesian", "id" },
	{ "irish", "ga" },
	{ "italian", "it" },
	{ "japanese", "ja" },
	{ "kinyarwanda", "rw" },
	{ "korean", "ko" },
	{ "latin", "la" },
	{ "latvian", "lv" },
	{ "lithuanian", "lt" },
	{ "magyar", "hu" },
	{ "malagasy", "mg" },
	{ "mexican", "es-MX" },
	{ "naustrian", "de-AT" },
	{ "newzealand", "en-NZ" },
	{ "ngerman", "de" },
	{ "norsk", "nb" },
	{ "norwegian", "no" },
	{ "nswissgerman", "de-CH" },
	{ "nynorsk", "nn" },
	{ "persian", "fa" },
	{ "polish", "pl" },
	{ "portuges", "pt" },
	{ "portuguese", "pt" },
	{ "português", "pt" },
	{ "romanian", "ro" },
	{ "russian", "ru" },
	{ "serbian", "sr" },
	{ "slovak", "sk" },
	{ "slovene", "sl" },
	{ "slovenian", "sl" },
	{ "somali", "so" },
	{ "spanish", "es" },
	{ "swahili", "sw" },
	{ "swedish", "sv" },
	{ "swissgerman", "de-CH" },
	{ "thai", "th" },
	{ "turkish", "tr" },
	{ "ukenglish", "en-GB" },
	{ "ukrainian", "uk" },
	{ "usenglish", "en-US" },
	{ "vietnamese", "vi" },
	{ "welsh", "cy" },
	/* ISO 639-2, as libraries have it */
	{ "afr", "af" },
	{ "alb", "sq" },
	{ "amh", "am" },
	{ "ara", "ar" },
	{ "baq", "eu" },
	{ "bul", "bg" },
	{ "cat", "ca" },
	{ "ces", "cs" },
	{ "chi", "zh" },
	{ "cze", "cs" },
	{ "dan", "da" },
	{ "deu", "de" },
	{ "dut", "nl" },
	{ "ell", "el" },
	{ "eng", "en" },
	{ "est", "et" },
	{ "fin", "fi" },
	{ "fra", "fr" },
	{ "fre", "fr" },
	{ "ger", "de" },
	{ "gre", "el" },
	{ "hau", "ha" },
	{ "heb", "he" },
	{ "hin", "hi" },
	{ "hrv", "hr" },
	{ "hun", "hu" },
	{ "ice", "is" },
	{ "ind", "id" },
	{ "ita", "it" },
	{ "jpn", "ja" },
	{ "kin", "rw" },
	{ "kor", "ko" },
	{ "lat", "la" },
	{ "lav", "lv" },
	{ "lit", "lt" },
	{ "mlg", "mg" },
	{ "nld", "nl" },
	{ "nor", "no" },
	{ "per", "fa" },
	{ "pol", "pl" },
	{ "por", "pt" },
	{ "ron", "ro" },
	{ "rum", "ro" },
	{ "rus", "ru" },
	{ "slk", "sk" },
	{ "slo", "sk" },
	{ "slv", "sl" },
	{ "spa", "es" },
	{ "srp", "sr" },
	{ "swa", "sw" },
	{ "swe", "sv" },
	{ "tha", "th" },
	{ "tur", "tr" },
	{ "ukr", "uk" },
	{ "vie", "vi" },
	{ "wel", "cy" },
	{ "zho", "zh" },
	{ NULL, NULL },
};

bool
in_begins(struct str s, const char *word)
{
	size_t n = strlen(word);

	if (s.len < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (ascii_lower(s.s[i]) != word[i])
			return false;
	return true;
}

const char *
in_find(const struct in_word *table, struct str word)
{
	for (; table->word; table++) {
		size_t i = 0;

		while (i < word.len && table->word[i] &&
		       ascii_lower(word.s[i]) == ascii_lower(table->word[i]))
			i++;
		if (i == word.len && !table->word[i])
			return table->value;
	}
	return NULL;
}

struct str
in_trim(struct str s)
{
	while (s.len && (unsigned char)*s.s <= ' ')
		s.s++, s.len--;
	while (s.len && (unsigned char)s.s[s.len - 1] <= ' ')
		s.len--;
	return s;
}

bool
in_line_begins(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	for (size_t at = 0; at + n <= len;) {
		const char *found = mem_find(s + at, len - at, word, n);

		if (!found)
			return false;
		if (found == s || found[-1] == '\n' || found[-1] == '\r')
			return true;
		at = (size_t)(found - s) + 1;
	}
	return false;
}

char
in_first(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] > ' ')
			return s[i];
	return '\0';
}

const char *
in_language(struct str s)
{
	return in_find(languages, in_trim(s));
}

void
in_particle(struct drafts *ds, struct name *name)
{
	struct buf inverted = BUF_INIT;
	struct name parsed;
	struct str particle;

	draft_split_given(name);
	if (!name->given.len || name->non_dropping_particle.len ||
	    memchr(name->family.s, ',', name->family.len))
		return;
	buf_add(&inverted, name->family.s, name->family.len);
	buf_puts(&inverted, ", x");
	name_parse(inverted.data, inverted.len, &parsed);
	particle = parsed.non_dropping_particle;
	if (particle.len && parsed.family.len) {
		name->non_dropping_particle = pool_str(&ds->pool, particle.s, particle.len);
		name->family = pool_str(&ds->pool, parsed.family.s, parsed.family.len);
	}
	buf_release(&inverted);
}

void
in_keywords(struct drafts *ds, struct str s, size_t at)
{
	bool semicolons = memchr(s.s, ';', s.len);

	for (size_t i = 0, end; i < s.len; i = end + 1) {
		for (end = i; end < s.len && s.s[end] != (semicolons ? ';' : ','); end++)
			;
		draft_text(ds, KEY_KEYWORD, s.s + i, end - i, at);
	}
}

struct str
in_doi(struct str s)
{
	struct str rest = in_trim(s);

	s = doi_bare(rest);
	/* "doi: 10.1000/182" */
	if (s.s != rest.s || !in_begins(rest, "doi:"))
		return s;
	rest = in_trim((struct str){ .s = rest.s + 4, .len = rest.len - 4 });
	return doi_bare(rest);
}

bool
in_is_whole(const char *type)
{
	static const char *const whole[] = { "book", "map", "report", "standard", "thesis" };

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (!strcmp(type, whole[i]))
			return true;
	return false;
}

struct str
in_pages(struct drafts *ds, struct str s)
{
	static const char *const dashes[] = { "–", "—", "‐", "‑", "−", "--" };
	char *out = pool_new(&ds->pool, s.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < s.len;) {
		size_t n = 0;

		/* "12 - 19" */
		if (s.s[i] == ' ' && s.len - i > 2 && s.s[i + 2] == ' ' && s.s[i + 1] == '-') {
			out[len++] = '-';
			i += 3;
			continue;
		}
		for (size_t k = 0; k < sizeof dashes / sizeof *dashes && !n; k++)
			if (s.len - i >= strlen(dashes[k]) &&
			    !memcmp(s.s + i, dashes[k], strlen(dashes[k])))
				n = strlen(dashes[k]);
		if (!n) {
			out[len++] = s.s[i++];
		} else {
			if (!len || out[len - 1] != '-')
				out[len++] = '-';
			i += n;
		}
	}
	out[len] = '\0';
	return (struct str){ .s = out, .len = len };
}

void
in_custom(struct drafts *ds, struct str word, const struct tree *t)
{
	if (t->form == TREE_TEXT)
		draft_custom(ds, word, t->text, t->at);
	for (const struct tree *c = t->first; c; c = c->next) {
		struct buf below = BUF_INIT;

		if (t->form == TREE_MAP && word.len)
			buf_printf(&below, "%s.%s", word.s, c->key.s);
		else
			buf_puts(&below, t->form == TREE_MAP ? c->key.s : word.s);
		in_custom(ds, (struct str){ .s = below.data, .len = below.len }, c);
		buf_release(&below);
	}
}
