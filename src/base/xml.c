/* SPDX-License-Identifier: MIT */
#include "base/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"
#define BINDINGS_MAX 32
#define PIECE_BYTES ((size_t)16 << 10)

/* The tree's memory: pieces that are filled from the front and given back together. */
struct piece {
	struct piece *next;
	size_t used, room;
	max_align_t bytes[];
};

/* An element whose end has not come. */
struct open {
	struct xml_element *element;
	struct xml_element *last;       /* its last child so far */
	size_t text;                    /* where its text begins in reader.text */
};

/* A namespace by its prefix, "" being the default, within the element at that depth. */
struct binding {
	const char *prefix, *space;
	size_t depth;
};

struct reader {
	XML_Parser parser;
	struct xml *xml;
	struct xml_fault *fault;        /* its sentence is NULL while all is well */
	XML_Index at;                   /* where it is, when it is ours */
	struct xml_element *root;
	struct open open[XML_DEPTH_MAX];
	size_t depth, nodes;
	char *text;                     /* of the open elements, one behind the other */
	size_t text_len, text_room;
	struct binding binding[BINDINGS_MAX];
	size_t bindings;
	const char *until;              /* the child of the root to stop behind, or NULL */
	bool done;                      /* ... it came */
};

static const char doctype[] =
	N_("a document type declaration is not allowed here: it could declare entities");

static const struct {
	enum XML_Error code;
	const char *sentence;
} sentences[] = {
	{ XML_ERROR_NO_ELEMENTS, N_("this is not XML: no element was found") },
	{ XML_ERROR_INVALID_TOKEN,
	  N_("this is not well-formed XML: what stands here has no meaning") },
	{ XML_ERROR_PARTIAL_CHAR, N_("the file ends inside a character") },
	{ XML_ERROR_UNCLOSED_TOKEN, N_("what begins here is never closed") },
	{ XML_ERROR_TAG_MISMATCH, N_("this closing tag does not fit the element that is open") },
	{ XML_ERROR_DUPLICATE_ATTRIBUTE, N_("the element has this attribute twice") },
	{ XML_ERROR_JUNK_AFTER_DOC_ELEMENT, N_("nothing may follow the end of the root element") },
	{ XML_ERROR_UNDEFINED_ENTITY, N_("this entity is not known") },
	{ XML_ERROR_BAD_CHAR_REF, N_("this number is not that of a character of XML") },
	{ XML_ERROR_MISPLACED_XML_PI,
	  N_("the XML declaration must be the first thing in the file") },
	{ XML_ERROR_UNCLOSED_CDATA_SECTION,
	  N_("the CDATA section that begins here is never closed") },
	{ XML_ERROR_XML_DECL, N_("the XML declaration is not well-formed") },
};

static void
fail(struct reader *r, const char *sentence)
{
	if (!r->fault->sentence) {
		r->fault->sentence = sentence;
		r->at = XML_GetCurrentByteIndex(r->parser);
	}
	XML_StopParser(r->parser, XML_FALSE);
}

static void
fail_memory(struct reader *r)
{
	r->fault->memory = true;
	fail(r, N_("there is not enough memory to read it"));
}

