/* SPDX-License-Identifier: MIT */
#include "csl/case.h"

#include <stdlib.h>

#include "tests/test.h"

/* Pieces are parted by "|"; one that begins with "=" is fixed. */
static const struct {
	enum csl_case form;
	const char *language, *text, *want;
} row[] = {
	{ CSL_CASE_NONE, NULL, "a B", "a B" },
	{ CSL_CASE_LOWERCASE, NULL, "ÉTAT|=UN|des ŒUVRES", "état|=UN|des œuvres" },
	{ CSL_CASE_LOWERCASE, NULL, "ΣΟΦΟΣ ΣΑΣ Σ", "σοφος σας σ" },
	{ CSL_CASE_LOWERCASE, "tr-TR", "ISI İ", "ısı i" },
	{ CSL_CASE_UPPERCASE, NULL, "Straße ﬁn|=pH", "STRASSE FIN|=pH" },
	{ CSL_CASE_UPPERCASE, "tr", "ic ıd", "İC ID" },
	{ CSL_CASE_UPPERCASE, "tree", "i", "I" },
	{ CSL_CASE_CAPITALIZE_FIRST, NULL, " the gold Of", " The gold Of" },
	{ CSL_CASE_CAPITALIZE_FIRST, NULL, "« étude »", "« étude »" },
	{ CSL_CASE_CAPITALIZE_FIRST, NULL, "“étude”", "“Étude”" },
	{ CSL_CASE_CAPITALIZE_FIRST, NULL, "iPad and", "iPad and" },
	{ CSL_CASE_CAPITALIZE_FIRST, NULL, "=e|coli", "=e|coli" },
	{ CSL_CASE_CAPITALIZE_FIRST, NULL, "2nd ed.", "2nd ed." },
	{ CSL_CASE_CAPITALIZE_FIRST, NULL, "", "" },
	{ CSL_CASE_CAPITALIZE_ALL, NULL, "this IS a cat/mouse", "This IS A Cat/Mouse" },
	{ CSL_CASE_CAPITALIZE_ALL, NULL, "don’t l’art ‘big’", "Don’t L’art ‘Big’" },
	{ CSL_CASE_SENTENCE, NULL, "The Pen|=Smith| Is Ours", "The pen|=Smith| is ours" },
	{ CSL_CASE_SENTENCE, NULL, "gold And FOREST", "Gold and forest" },
	{ CSL_CASE_SENTENCE, NULL, "Don’T Go", "Don’t go" },
	{ CSL_CASE_TITLE, NULL, "a tale of gold and of the forest",
	  "A Tale of Gold and of the Forest" },
	{ CSL_CASE_TITLE, NULL, "gold: a tale? the end! of it", "Gold: A Tale? The End! Of It" },
	{ CSL_CASE_TITLE, NULL, "what it is for", "What It Is For" },
	{ CSL_CASE_TITLE, NULL, "what it is for.", "What It Is For." },
	{ CSL_CASE_TITLE, NULL, "iPad with mcDonald", "iPad with mcDonald" },
	{ CSL_CASE_TITLE, NULL, "out-of-fashion in pro-gold land",
	  "Out-of-Fashion in Pro-Gold Land" },
	{ CSL_CASE_TITLE, NULL, "scientist–practitioner (or not)",
	  "Scientist–Practitioner (or Not)" },
	{ CSL_CASE_TITLE, NULL, "miners’ lives don’t end", "Miners’ Lives Don’t End" },
	{ CSL_CASE_TITLE, NULL, "miners' lives don't end", "Miners' Lives Don't End" },
	{ CSL_CASE_TITLE, NULL, "the “new career” here", "The “New Career” Here" },
	{ CSL_CASE_TITLE, NULL, "\"distance\" to \"friction\"", "\"Distance\" to \"Friction\"" },
	{ CSL_CASE_TITLE, NULL, "the ’tis of it", "The ’tis of It" },
	{ CSL_CASE_TITLE, NULL, "solution of β-carotine", "Solution of β-Carotine" },
	{ CSL_CASE_TITLE, NULL, "the |=smith| for| |=x", "The |=smith| for| |=x" },
	{ CSL_CASE_TITLE, NULL, "e. col|i in wat|er", "E. Col|i in Wat|er" },
	{ CSL_CASE_TITLE, NULL, "GOLD MINING IN THE CONGO", "GOLD MINING IN THE CONGO" },
	{ CSL_CASE_TITLE, NULL, "DON’T LOOK AT unesco", "DON’T LOOK AT Unesco" },
	{ CSL_CASE_TITLE, NULL, "UNESCO", "UNESCO" },
	{ CSL_CASE_TITLE, NULL, "\xff of \xc3", "\xef\xbf\xbd of \xef\xbf\xbd" },
	{ CSL_CASE_TITLE, NULL, "what it is für", "What It Is Für" },
	{ CSL_CASE_TITLE, NULL, "pneumonoultramicroscopics of it",
	  "Pneumonoultramicroscopics of It" },
	{ CSL_CASE_TITLE, NULL,
	  "gold\xc2\xa0of\xe3\x80\x80the\xe2\x80\x89"
	  "end\tof\xe2\x80\xafit",
	  "Gold\xc2\xa0of\xe3\x80\x80the\xe2\x80\x89"
	  "End\tof\xe2\x80\xafIt" },
	{ CSL_CASE_TITLE, NULL, "gold (\"of it\") — \"the end\" [\"so\"]",
	  "Gold (\"of It\") — \"the End\" [\"So\"]" },
	{ CSL_CASE_TITLE, NULL, "a \"big", "A \"big" },
	{ CSL_CASE_TITLE, NULL, "it is \"", "It Is \"" },
	{ CSL_CASE_TITLE, NULL, "gold- of", "Gold- Of" },
	{ CSL_CASE_TITLE, NULL, "pro|=-|gold mine", "Pro|=-|Gold Mine" },
	{ CSL_CASE_SENTENCE, NULL, "D’Artagnan Rides", "D’Artagnan rides" },
	{ CSL_CASE_SENTENCE, NULL, "D'Artagnan Rides", "D'Artagnan rides" },
	{ CSL_CASE_SENTENCE, NULL, "D’A", "D’a" },
	{ CSL_CASE_SENTENCE, NULL, "‘The Gold’ Of", "‘The gold’ of" },
	{ CSL_CASE_LOWERCASE, NULL, "ΣΑΣ’ ΣΑΣ1", "σας’ σας1" },
	{ CSL_CASE_LOWERCASE, "az_AZ", "I", "ı" },
	{ CSL_CASE_LOWERCASE, "tr", "I", "ı" },
	{ CSL_CASE_LOWERCASE, "az", "I", "ı" },
	{ CSL_CASE_LOWERCASE, "fr", "I", "i" },
	{ CSL_CASE_SENTENCE, NULL, "‘tis ‘a", "‘tis ‘a" },
	{ CSL_CASE_TITLE, NULL,
	  "gold\xe2\x81\x9f"
	  "in gold",
	  "Gold\xe2\x81\x9fin Gold" },
	{ CSL_CASE_TITLE, NULL, "‘“‘“‘“‘“‘“‘“ a bc", "‘“‘“‘“‘“‘“‘“ A Bc" },
	{ CSL_CASE_TITLE, NULL, "‘‘‘‘‘‘‘‘‘‘a", "‘‘‘‘‘‘‘‘‘‘a" },
	{ CSL_CASE_TITLE, NULL, "of pneumonoultramicroscopics it",
	  "Of Pneumonoultramicroscopics It" },
	{ CSL_CASE_TITLE, NULL, "gold in İn", "Gold in İn" },
	{ CSL_CASE_TITLE, NULL, "gold \x01 it is", "Gold \x01 It Is" },
	{ CSL_CASE_TITLE, NULL, "gold—\"an end\" 'of it' —'so' it",
	  "Gold—\"an End\" 'of It' —'so' It" },
	{ CSL_CASE_TITLE, NULL, "’tis so", "’tis So" },
	{ CSL_CASE_TITLE, NULL, "gold.'of it", "Gold.'of It" },
	{ CSL_CASE_TITLE, NULL, "a pro|=-|gold mine", "A pro|=-|Gold Mine" },
	{ CSL_CASE_SENTENCE, NULL, "Gold", "Gold" },
	{ CSL_CASE_SENTENCE, NULL, "Don’t Go", "Don’t go" },
	{ CSL_CASE_LOWERCASE, NULL, "ΟΣΟ ΟΣ", "οσο ος" },
};

