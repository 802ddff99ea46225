/* SPDX-License-Identifier: MIT */
/*
 * A record as a JSON object, for other programs: the same whatever the locale.
 *
 * "record" is its kind and "id" its id (left out where there is none); every other key is the
 * catalogue's own, with one shape each:
 *
 *	a text, also one in several languages   string; all languages in "translations"
 *	a date                                  string, EDTF
 *	whatever may be a list                  array, also of one
 *	who wrote it                            {id, record, family, given, ..., as}
 *	other people, organisations, topics     {id, name}
 *	countries                               {code, name}
 *	other forms of a name                   "forms": {as, kind, seen, note}
 *	verified                                boolean; "unverified": the keys that are not
 *	unknown keys                            as they are, in "other"
 *
 * People have "display" and "sort"; all but studies have "works": {study, role, as}; what else
 * names a record is in "named-in".  What is not known is left out.
 */
#ifndef PACECAT_CLI_RECORD_JSON_H
#define PACECAT_CLI_RECORD_JSON_H

#include "base/json.h"
#include "model/catalogue.h"
#include "model/language.h"

#define SCHEMA_VERSION 1

/* What a record is, in words for machines: never translated. */
extern const char *const record_json_kinds[KINDS];

void record_json(struct json *, const struct catalogue *, uint32_t record,
		 const struct languages *);

/* "schema_version": 1 and "catalogue": {version, date, programme}, in an object that is open. */
void catalogue_json(struct json *, const struct catalogue *, const struct languages *);

#endif
