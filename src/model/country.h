/* SPDX-License-Identifier: MIT */
/*
 * ISO 3166 countries by code, with their names in the languages of the built-in table.  Constant
 * data: nothing is allocated, every pointer is borrowed for good, strings are UTF-8.
 */
#ifndef PACECAT_MODEL_COUNTRY_H
#define PACECAT_MODEL_COUNTRY_H

#include <stdbool.h>
#include <stddef.h>

enum country_language {
	COUNTRY_EN,
	COUNTRY_FR,
	COUNTRY_PT,
	COUNTRY_ES,
	COUNTRY_SW,
	COUNTRY_MG,
	COUNTRY_LANGUAGES
};

struct country_row {
	char alpha2[3];                         /* "" for a withdrawn code */
	char alpha3[4];
	const char *name[COUNTRY_LANGUAGES];    /* "" where the table has none; English always */
	const char *withdrawn;                  /* year of withdrawal (ISO 3166-3), or NULL */
};

#define COUNTRY_NONE 0xffffu

size_t
country_count(void);

/* Rows are in the order of alpha3.  The index must be below country_count(). */
const struct country_row *
country_at(size_t);

/*
 * The index of the country with this alpha-3 or alpha-2 code, exactly as written: upper case, no
 * blanks.  `len` is in bytes; the code need not be terminated.  COUNTRY_NONE for anything else.
 */
unsigned
country_find(const char *code, size_t len);

/* Has the table names in the language of a tag or locale name (as below)? */
bool
country_speaks(const char *lang);

/*
 * The name in the language of a BCP 47 tag or locale name ("fr", "fr-CA", "pt_BR.UTF-8"): case and
 * all after the language do not matter.  A name missing in Malagasy is French; a language the table
 * does not have, and NULL, is English.  Never empty.
 */
const char *
country_name(unsigned country, const char *lang);

/*
 * What people call a country beside its names: "DRC", "RDC", "Ivory Coast".  `i` counts from 0;
 * NULL behind the last.
 */
const char *
country_customary(unsigned country, size_t i);

/* The country that people call so, exactly as written; COUNTRY_NONE: none. */
unsigned
country_by_custom(const char *name);

/*
 * The name that the system's iso-codes has, for a language that the table does not have; NULL when
 * there is none, or when messages are not in this language (NULL: whichever they are in).  UTF-8,
 * borrowed for good.
 */
const char *
country_system_name(unsigned country, const char *lang);

#endif
