/* SPDX-License-Identifier: MIT */
#include "base/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"

/* Expat puts this between a namespace and a name; no name of XML can have it. */
#define SEPARATOR '\n'
#define XML_SPACE "http://www.w3.org/XML/1998/namespace"
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

struct reader {
	XML_Parser parser;
	struct xml *xml;
	struct xml_fault *fault;        /* its sentence is NULL while all is well */
	struct xml_element *root;
	struct open open[XML_DEPTH_MAX];
	size_t depth, nodes;
	char *text;                     /* of the open elements, one behind the other */
	size_t text_len, text_room;
	const char *space;              /* the namespace seen last, which is mostly the next */
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
	{ XML_ERROR_UNBOUND_PREFIX, N_("the prefix of this name is not declared by xmlns") },
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
	if (!r->fault->sentence)
		r->fault->sentence = sentence;
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

/* The part of an expanded name behind its namespace, which goes to *space; NULL is no memory. */
static const char *
split(struct reader *r, const char *name, const char **space)
{
	const char *end = strchr(name, SEPARATOR);
	size_t len = end ? (size_t)(end - name) : 0;

	if (!r->space || strncmp(r->space, name, len) || r->space[len])
		r->space = take_string(r, name, len);
	*space = r->space;
	return r->space ? take_string(r, end ? end + 1 : name, strlen(end ? end + 1 : name)) : NULL;
}

static bool
add_attributes(struct reader *r, struct xml_element *element, const char **given)
{
	struct xml_attribute *attribute;
	size_t count = 0;

	while (given[2 * count])
		count++;
	if (!count)
		return true;
	r->nodes += count;
	attribute = take(r, count * sizeof *attribute);
	if (!attribute)
		return false;
	element->attribute = attribute;
	for (size_t i = 0; i < count; i++) {
		const char *name = given[2 * i], *value = given[2 * i + 1];
		const char *end = strchr(name, SEPARATOR);

		/* Of the other namespaces only xml:lang and its kin mean something to somebody. */
		if (end && !strncmp(name, XML_SPACE "\n", sizeof XML_SPACE)) {
			char *copy = take(r, strlen(end + 1) + sizeof "xml:");

			if (!copy)
				return false;
			memcpy(copy, "xml:", 4);
			memcpy(copy + 4, end + 1, strlen(end + 1) + 1);
			attribute[element->attributes].name = copy;
		} else if (end)
			continue;
		else
			attribute[element->attributes].name = take_string(r, name, strlen(name));
		attribute[element->attributes].value = take_string(r, value, strlen(value));
		if (!attribute[element->attributes].name || !attribute[element->attributes].value)
			return false;
		element->attributes++;
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
	element->name = split(r, name, &element->space);
	if (!element->name || !add_attributes(r, element, attributes))
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
		;
	else if (XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY)
		fail_memory(r);
	else if (XML_GetErrorCode(parser) == XML_ERROR_NO_ELEMENTS && r->depth) {
		r->fault->sentence = N_("this element is never closed");
		at = r->open[r->depth - 1].element->offset;
	} else
		r->fault->sentence = sentence_of(XML_GetErrorCode(parser));
	if (!r->fault->memory && at >= 0)
		xml_place(r->xml, (size_t)at, &r->fault->line, &r->fault->column);
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
	r.parser = XML_ParserCreate_MM("UTF-8", &suite, (char[]){ SEPARATOR, '\0' });
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
