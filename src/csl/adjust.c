/* SPDX-License-Identifier: MIT */
/*
 * Punctuation across elements (CSL 1.0.2, "Punctuation" of cs:text and style-options; where it is
 * silent, as citeproc-js does it).  Four walks over the tree, each from the last child to the
 * first:
 *
 *	upward      blanks and punctuation at the edges of children move to their parents' affixes
 *	leftward    punctuation at the head of a prefix moves to the suffix of the sibling before it
 *	downward    delimiters and suffixes move into the children that they follow, and merge there
 *	swap        at quotes, punctuation moves in or out as the language wants it
 */
#include <string.h>

#include "csl/output.h"

struct adjust {
	struct csl_pool *pool;
	bool in_quotes; /* punctuation-in-quote */
};

/* What two signs become that meet; NULL: both stay.  By the sign on the left, then the right. */
static const char signs[] = "!?.:,;";
static const char *const merged[6][6] = {
	/* !      ?     .     :     ,     ;  */
	{ NULL, "!?", "!", "!", "!,", "!;" },	/* ! */
	{ "?!", NULL, "?", "?", "?,", "?;" },	/* ? */
	{ ".!", ".?", NULL, ".:", ".,", ".;" }, /* . */
	{ "!", "?", ":", NULL, ":,", ":;" },	/* : */
	{ ",!", ",?", ",.", ",:", NULL, ",;" }, /* , */
	{ "!", "?", ";", ";", ";,", NULL },	/* ; */
};

static int
sign(char c)
{
	for (int i = 0; i < (int)sizeof signs - 1; i++)
		if (signs[i] == c)
			return i;
	return -1;
}

static bool
is_sign(char c)
{
	return sign(c) >= 0;
}

/* What two characters become that meet; NULL: both stay, or one of them is no sign. */
static const char *
merge(char left, char right)
{
	int l = sign(left), r = sign(right);

	return l >= 0 && r >= 0 ? merged[l][r] : NULL;
}

static bool
is_sign_or_blank(char c)
{
	return c == ' ' || is_sign(c);
}

static bool
swaps_in(char c)
{
	return is_sign(c) && c != ';' && c != ':';
}

static bool
swaps_out(char c)
{
	return c == ':' || c == ',' || c == ';';
}

static char
first(struct str s)
{
	return s.len ? s.s[0] : '\0';
}

static char
last(struct str s)
{
	return s.len ? s.s[s.len - 1] : '\0';
}

static void
drop_first(struct str *s)
{
	s->s++;
	s->len--;
}

static void
drop_last(struct str *s)
{
	s->len--;
}

static void
add_first(const struct adjust *a, struct str *s, char c)
{
	*s = csl_str_join(a->pool, (struct str){ csl_dup(a->pool, &c, 1), 1 }, *s);
}

static void
add_last(const struct adjust *a, struct str *s, char c)
{
	*s = csl_str_join(a->pool, *s, (struct str){ csl_dup(a->pool, &c, 1), 1 });
}

static bool
is_text(const struct csl_blob *blob)
{
	return blob->kind != CSL_BLOB_LEVEL;
}

static bool
is_counted(const struct csl_blob *blob)
{
	return blob->kind == CSL_BLOB_NUMBER || blob->counted;
}

static bool
is_number(const struct csl_blob *blob)
{
	return is_counted(blob) ||
	       (blob->first && blob->first == blob->last && is_counted(blob->first));
}

static bool
ends_in_number(const struct csl_blob *blob)
{
	while (blob->kind == CSL_BLOB_LEVEL)
		blob = blob->last;
	return is_counted(blob);
}

static bool
has_looks(const struct csl_blob *blob, bool quotes)
{
	for (int i = 0; i < CSL_LOOKS; i++)
		if (blob->look.value[i] && (quotes || i != CSL_LOOK_QUOTES))
			return true;
	return false;
}

static bool
has_quotes(const struct csl_blob *blob)
{
	return blob->look.value[CSL_LOOK_QUOTES] > CSL_QUOTES_FALSE;
}

static bool
ends_in_quotes(const struct csl_blob *blob)
{
	for (; blob; blob = blob->kind == CSL_BLOB_LEVEL ? blob->last : NULL)
		if (has_quotes(blob))
			return true;
	return false;
}

