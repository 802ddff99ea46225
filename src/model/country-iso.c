/* SPDX-License-Identifier: MIT */
/*
 * Country names of the package iso-codes, where the system has it.  Its messages are ISO's own
 * English names, which are not those that people use: hence the table of those that differ.
 */
#include "model/country.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"

#define DOMAIN "iso_3166-1"

static const struct {
	char alpha3[4];
	const char *name;
} differs[] = {
	{ "ATG", "Antigua and Barbuda" },
	{ "BES", "Bonaire, Sint Eustatius and Saba" },
	{ "BIH", "Bosnia and Herzegovina" },
	{ "BLM", "Saint Barthélemy" },
	{ "BRN", "Brunei Darussalam" },
	{ "CIV", "Côte d'Ivoire" },
	{ "COD", "Congo, The Democratic Republic of the" },
	{ "COG", "Congo" },
	{ "CPV", "Cabo Verde" },
	{ "FLK", "Falkland Islands (Malvinas)" },
	{ "FSM", "Micronesia, Federated States of" },
	{ "HKG", "Hong Kong" },
	{ "HMD", "Heard Island and McDonald Islands" },
	{ "KNA", "Saint Kitts and Nevis" },
	{ "LCA", "Saint Lucia" },
	{ "MAC", "Macao" },
	{ "MAF", "Saint Martin (French part)" },
	{ "MMR", "Myanmar" },
	{ "PCN", "Pitcairn" },
	{ "PSE", "Palestine, State of" },
	{ "RUS", "Russian Federation" },
	{ "SGS", "South Georgia and the South Sandwich Islands" },
	{ "SHN", "Saint Helena, Ascension and Tristan da Cunha" },
	{ "SJM", "Svalbard and Jan Mayen" },
	{ "SPM", "Saint Pierre and Miquelon" },
	{ "STP", "Sao Tome and Principe" },
	{ "SXM", "Sint Maarten (Dutch part)" },
	{ "TCA", "Turks and Caicos Islands" },
	{ "TTO", "Trinidad and Tobago" },
	{ "TUR", "Türkiye" },
	{ "UMI", "United States Minor Outlying Islands" },
	{ "VAT", "Holy See (Vatican City State)" },
	{ "VCT", "Saint Vincent and the Grenadines" },
	{ "VGB", "Virgin Islands, British" },
	{ "VIR", "Virgin Islands, U.S." },
	{ "WLF", "Wallis and Futuna" },
};

/* gettext answers in the first language of this list that it knows. */
static bool
is_of_messages(const char *lang)
{
	const char *list = getenv("LANGUAGE");
	size_t len = strcspn(lang ? lang : "", "-_.@");

	if (!list || !lang)
		return list && *list && !country_speaks(list);
	return len && !strncmp(list, lang, len) && strchr("-_.@:", list[len]);
}

static const char *
translated(const char *name)
{
	const char *found = dgettext(DOMAIN, name);

	return found != name && *found ? found : NULL;
}

const char *
country_system_name(unsigned country, const char *lang)
{
	const struct country_row *row = country_at(country);
	const char *found = NULL;

	if (row->withdrawn || !is_of_messages(lang))
		return NULL;
	for (size_t i = 0; i < sizeof differs / sizeof *differs && !found; i++)
		if (!strcmp(differs[i].alpha3, row->alpha3))
			found = translated(differs[i].name);
	/* Some are called by people's names in some versions of the package. */
	return found ? found : translated(row->name[COUNTRY_EN]);
}