static void
join(const struct csl_piece *piece, size_t count, char out[200])
{
	size_t len = 0;

	for (size_t i = 0; i < count; i++) {
		if (i)
			out[len++] = '|';
		if (piece[i].fixed)
			out[len++] = '=';
		memcpy(out + len, piece[i].s, piece[i].len);
		len += piece[i].len;
	}
	out[len] = '\0';
}

static void
check(struct csl_pool *pool, size_t i)
{
	struct csl_piece piece[8];
	const char *s = row[i].text;
	size_t count = 0;
	char got[200];

	for (;;) {
		bool fixed = *s == '=';
		size_t len = strcspn(s += fixed, "|");

		piece[count++] = (struct csl_piece){ s, len, fixed };
		if (!s[len])
			break;
		s += len + 1;
	}
	csl_case_apply(pool, row[i].form, row[i].language, piece, count);
	join(piece, count, got);
	CHECK_STR(got, row[i].want);
	csl_pool_release(pool);
}

int
main(void)
{
	struct csl_trap trap;
	struct csl_pool pool = { .trap = &trap };

	if (setjmp(trap.jump))
		CHECK(!trap.error.status);
	else
		for (size_t i = 0; i < sizeof row / sizeof *row; i++)
			check(&pool, i);
	return test_end();
}
