/* SPDX-License-Identifier: MIT */
/*
 * Plain YAML as a stream of events (DESIGN section 3): texts, lists and mappings whose keys are
 * texts.  What else YAML has (anchors, aliases, tags, merge keys, complex keys, several documents,
 * depth past 32, texts past 1 MiB, escaped control characters) is reported here and never reaches
 * the caller.  It knows nothing of catalogues: settings and key files are read with it too.
 */
#ifndef PACECAT_FORMAT_YAML_H
#define PACECAT_FORMAT_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "format/source.h"

#define YAML_DEPTH_MAX 32
#define YAML_TEXT_MAX (1u << 20)
#define YAML_KEY_MAX 1024

enum yaml_what {
	EVENT_END,                      /* of the document, or the rest cannot be read */
	EVENT_TEXT,
	EVENT_LIST,
	EVENT_LIST_END,
	EVENT_MAP,                      /* then key and value in turn: every key an EVENT_TEXT */
	EVENT_MAP_END
};

struct yaml_event {
	enum yaml_what what;
	const char *text;               /* terminated, no NUL in it; good until the next event */
	size_t len;
	bool plain;                     /* a text without quotes, not a block */
	bool faulty;                    /* reported already: nothing more needs to be said of it */
	size_t at;                      /* byte of the file where it begins */
	size_t end;                     /* and of a plain text where it ends */
};

struct yaml;

/* Read what scan() let through; `source` must outlive it. */
struct yaml *yaml_open(struct source *);

/*
 * The next event; EVENT_END for ever at the end.  source->broken tells whether it came early.
 * A file without a document has only EVENT_END.
 */
void yaml_next(struct yaml *, struct yaml_event *);

void yaml_close(struct yaml *);

/* What a reader of YAML 1.1 would take this plain text for. */
enum yaml_word { WORD_NONE, WORD_BOOLEAN, WORD_NULL, WORD_NUMBER, WORD_DATE };

enum yaml_word yaml_word(const char *s, size_t len);

#endif