/* Would the sign, put behind the blob, melt into one that is there? */
static bool
ends_in_merging(char c, const struct csl_blob *blob)
{
	for (; blob; blob = is_text(blob) ? NULL : blob->last) {
		char end = last(blob->suffix);
		const char *both;

		if (!end && is_text(blob))
			end = last(blob->text);
		both = merge(end, c);
		if (both && strlen(both) == 1)
			return true;
	}
	return false;
}

static bool
ends_in_sign(const struct csl_blob *blob, char c)
{
	char end = '\0';

	for (blob = blob->last; blob && !end; blob = blob->last)
		end = last(blob->suffix.len ? blob->suffix : blob->text);
	return is_sign(c) && end == c;
}

/* The sign at the head of `right` goes to the end of `left`, and merges with what is there. */
static void
merge_left(const struct adjust *a, struct str *left, struct str *right)
{
	char l = last(*left), r = first(*right);

	if (l == r)
		drop_first(right);
	else {
		const char *both = merge(l, r);

		drop_first(right);
		if (!both)
			add_last(a, left, r);
		else {
			drop_last(left);
			*left = csl_str_join(a->pool, *left, str_of(both));
		}
	}
}

/* The same to the right. */
static void
merge_right(const struct adjust *a, struct str *left, struct str *right)
{
	char l = last(*left), r = first(*right);

	if (l == r)
		drop_last(left);
	else {
		const char *both = merge(l, r);

		drop_last(left);
		if (!both)
			add_first(a, right, l);
		else {
			drop_first(right);
			*right = csl_str_join(a->pool, str_of(both), *right);
		}
	}
}

/* The children in an array, to walk them backwards. */
static struct csl_blob **
children(const struct adjust *a, const struct csl_blob *blob, size_t *count)
{
	struct csl_blob **list;
	size_t n = 0;

	for (const struct csl_blob *child = blob->first; child; child = child->next)
		n++;
	list = csl_alloc(a->pool, n * sizeof(*list));
	n = 0;
	for (struct csl_blob *child = blob->first; child; child = child->next)
		list[n++] = child;
	*count = n;
	return list;
}

/* A sign of the suffix that is the last of the text, or melts into it: "Who?." is "Who?". */
static void
drop_repeated(struct csl_blob *blob)
{
	char l = last(blob->text), r = first(blob->suffix);
	const char *both = has_quotes(blob) ? NULL : merge(l, r);

	if (is_sign(r) && (r == l || (both && both[0] == l && !both[1])))
		drop_first(&blob->suffix);
}

static void
upward_first(const struct adjust *a, struct csl_blob *parent, struct csl_blob *child, bool looks)
{
	char c;

	if (last(parent->prefix) == ' ' && first(child->prefix) == ' ')
		drop_first(&child->prefix);
	c = first(child->prefix);
	if (!looks && is_sign_or_blank(c) && !parent->prefix.len) {
		add_last(a, &parent->prefix, c);
		drop_first(&child->prefix);
	}
}

/* ". " stands behind no blank: two of them are one. */
static bool
is_sign_and_blank(struct str s)
{
	return s.len > 1 && is_sign(s.s[0]) && s.s[1] == ' ';
}

static void
upward_last(const struct adjust *a, struct csl_blob *parent, struct csl_blob *child, bool looks)
{
	if (looks || last(child->suffix) != ' ')
		return;
	if (first(parent->suffix) != ' ' && !is_sign_and_blank(parent->suffix))
		add_first(a, &parent->suffix, ' ');
	drop_last(&child->suffix);
}

static void
upward(const struct adjust *a, struct csl_blob *parent)
{
	struct csl_blob **list;
	size_t count;
	bool looks;

	if (is_text(parent)) {
		drop_repeated(parent);
		return;
	}
	looks = has_looks(parent, true);
	list = children(a, parent, &count);
	for (size_t i = count; i-- > 0;) {
		struct csl_blob *child = list[i];

		upward(a, child);
		if (i == 0)
			upward_first(a, parent, child, looks);
		if (i == count - 1)
			upward_last(a, parent, child, looks);
		if (i > 0 && is_sign_or_blank(last(parent->delimiter)) &&
		    last(parent->delimiter) == first(child->prefix))
			drop_first(&child->prefix);
	}
}

