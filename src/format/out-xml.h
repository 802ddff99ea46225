/* SPDX-License-Identifier: MIT */
/* Writing XML: elements on lines of their own, indented by two blanks.  Private to format/. */
#ifndef PACECAT_FORMAT_OUT_XML_H
#define PACECAT_FORMAT_OUT_XML_H

#include <stddef.h>

#include "base/buf.h"

struct xml_out {
	struct buf *b;                  /* borrowed */
	int depth;
};

/* Append text as it may stand between tags and in attributes. */
void xml_add(struct buf *, const char *s, size_t len);

/* <tag>, where `tag` may have attributes: "name type=\"personal\"". */
void xml_open(struct xml_out *, const char *tag);

/* The end of one that is open: `tag` may have the attributes still. */
void xml_close(struct xml_out *, const char *tag);

/* <tag>text</tag>, or nothing if there is no text. */
void xml_text(struct xml_out *, const char *tag, const char *s);
void xml_text_len(struct xml_out *, const char *tag, const char *s, size_t len);

#endif
