/* SPDX-License-Identifier: MIT */
/*
 * The records of an XML file one by one, however large it is: each is read by itself, so a fault
 * costs but its own.  Document types are passed over, the root gives its namespaces to all.
 */
#ifndef PACECAT_FORMAT_XML_RECORDS_H
#define PACECAT_FORMAT_XML_RECORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/xml.h"
#include "format/draft.h"

struct xml_records {
	struct source *source;
	const char *s;
	size_t at, end, base;
	const char *const *names; /* local names of what a record is, NULL at the end */
	struct buf root, chunk;
	bool rooted;	/* the root was met */
	struct xml xml; /* of the current record */
	bool read;
	size_t before; /* bytes of the chunk before the record */
	size_t from;   /* byte of the source where the record begins */
};

void xml_records_init(struct xml_records *, struct source *, const char *const *names);

/* The next record, good until the one after it; NULL at the end.  Faulty ones are reported. */
const struct xml_element *xml_records_next(struct xml_records *);
void xml_records_release(struct xml_records *);

/* The byte of the source where an element begins. */
size_t xml_records_at(const struct xml_records *, const struct xml_element *);

/* All text inside, of what is in it too, in its order: in the pool. */
struct str xml_records_text(const struct xml_records *, struct pool *, const struct xml_element *);

/* The same with tags as text/rich.h has them, where italics and their like are marked. */
struct str xml_records_rich(const struct xml_records *, struct pool *, const struct xml_element *);

/* The first (or next) child of that local name, or NULL; e may be NULL. */
const struct xml_element *xml_child(const struct xml_element *e, const char *name);
const struct xml_element *xml_again(const struct xml_element *e);

#endif
