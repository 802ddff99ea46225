/* SPDX-License-Identifier: MIT */
#include "format/bibtex.h"

#include <string.h>

#include "model/language.h"

static const struct bibtex_entry entries[] = {
	{ "article-journal", "article", "article", NULL, "publisher", "publisher" },
	{ "report", "techreport", "report", NULL, "institution", "institution" },
	{ "book", "book", "book", NULL, "publisher", "publisher" },
	{ "chapter", "incollection", "incollection", NULL, "publisher", "publisher" },
	{ "paper-conference", "inproceedings", "inproceedings", NULL, "publisher", "publisher" },
	{ "thesis", "phdthesis", "thesis", NULL, "school", "institution" },
	{ "webpage", "misc", "online", NULL, "publisher", "organization" },
	{ "manuscript", "unpublished", "unpublished", NULL, "publisher", "publisher" },
	{ "pamphlet", "booklet", "booklet", NULL, "publisher", "publisher" },
	{ "article", "misc", "online", "preprint", "publisher", "organization" },
	{ "article-magazine", "article", "article", "magazine", "publisher", "publisher" },
	{ "article-newspaper", "article", "article", "newspaper", "publisher", "publisher" },
	{ "bill", "misc", "legislation", "bill", "publisher", "publisher" },
	{ "broadcast", "misc", "audio", "broadcast", "publisher", "publisher" },
	{ "classic", "book", "book", "classic", "publisher", "publisher" },
	{ "collection", "misc", "collection", NULL, "publisher", "publisher" },
	{ "dataset", "misc", "dataset", NULL, "publisher", "publisher" },
	{ "entry", "incollection", "inreference", "entry", "publisher", "publisher" },
	{ "entry-dictionary", "incollection", "inreference", "dictionary", "publisher",
	  "publisher" },
	{ "entry-encyclopedia", "incollection", "inreference", NULL, "publisher", "publisher" },
	{ "figure", "misc", "image", "figure", "publisher", "publisher" },
	{ "graphic", "misc", "image", NULL, "publisher", "publisher" },
	{ "hearing", "misc", "legal", "hearing", "publisher", "publisher" },
	{ "interview", "misc", "misc", "interview", "publisher", "publisher" },
	{ "legal_case", "misc", "jurisdiction", NULL, "publisher", "publisher" },
	{ "legislation", "misc", "legislation", NULL, "publisher", "publisher" },
	{ "map", "misc", "image", "map", "publisher", "publisher" },
	{ "motion_picture", "misc", "movie", NULL, "publisher", "publisher" },
	{ "musical_score", "misc", "music", "score", "publisher", "publisher" },
	{ "patent", "misc", "patent", NULL, "publisher", "publisher" },
	{ "performance", "misc", "performance", NULL, "publisher", "publisher" },
	{ "periodical", "misc", "periodical", NULL, "publisher", "publisher" },
	{ "personal_communication", "misc", "letter", NULL, "publisher", "publisher" },
	{ "post", "misc", "online", "post", "publisher", "organization" },
	{ "post-weblog", "misc", "online", "blog", "publisher", "organization" },
	{ "regulation", "misc", "legal", "regulation", "publisher", "publisher" },
	{ "review", "article", "review", NULL, "publisher", "publisher" },
	{ "review-book", "article", "review", "book", "publisher", "publisher" },
	{ "software", "misc", "software", NULL, "publisher", "publisher" },
	{ "song", "misc", "audio", "song", "publisher", "publisher" },
	{ "speech", "misc", "unpublished", "speech", "publisher", "publisher" },
	{ "standard", "misc", "standard", NULL, "publisher", "publisher" },
	{ "treaty", "misc", "legal", "treaty", "publisher", "publisher" },
	{ "document", "misc", "misc", NULL, "publisher", "publisher" },
	{ NULL, "misc", "misc", NULL, "publisher", "publisher" },
};

/* A tag stands before the language that it begins with. */
static const struct {
	const char *tag, *babel;
} babel[] = {
	{ "en-GB", "british" },	   { "en-US", "american" },   { "en-CA", "canadian" },
	{ "en-AU", "australian" }, { "en-NZ", "newzealand" }, { "en", "english" },
	{ "fr-CA", "canadien" },   { "fr", "french" },	      { "pt-BR", "brazilian" },
	{ "pt", "portuguese" },	   { "de-AT", "austrian" },   { "de", "ngerman" },
	{ "es", "spanish" },	   { "it", "italian" },	      { "nl", "dutch" },
	{ "da", "danish" },	   { "sv", "swedish" },	      { "nb", "norsk" },
	{ "no", "norsk" },	   { "nn", "nynorsk" },	      { "fi", "finnish" },
	{ "pl", "polish" },	   { "cs", "czech" },	      { "ru", "russian" },
	{ "uk", "ukrainian" },	   { "el", "greek" },	      { "tr", "turkish" },
	{ "hu", "hungarian" },	   { "ro", "romanian" },      { "ca", "catalan" },
	{ "id", "indonesian" },	   { "la", "latin" },
};

const struct bibtex_entry *
bibtex_entry(const char *type)
{
	const struct bibtex_entry *e = entries;

	while (e->type && strcmp(e->type, type) != 0)
		e++;
	return e;
}

const char *
bibtex_language(const char *tag)
{
	for (size_t i = 0; i < sizeof babel / sizeof *babel; i++) {
		bool whole = strchr(babel[i].tag, '-');

		if (whole ? !strcmp(babel[i].tag, tag) : language_serves(babel[i].tag, tag))
			return babel[i].babel;
	}
	return NULL;
}
