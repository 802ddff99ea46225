/* SPDX-License-Identifier: MIT */
/* A CSL item piece by piece, as JSON or as YAML.  Private to out-csl.c. */
#ifndef PACECAT_FORMAT_OUT_CSL_H
#define PACECAT_FORMAT_OUT_CSL_H

#include "base/json.h"
#include "format/emit.h"
#include "format/out.h"

struct csl {
	struct out *o;
	struct json json;
	struct emitter yaml;
	bool is_yaml;
	bool markdown; /* texts are to come back as such from Markdown */
};

/* Texts under keys; csl_out_text_if writes none that is empty. */
void csl_out_text(struct csl *, const char *key, const char *s, size_t len);
void csl_out_text_if(struct csl *, const char *key, struct str);
void csl_out_true(struct csl *, const char *key);

/* A list or mapping under a key, which has something in it. */
void csl_out_open(struct csl *, const char *key, bool list);
void csl_out_close(struct csl *, bool list);

/* A mapping in a list, a text in a list. */
void csl_out_item(struct csl *);
void csl_out_item_end(struct csl *);
void csl_out_item_text(struct csl *, const char *s, size_t len);

/* A value under its own key, as the catalogue has it. */
void csl_out_raw(struct csl *, struct value);

#endif
