/* SPDX-License-Identifier: MIT */
/*
 * XML read whole into a small tree that never changes: elements with their attributes, children
 * and text.  The only user of expat.
 *
 * UTF-8 only, with namespaces (XML 1.0, Namespaces in XML 1.0).  Comments and processing
 * instructions are passed over.  A document type declaration is refused, and with it every entity
 * that is not one of XML's own five.  Memory that is not there is a fault like any other: nothing
 * here ends the program.
 */
#ifndef PACECAT_BASE_XML_H
#define PACECAT_BASE_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define XML_BYTES_MAX ((size_t)8 << 20) /* more is refused unread */
#define XML_DEPTH_MAX 100               /* elements inside one another */
#define XML_NODES_MAX 200000            /* elements and attributes together */

struct xml_attribute {
	const char *name;               /* "xml:lang" with its prefix, else the local name */
	const char *value;
};

struct xml_element {
	const char *name;               /* the local name */
	const char *space;              /* the namespace's URI; "" is none */
	const struct xml_element *parent, *first, *next;
	const struct xml_attribute *attribute;
	const char *text;               /* all text right inside it, as written; "" is none */
	uint32_t attributes;
	uint32_t offset;                /* byte of the source where its tag begins */
};

/* Where memory comes from: as malloc, realloc and free. */
struct xml_memory {
	void *(*allocate)(size_t bytes);
	void *(*resize)(void *old, size_t bytes);
	void (*release)(void *);
};

struct xml {
	const struct xml_element *root;
	const char *source;             /* a copy of the bytes read */
	size_t len;
	struct xml_memory memory;
	void *pieces;                   /* what the tree lies in */
};

struct xml_fault {
	unsigned line, column;          /* from 1, in code points; 0 is the whole document */
	const char *sentence;           /* for _(); never NULL */
	bool memory;                    /* there was not enough: the document may be good */
};

/*
 * Read s[0..len).  Returns false with the fault told and nothing to release.  The bytes may go
 * once it returns; `memory` may be NULL for malloc and its kin.
 */
bool xml_read(struct xml *, const char *s, size_t len, const struct xml_memory *memory,
	      struct xml_fault *);
void xml_release(struct xml *);

/*
 * The same, but reading ends behind the first child of the root that is called `name`: nothing
 * after it is looked at, and the bytes may end there.
 */
bool xml_read_until(struct xml *, const char *name, const char *s, size_t len,
		    const struct xml_memory *memory, struct xml_fault *);

/* The value of an attribute, or NULL. */
const char *xml_get(const struct xml_element *, const char *name);

/* Line and column of a byte of the source, from 1, columns in code points. */
void xml_place(const struct xml *, size_t offset, unsigned *line, unsigned *column);

#endif
