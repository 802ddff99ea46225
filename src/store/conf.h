/* SPDX-License-Identifier: MIT */
/*
 * Small YAML files whole in memory, as a tree: settings, keys, the last place.  Faults get their
 * place as in a catalogue.
 */
#ifndef PACECAT_STORE_CONF_H
#define PACECAT_STORE_CONF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "format/source.h"

enum conf_form { CONF_NOTHING, CONF_TEXT, CONF_LIST, CONF_MAP };

struct conf {
	enum conf_form form;            /* nothing: the value is left out, null, or faulty */
	char *key;                      /* in a mapping, else NULL */
	size_t key_at;                  /* byte of the file where the key begins */
	char *text;                     /* of a text, else NULL */
	size_t at;                      /* byte of the file where the value begins */
	struct conf *item;              /* of a list or mapping, in the order written */
	size_t items, room;
};

struct conf_file {
	struct source source;
	struct conf root;               /* a mapping, or nothing when there is none */
};

/*
 * Read bytes, which must outlive the file.  A file with nothing in it is no fault.  A key that
 * stands twice in a mapping is an error, and there once; a faulty one is not there.  False when
 * there were errors; what could be read is there.
 */
bool conf_read(struct conf_file *, const char *name, const char *bytes, size_t len, struct diags *);

/* The item of a mapping, or NULL. */
const struct conf *conf_find(const struct conf *, const char *key);

/* Its text, or NULL when it is none; `conf` may be NULL. */
const char *conf_text(const struct conf *);

/* How many texts a text or a list of them has; the i-th, or NULL where something else stands. */
size_t conf_texts(const struct conf *);
const struct conf *conf_text_at(const struct conf *, size_t i);

/*
 * Append a text in quotes, or a whole value on one line, as conf_read reads it again.  What no file
 * can hold, control characters and bytes that are no UTF-8, is left out: text that is conf_fit
 * comes back as it was.
 */
void conf_quote(struct buf *, const char *text);

/*
 * Append a key likewise, of at most YAML_KEY_MAX characters, and what parts it from its value;
 * `flow`: within braces, else the mapping is the whole file.
 */
void conf_add_key(struct buf *, const char *key, bool flow);

void conf_add(struct buf *, const struct conf *);

/* Is it UTF-8 without control characters but ends of lines and tabs, and not too long? */
bool conf_fit(const char *text);

void conf_release(struct conf_file *);

#endif