/* `bytes` of the tree, or NULL with the fault told. */
static void *
take(struct reader *r, size_t bytes)
{
	struct piece *piece = r->xml->pieces;
	size_t need = (bytes + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
	char *taken;

	if (!piece || piece->room - piece->used < need) {
		size_t room = need > PIECE_BYTES / 4 ? need : PIECE_BYTES;

		piece = r->xml->memory.allocate(sizeof *piece + room);
		if (!piece) {
			fail_memory(r);
			return NULL;
		}
		piece->used = 0;
		piece->room = room;
		/* A piece for one large thing goes behind the one that still has room. */
		if (room != PIECE_BYTES && r->xml->pieces) {
			struct piece *first = r->xml->pieces;

			piece->next = first->next;
			first->next = piece;
		} else {
			piece->next = r->xml->pieces;
			r->xml->pieces = piece;
		}
	}
	taken = (char *)piece->bytes + piece->used;
	piece->used += need;
	return taken;
}

static char *
take_string(struct reader *r, const char *s, size_t len)
{
	char *copy = take(r, len + 1);

	if (copy) {
		memcpy(copy, s, len);
		copy[len] = '\0';
	}
	return copy;
}

/* Copy s to *at, which then points behind it. */
static const char *
put_string(char **at, const char *s)
{
	size_t bytes = strlen(s) + 1;
	char *start = memcpy(*at, s, bytes);

	*at += bytes;
	return start;
}

static bool
is_binding(const char *name)
{
	return !strncmp(name, "xmlns", 5) && (!name[5] || name[5] == ':');
}

/*
 * Expat could do this, but it would build each name anew.  False with the fault told, as with all
 * of these.
 */
static bool
bind_spaces(struct reader *r, const char **given)
{
	for (size_t i = 0; given[i]; i += 2) {
		struct binding *binding = &r->binding[r->bindings];
		const char *name = given[i];

		if (*name != 'x' || !is_binding(name))
			continue;
		if (r->bindings == BINDINGS_MAX) {
			fail(r, N_("there are too many namespaces"));
			return false;
		}
		name += name[5] ? 6 : 5;
		binding->prefix = take_string(r, name, strlen(name));
		binding->space = take_string(r, given[i + 1], strlen(given[i + 1]));
		binding->depth = r->depth;
		if (!binding->prefix || !binding->space)
			return false;
		r->bindings++;
	}
	return true;
}

/* The namespace of a prefix, or NULL. */
static const char *
find_space(struct reader *r, const char *prefix, size_t len)
{
	for (size_t i = r->bindings; i--;)
		if (!strncmp(r->binding[i].prefix, prefix, len) && !r->binding[i].prefix[len])
			return r->binding[i].space;
	if (!len)
		return "";
	if (len == 3 && !memcmp(prefix, "xml", 3))
		return XML_SPACE;
	fail(r, N_("the prefix of this name is not declared by xmlns"));
	return NULL;
}

/* Set the element's namespace; returns the part of its name behind the prefix. */
static const char *
split(struct reader *r, struct xml_element *element, const char *name)
{
	const char *colon = strchr(name, ':');

	element->space = find_space(r, name, colon ? (size_t)(colon - name) : 0);
	return element->space ? (colon ? colon + 1 : name) : NULL;
}

/* Of the attributes that have a prefix only xml:lang and its kin mean something to somebody. */
static bool
is_kept(struct reader *r, const char *name, bool *fine)
{
	const char *colon = strchr(name, ':');

	*fine = true;
	if (*name == 'x' && is_binding(name))
		return false;
	if (!colon || !strncmp(name, "xml:", 4))
		return true;
	*fine = find_space(r, name, (size_t)(colon - name));
	return false;
}

/* The strings of an element lie in one piece, its name first. */
static bool
add_strings(struct reader *r, struct xml_element *element, const char *name, const char **given)
{
	struct xml_attribute *attribute;
	size_t bytes = strlen(name) + 1, count = 0;
	char *at;

	for (; given[2 * count]; count++)
		bytes += strlen(given[2 * count]) + strlen(given[2 * count + 1]) + 2;
	r->nodes += count;
	attribute = take(r, count * sizeof *attribute + bytes);
	if (!attribute)
		return false;
	element->attribute = attribute;
	at = (char *)(attribute + count);
	element->name = put_string(&at, name);
	for (size_t i = 0; i < count; i++) {
		bool fine;

		if (is_kept(r, given[2 * i], &fine)) {
			attribute[element->attributes].name = put_string(&at, given[2 * i]);
			attribute[element->attributes++].value = put_string(&at, given[2 * i + 1]);
		} else if (!fine)
			return false;
	}
	return true;
}

static void XMLCALL
on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct reader *r = data;
	struct open *parent = r->depth ? &r->open[r->depth - 1] : NULL;
	struct xml_element *element;

	if (r->fault->sentence || r->done)
		return;
	if (r->depth == XML_DEPTH_MAX) {
		fail(r, N_("the elements are nested too deeply"));
		return;
	}
	if (++r->nodes > XML_NODES_MAX) {
		fail(r, N_("there are too many elements"));
		return;
	}
	element = take(r, sizeof *element);
	if (!element)
		return;
	*element = (struct xml_element){ .text = "",
					 .parent = parent ? parent->element : NULL,
					 .offset = (uint32_t)XML_GetCurrentByteIndex(r->parser) };
	if (!bind_spaces(r, attributes))
		return;
	name = split(r, element, name);
	if (!name || !add_strings(r, element, name, attributes))
		return;
	if (!parent)
		r->root = element;
	else if (parent->last)
		parent->last->next = element;
	else
		parent->element->first = element;
	if (parent)
		parent->last = element;
	r->open[r->depth++] = (struct open){ .element = element, .text = r->text_len };
}

static void XMLCALL
on_end(void *data, const XML_Char *name)
{
	struct reader *r = data;
	struct open *open;

	(void)name;
	if (r->fault->sentence || r->done)
		return;
	open = &r->open[--r->depth];
	while (r->bindings && r->binding[r->bindings - 1].depth == r->depth)
		r->bindings--;
	/* Blanks between children are layout; blanks alone in an element are its text. */
	if (r->text_len > open->text &&
	    (!open->last || strspn(r->text + open->text, " \t\r\n") < r->text_len - open->text)) {
		char *text = take_string(r, r->text + open->text, r->text_len - open->text);

		if (text)
			open->element->text = text;
	}
	r->text_len = open->text;
	if (r->text)
		r->text[r->text_len] = '\0';
	if (r->until && r->depth == 1 && !strcmp(open->element->name, r->until)) {
		r->done = true;
		XML_StopParser(r->parser, XML_FALSE);
	}
}

