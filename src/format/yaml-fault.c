/* SPDX-License-Identifier: MIT */
#include "format/yaml-fault.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/gettext.h"
#include "format/yaml-blank.h"

/* Where a fault is shown: where it was noticed, or where its construct began. */
enum where { NOTICED, BEGAN };

struct row {
	const char *problem; /* the beginning of the library's words */
	const char *context; /* likewise, or NULL: any */
	enum where where;
	const char *sentence;
};

static const struct row rows[] = {
	{ "block sequence entries are not allowed", NULL, NOTICED,
	  N_("a list item (\"- \") cannot stand here; look at its indentation") },
	{ "mapping keys are not allowed", NULL, NOTICED,
	  N_("\"? \" cannot stand here; put the text in quotes") },
	{ "could not find expected ':'", NULL, BEGAN,
	  N_("a key needs a colon and a space behind it") },
	{ "found unexpected end of stream", "while scanning a quoted scalar", BEGAN,
	  N_("the quote opened here is never closed") },
	{ "found unexpected document indicator", "while scanning a quoted scalar", BEGAN,
	  N_("the quote opened here is not closed before the document ends") },
	{ "found unknown escape character", NULL, NOTICED,
	  N_("after \\ in double quotes only an escape may stand; write \\\\ or use "
	     "single quotes") },
	{ "found invalid Unicode character escape code", NULL, NOTICED,
	  N_("this escape is not a character; write the character itself") },
	{ "did not find expected hexdecimal number", NULL, NOTICED,
	  N_("this escape needs more hexadecimal digits") },
	{ "did not find expected '-' indicator", NULL, NOTICED,
	  N_("a list item (\"- \") was expected here; look at the indentation") },
	{ "found a tab character where an indentation", NULL, NOTICED,
	  N_("a tab cannot indent; use spaces") },
	{ "found a tab character that violates indentation", NULL, NOTICED,
	  N_("a tab cannot indent; use spaces") },
	{ "found an indentation indicator equal to 0", NULL, NOTICED,
	  N_("the indentation given after | or > must be 1 to 9") },
	{ "did not find expected comment or line break", "while scanning a block scalar", NOTICED,
	  N_("after | or > the text begins on the next line") },
	{ "did not find expected alphabetic or numeric character", "while scanning an anchor",
	  BEGAN, N_("a text that begins with & must be in quotes") },
	{ "did not find expected alphabetic or numeric character", "while scanning an alias", BEGAN,
	  N_("a text that begins with * must be in quotes") },
	{ "found incompatible YAML document", NULL, NOTICED,
	  N_("only YAML 1.1 and 1.2 can be read") },
	{ "found unknown directive name", NULL, BEGAN,
	  N_("directives other than %YAML are not used here") },
	{ "found duplicate %YAML directive", NULL, NOTICED, N_("%YAML stands here twice") },
	{ "did not find expected <document start>", NULL, NOTICED,
	  N_("nothing may follow the end of the document") },
	{ "did not find expected node content", NULL, NOTICED,
	  N_("a value was expected here; if it begins with this sign, put it in quotes") },
	{ "", "while scanning a directive", BEGAN,
	  N_("directives other than %YAML are not used here; a text that begins with % "
	     "must be in quotes") },
	{ "", "while scanning a %YAML directive", BEGAN, N_("only YAML 1.1 and 1.2 can be read") },
	{ "", "while scanning a %TAG directive", BEGAN,
	  N_("directives other than %YAML are not used here") },
	{ "", "while scanning a tag", BEGAN, N_("a text that begins with ! must be in quotes") },
	{ "", "while parsing a tag", BEGAN, N_("a text that begins with ! must be in quotes") },
	{ "found undefined tag handle", NULL, NOTICED,
	  N_("tags (!) are not used here; a text that begins with ! must be in quotes") },
};

static bool
begins(const char *s, const char *with)
{
	return !strncmp(s, with, strlen(with));
}

/* "key: value: more", or the second line of a text that was taken for a continued one. */
static void
second_colon(struct source *s, size_t at)
{
	size_t start = at;

	while (start > s->begin && s->bytes[start - 1] != '\n' && s->bytes[start - 1] != '\r')
		start--;
	for (size_t i = start; i + 1 < at; i++) {
		if (s->bytes[i] == ':' && (s->bytes[i + 1] == ' ' || s->bytes[i + 1] == '\t')) {
			source_error(s, at,
				     _("a second colon and space in one value; put the value "
				       "in quotes"));
			return;
		}
	}
	source_error(s, at,
		     _("no key can stand here; is its line indented further than the others?"));
}