static void
leftward(const struct adjust *a, struct csl_blob *parent)
{
	struct csl_blob **list;
	size_t count;

	if (is_text(parent))
		return;
	list = children(a, parent, &count);
	for (size_t i = count; i-- > 0;) {
		struct csl_blob *child = list[i], *sibling = child->next;
		char c;

		leftward(a, child);
		if (!sibling || parent->delimiter.len)
			continue;
		c = first(sibling->prefix);
		if (!is_sign(c) || has_looks(child, false) || has_looks(sibling, false))
			continue;
		if (c == last(child->suffix) ||
		    (!child->suffix.len && is_text(child) && last(child->text) == c))
			drop_first(&sibling->prefix);
		else
			merge_left(a, &child->suffix, &sibling->prefix);
	}
}

/* The sign that a delimiter begins with goes to the children before it. */
static void
spread_delimiter(const struct adjust *a, struct csl_blob *parent)
{
	char c = first(parent->delimiter);

	if (!is_sign(c))
		return;
	for (struct csl_blob *child = parent->first; child->next; child = child->next)
		if (last(child->suffix) != c)
			add_last(a, &child->suffix, c);
	drop_first(&parent->delimiter);
}

static void
downward_last(const struct adjust *a, struct csl_blob *parent, struct csl_blob *child)
{
	char c = first(parent->suffix);

	if (is_sign(c) && !ends_in_number(child) &&
	    (ends_in_merging(c, child) || (a->in_quotes && ends_in_quotes(child))))
		merge_left(a, is_text(child) && !child->suffix.len ? &child->text : &child->suffix,
			   &parent->suffix);
	if (last(child->suffix) == ' ' && first(parent->suffix) == ' ')
		drop_first(&parent->suffix);
	if (is_sign_or_blank(first(child->suffix))) {
		if (is_text(child) && last(child->text) == first(child->suffix))
			drop_first(&child->suffix);
		if (child->suffix.len && last(child->suffix) == first(parent->suffix))
			drop_first(&parent->suffix);
	}
	if (ends_in_sign(parent, first(parent->suffix)))
		drop_first(&parent->suffix);
}

static void
downward(const struct adjust *a, struct csl_blob *parent)
{
	struct csl_blob **list;
	size_t count;

	if (is_text(parent)) {
		drop_repeated(parent);
		return;
	}
	spread_delimiter(a, parent);
	list = children(a, parent, &count);
	for (size_t i = count; i-- > 0;) {
		struct csl_blob *child = list[i];
		bool looks = has_looks(child, true), number = is_number(child);

		if (i == count - 1)
			downward_last(a, parent, child);
		else if (parent->delimiter.len) {
			if (is_sign_or_blank(first(parent->delimiter)) &&
			    first(parent->delimiter) == last(child->suffix))
				drop_last(&child->suffix);
		} else if (!number && !looks && is_sign_or_blank(last(child->suffix)) &&
			   last(child->suffix) == first(child->next->prefix))
			drop_first(&child->next->prefix);
		if (!number && !looks && is_sign(first(child->suffix)) && is_text(child))
			merge_left(a, &child->text, &child->suffix);
		downward(a, child);
	}
}

/* Where the text of the blob ends. */
static struct str *
end_of(struct csl_blob *blob)
{
	while (!is_text(blob)) {
		blob = blob->last;
		if (blob->suffix.len)
			return &blob->suffix;
	}
	return &blob->text;
}

static void
swap(const struct adjust *a, struct csl_blob *parent)
{
	for (struct csl_blob *child = parent->first; child; child = child->next) {
		if (has_quotes(child)) {
			while (a->in_quotes && swaps_in(first(child->suffix)))
				merge_left(a, is_text(child) ? &child->text : &child->last->suffix,
					   &child->suffix);
			while (!a->in_quotes && swaps_out(last(*end_of(child))))
				merge_right(a, end_of(child), &child->suffix);
		}
		if (!is_text(child))
			swap(a, child);
	}
}

/* No level is empty: see csl_blob_purge. */
void
csl_adjust(const struct csl_output *output, struct csl_blob *blob)
{
	const struct adjust a = { output->pool, output->punctuation_in_quote };

	upward(&a, blob);
	leftward(&a, blob);
	downward(&a, blob);
	swap(&a, blob);
}