/* Text lies in front of that of an open child, and goes on at the child's end. */
static void XMLCALL
on_text(void *data, const XML_Char *s, int len)
{
	struct reader *r = data;
	size_t need = r->text_len + (size_t)len + 1;

	if (r->fault->sentence)
		return;
	if (need > r->text_room) {
		size_t room = need + need / 2 + 256;
		char *text = r->xml->memory.resize(r->text, room);

		if (!text) {
			fail_memory(r);
			return;
		}
		r->text = text;
		r->text_room = room;
	}
	memcpy(r->text + r->text_len, s, (size_t)len);
	r->text_len += (size_t)len;
	r->text[r->text_len] = '\0';
}

static void XMLCALL
on_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public,
	   int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	fail(data, doctype);
}

/* Where the declaration begins that expat tells of only when it comes to its "[" or its end. */
static XML_Index
doctype_start(const struct xml *xml, XML_Index at)
{
	while (at > 0 && memcmp(xml->source + at, "<!DOCTYPE", 9) != 0)
		at--;
	return at;
}

static const char *
sentence_of(enum XML_Error code)
{
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
		if (sentences[i].code == code)
			return sentences[i].sentence;
	return N_("this is not well-formed XML");
}

static void
run(struct reader *r)
{
	XML_Parser parser = r->parser;
	XML_Index at;

	XML_SetUserData(parser, r);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	XML_SetStartDoctypeDeclHandler(parser, on_doctype);
	if (XML_Parse(parser, r->xml->source, (int)r->xml->len, XML_TRUE) == XML_STATUS_OK ||
	    (r->done && !r->fault->sentence))
		return;
	at = XML_GetCurrentByteIndex(parser);
	if (r->fault->sentence == doctype)
		at = doctype_start(r->xml, at);
	else if (r->fault->sentence)
		at = r->at;
	else if (XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY)
		fail_memory(r);
	else if (XML_GetErrorCode(parser) == XML_ERROR_NO_ELEMENTS && r->depth) {
		r->fault->sentence = N_("this element is never closed");
		at = (XML_Index)r->open[r->depth - 1].element->offset;
	} else {
		r->fault->sentence = sentence_of(XML_GetErrorCode(parser));
		/* There expat stands behind the "</". */
		if (XML_GetErrorCode(parser) == XML_ERROR_TAG_MISMATCH && at >= 2)
			at -= 2;
	}
	/* Of an empty text some expats say that it has no place. */
	if (!r->fault->memory)
		xml_place(r->xml, at > 0 ? (size_t)at : 0, &r->fault->line, &r->fault->column);
}

bool
xml_read(struct xml *xml, const char *s, size_t len, const struct xml_memory *memory,
	 struct xml_fault *fault)
{
	return xml_read_until(xml, NULL, s, len, memory, fault);
}

bool
xml_read_until(struct xml *xml, const char *name, const char *s, size_t len,
	       const struct xml_memory *memory, struct xml_fault *fault)
{
	struct reader r = { .xml = xml, .fault = fault, .until = name };
	XML_Memory_Handling_Suite suite;

	*fault = (struct xml_fault){ 0 };
	*xml = (struct xml){ .len = len,
			     .memory = memory ? *memory
					      : (struct xml_memory){ malloc, realloc, free } };
	suite = (XML_Memory_Handling_Suite){ xml->memory.allocate, xml->memory.resize,
					     xml->memory.release };
	if (len > XML_BYTES_MAX) {
		fault->sentence = N_("the file is too large to be read (over 8 MiB)");
		return false;
	}
	/* The encoding that is given here overrides the one that the document claims. */
	r.parser = XML_ParserCreate_MM("UTF-8", &suite, NULL);
	if (!r.parser) {
		fault->memory = true;
		fault->sentence = N_("there is not enough memory to read it");
		return false;
	}
	xml->source = take_string(&r, s, len);
	if (xml->source)
		run(&r);
	xml->memory.release(r.text);
	XML_ParserFree(r.parser);
	xml->root = r.root;
	if (fault->sentence)
		xml_release(xml);
	return !fault->sentence;
}

void
xml_release(struct xml *xml)
{
	struct piece *piece = xml->pieces;

	while (piece) {
		struct piece *next = piece->next;

		xml->memory.release(piece);
		piece = next;
	}
	*xml = (struct xml){ 0 };
}

const char *
xml_get(const struct xml_element *element, const char *name)
{
	for (size_t i = 0; i < element->attributes; i++)
		if (!strcmp(element->attribute[i].name, name))
			return element->attribute[i].value;
	return NULL;
}

void
xml_place(const struct xml *xml, size_t offset, unsigned *line, unsigned *column)
{
	size_t mark = xml->len >= 3 && !memcmp(xml->source, "\xef\xbb\xbf", 3) ? 3 : 0;

	*line = *column = 1;
	for (size_t i = mark; i < offset && i < xml->len; i++) {
		unsigned char c = (unsigned char)xml->source[i];

		if (c == '\n') {
			++*line;
			*column = 1;
		} else if (c < 0x80 || c >= 0xc0)
			++*column;
	}
}