/* A list or mapping in brackets that does not go on as it should. */
static void
bracket(struct source *s, size_t opened, size_t at)
{
	char open = s->bytes[opened], close = open == '[' ? ']' : '}';
	struct place from = source_place(s, opened), to = source_place(s, at);

	if (from.line != to.line || at >= s->end)
		source_error(s, opened,
			     _("the bracket %c opened here is not closed; "
			       "a comma or %c was expected at %u:%u"),
			     open, close, to.line, to.column);
	else
		source_error(s, at,
			     _("a comma or %c was expected here (%c was opened at %u:%u); "
			       "does a text need quotes?"),
			     close, open, from.line, from.column);
}

static void
unfit(struct source *s, size_t at)
{
	char c = s->bytes[at];

	if (c == '\t')
		source_error(s, at, _("a tab cannot indent; use spaces"));
	else
		source_error(s, at, _("a text that begins with %c must be in quotes"), c);
}

/* Something else where a key should be: most often, text right behind a closing quote. */
static void
no_key(struct source *s, size_t at)
{
	size_t behind = at;
	char before;

	while (behind > s->begin && (s->bytes[behind - 1] == ' ' || s->bytes[behind - 1] == '\t'))
		behind--;
	before = behind > s->begin ? s->bytes[behind - 1] : '\n';
	if (before == '\'' || before == '"')
		source_error(s, at,
			     _("text follows the closing quote; write a quote inside single "
			       "quotes twice ('')"));
	else
		source_error(s, at,
			     _("a key was expected here; look at the indentation and the "
			       "quotes"));
}

/* Does the file end, or a line begin that cannot be in brackets, where they should be closed? */
static bool
is_left_open(struct source *s, size_t opened, size_t at)
{
	return opened < s->len && (s->bytes[opened] == '[' || s->bytes[opened] == '{') &&
	       (at >= s->end || source_place(s, opened).line != source_place(s, at).line);
}

/* The odd blank of the line of a byte, or YAML_BLANK_NONE. */
static size_t
odd_blank(const struct source *s, size_t at)
{
	size_t start = at, end = at;

	while (start > s->begin && s->bytes[start - 1] != '\n' && s->bytes[start - 1] != '\r')
		start--;
	while (end < s->len && s->bytes[end] != '\n' && s->bytes[end] != '\r')
		end++;
	return yaml_blank_find(s, start, end);
}

/* The end of the line before that of a byte, empty ones passed over. */
static size_t
line_before(const struct source *s, size_t at)
{
	while (at > s->begin && s->bytes[at - 1] != '\n' && s->bytes[at - 1] != '\r')
		at--;
	while (at > s->begin && (s->bytes[at - 1] == '\n' || s->bytes[at - 1] == '\r'))
		at--;
	return at;
}

/*
 * Is it a blank that only looks like a space that makes the fault?  It stands in that line, in the
 * one before, which it made a text that goes on, or where it all began.
 */
static bool
told_blank(struct source *s, size_t context_at, size_t problem_at)
{
	const size_t looked_at[] = { problem_at, line_before(s, problem_at), context_at };
	struct buf sentence = BUF_INIT;

	for (size_t i = 0; i < sizeof looked_at / sizeof *looked_at && !s->ascii; i++) {
		size_t at = odd_blank(s, looked_at[i]);

		if (at == YAML_BLANK_NONE)
			continue;
		yaml_blank_say(&sentence, s, at);
		source_error(s, at, "%s", sentence.data);
		buf_release(&sentence);
		return true;
	}
	return false;
}

void
yaml_fault(struct source *s, const char *context, size_t context_at, const char *problem,
	   size_t problem_at)
{
	if (!context)
		context = "";
	if (told_blank(s, context_at, problem_at))
		return;
	if (begins(problem, "mapping values are not allowed")) {
		second_colon(s, problem_at);
		return;
	}
	if (begins(context, "while parsing a flow") &&
	    begins(problem, "did not find expected ','") && context_at < s->len &&
	    (s->bytes[context_at] == '[' || s->bytes[context_at] == '{')) {
		bracket(s, context_at, problem_at);
		return;
	}
	if (begins(context, "while parsing a flow node") &&
	    begins(problem, "did not find expected node content") &&
	    is_left_open(s, context_at, problem_at)) {
		bracket(s, context_at, problem_at);
		return;
	}
	if (begins(problem, "found character that cannot start") && problem_at < s->len &&
	    (unsigned char)s->bytes[problem_at] < 0x7f) {
		unfit(s, problem_at);
		return;
	}
	if (begins(problem, "did not find expected key")) {
		no_key(s, problem_at);
		return;
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *row = &rows[i];

		if (begins(problem, row->problem) &&
		    (!row->context || begins(context, row->context))) {
			source_error(s, row->where == BEGAN ? context_at : problem_at, "%s",
				     _(row->sentence));
			return;
		}
	}
	source_error(s, problem_at, _("this is not YAML as it should be (%s)"), problem);
}
