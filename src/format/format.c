/* SPDX-License-Identifier: MIT */
#include "format/format.h"

#include <string.h>

#include "format/in.h"

static const struct format formats[] = {
	{ "bibtex", "BibTeX", ".bib", "application/x-bibtex", &out_bibtex, &in_bibtex },
	{ "biblatex", "BibLaTeX", ".bib", "application/x-bibtex", &out_biblatex, &in_biblatex },
	{ "ris", "RIS", ".ris", "application/x-research-info-systems", &out_ris, &in_ris },
	{ "csl-json", "CSL-JSON", ".json", "application/vnd.citationstyles.csl+json",
	  &out_csl_json, &in_csl_json },
	{ "csl-yaml", "CSL-YAML", ".yaml", "application/yaml", &out_csl_yaml, &in_csl_yaml },
	{ "cff", "CFF", ".cff", "application/yaml", &out_cff, &in_cff },
	{ "hayagriva", "Hayagriva", ".yml", "application/yaml", &out_hayagriva, &in_hayagriva },
	{ "endnote-xml", "EndNote XML", ".xml", "application/xml", &out_endnote, &in_endnote },
	{ "mods", "MODS", ".xml", "application/mods+xml", &out_mods, &in_mods },
	{ "pubmed", "PubMed", ".xml", "application/xml", NULL, &in_pubmed },
	{ "markdown", "Markdown", ".md", "text/markdown", &out_markdown, NULL },
	{ "html", "HTML", ".html", "text/html", &out_html, NULL },
	{ "csv", "CSV", ".csv", "text/csv", &out_csv, NULL },
	{ "yaml", "YAML", ".yaml", "application/yaml", &out_yaml, NULL },
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

void
format_names(struct buf *out, bool written, const char *between)
{
	bool any = false;

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (written ? !formats[i].exporter : !formats[i].importer)
			continue;
		buf_printf(out, "%s%s", any ? between : "", formats[i].name);
		any = true;
	}
}
