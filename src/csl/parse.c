/* SPDX-License-Identifier: MIT */
/* From bytes to XML, and what is wrong with it. */
#include "csl/parse.h"

#include <stdio.h>

#include "base/gettext.h"

bool
csl_read_xml(struct xml *xml, const char *until, const char *bytes, size_t len,
	     const struct csl_memory *memory, struct csl_error *error)
{
	struct xml_memory from;
	struct xml_fault fault;

	if (memory)
		from = (struct xml_memory){ memory->allocate, memory->resize, memory->release };
	if (xml_read_until(xml, until, bytes, len, memory ? &from : NULL, &fault))
		return true;
	if (error) {
		error->status = fault.memory ? CSL_NO_MEMORY : CSL_INVALID;
		error->line = fault.line;
		error->column = fault.column;
		snprintf(error->sentence, sizeof(error->sentence), "%s", _(fault.sentence));
	}
	return false;
}

void
csl_parse_fail(const struct csl_parser *parser, const struct xml_element *element,
	       const char *format, ...)
{
	char sentence[sizeof(((struct csl_error *)0)->sentence)];
	unsigned line, column;
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	xml_place(parser->xml, element->offset, &line, &column);
	csl_fail(parser->pool->trap, CSL_INVALID, line, column, "%s", sentence);
}
