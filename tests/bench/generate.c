/* SPDX-License-Identifier: MIT */
/*
 * generate COUNT: a catalogue of that many studies, about 1.1 kB each, on standard output.  The
 * same count gives the same bytes everywhere.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const words[] = {
	"gold", "mining", "forest", "river", "conservation", "village", "water", "sapphire",
	"diamond", "park", "policy", "women", "labour", "trade", "ecology", "survey", "baseline",
	"toolkit", "response", "rush", "camp", "land", "rights", "community", "health", "mercury",
	"smelter", "gravel", "coltan", "tin", "tungsten", "hunting", "apes", "gorilla", "lemur",
	"reserve", "buffer", "zone", "licence", "border", "tax", "irrigation", "étude", "forêt",
	"rivière", "région", "société", "paysanne", "artisanal", "développement", "frontière",
	"protégée", "across", "between", "among", "within", "season", "market", "cooperative",
	"formalisation", "livelihood", "governance", "biodiversity", "restoration", "of", "the",
	"in", "and", "for", "de", "la", "des", "l'or", "à", "œuvre", "naïve", "minería", "região",
};

static const char *const families[] = {
	"Andriamanana", "Sève", "Weißmann", "Trần", "Ngongo", "Mubalama", "Villegas", "Lévesque",
	"Köhler", "Łukasik", "Ørsted", "Çelik", "Nguyễn", "Müller", "García", "Sánchez", "Peña",
	"Dubois", "Lefèvre", "Škoda", "Őri", "Okafor", "Mensah", "Kamara", "Banda", "Hakizimana",
};

static const char *const givens[] = {
	"Hervé", "Juan", "Rosa", "Thị-Hòa", "René", "Léonard", "Cristina", "Kirsten", "Estelle",
	"Jürgen", "Zoë", "Åsa", "Ayşe", "André", "Jeanne", "Ana", "Pierre", "Marie", "Đorđe",
};

static const char *const countries[] = {
	"COD", "MDG", "GAB", "LBR", "SLE", "GHA", "TZA", "KEN", "UGA", "RWA", "BDI", "COG", "CAF",
	"CMR", "GIN", "MLI", "BFA", "NER", "TCD", "ZMB",
};

static const char *const topics[] = {
	"gold", "diamonds", "forests", "mercury", "land-rights", "health", "women", "hunting",
	"policy", "water",
};

#define COUNT(array) (sizeof (array) / sizeof *(array))
#define PICK(array) ((array)[below(COUNT(array))])

static uint64_t state = 88172645463325252u;

static size_t
below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)((state >> 16) % n);
}

static void
text(size_t count)
{
	for (size_t i = 0; i < count; i++)
		printf(i ? " %s" : "%s", PICK(words));
}

static void
study(size_t i, size_t people)
{
	size_t authors = 1 + below(below(8) ? 5 : 14), first = below(people);

	printf("  - id: study-%zu\n    type: report\n    title: The ", i);
	text(8);
	printf("\n    language: %s\n    author: [", below(3) ? "en" : "fr");
	for (size_t a = 0; a < authors && a < people; a++)
		printf(a ? ", person-%zu" : "person-%zu", (first + a) % people);
	printf("]\n    issued: %zu-%02zu\n    country: [%s]\n    topic: [%s]\n", 1980 + below(46),
	       1 + below(12), PICK(countries), PICK(topics));
	printf("    publisher: Presses de %s\n    number-of-pages: %zu\n", PICK(families),
	       10 + below(400));
	printf("    URL: https://example.org/%zu/report.pdf\n    abstract: |\n", i);
	for (int line = 0; line < 8; line++) {
		fputs("      ", stdout);
		text(12);
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;
	size_t people = count / 4 > 4 ? count / 4 : 4;

	puts("pacecat: 1\nversion: 1\ndate: 2026-01-01\n"
	     "programme:\n  id: generated\n  title: Generated\npeople:");
	for (size_t i = 0; i < people; i++)
		printf("  - id: person-%zu\n    name: {family: %s-%s, given: %s}\n", i,
		       PICK(families), PICK(families), PICK(givens));
	puts("topics:");
	for (size_t i = 0; i < COUNT(topics); i++)
		printf("  - id: %s\n    kind: theme\n    name: {en: %s, fr: %s}\n", topics[i],
		       topics[i], topics[i]);
	puts("studies:");
	for (size_t i = 0; i < count; i++)
		study(i, people);
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
