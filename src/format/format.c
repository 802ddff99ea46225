/* SPDX-License-Identifier: MIT */
#include "format/format.h"

#include <string.h>

static const struct format formats[] = {
	{ "bibtex", "BibTeX", ".bib", "application/x-bibtex", &out_bibtex },
	{ "biblatex", "BibLaTeX", ".bib", "application/x-bibtex", &out_biblatex },
	{ "ris", "RIS", ".ris", "application/x-research-info-systems", &out_ris },
	{ "csl-json", "CSL-JSON", ".json", "application/vnd.citationstyles.csl+json",
	  &out_csl_json },
	{ "csl-yaml", "CSL-YAML", ".yaml", "application/yaml", &out_csl_yaml },
	{ "cff", "CFF", ".cff", "application/yaml", &out_cff },
	{ "hayagriva", "Hayagriva", ".yml", "application/yaml", &out_hayagriva },
	{ "endnote-xml", "EndNote XML", ".xml", "application/xml", &out_endnote },
	{ "mods", "MODS", ".xml", "application/mods+xml", &out_mods },
	{ "markdown", "Markdown", ".md", "text/markdown", &out_markdown },
	{ "html", "HTML", ".html", "text/html", &out_html },
	{ "csv", "CSV", ".csv", "text/csv", &out_csv },
	{ "yaml", "YAML", ".yaml", "application/yaml", &out_yaml },
};

const struct format *
format_rows(size_t *count)
{
	*count = sizeof formats / sizeof *formats;
	return formats;
}

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (!strcmp(formats[i].name, name))
			return &formats[i];
	return NULL;
}
