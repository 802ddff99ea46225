/* SPDX-License-Identifier: MIT */
/*
 * Which names there are, so that it can be told how much of a given name is needed
 * (CSL 1.0.2, "givenname-disambiguation-rule").
 *
 * Names with the same family name are different persons if their initials differ; those with the
 * same initials are if their given names differ.
 */
#include "csl/names-known.h"

#include <string.h>

#include "text/case.h"
#include "text/utf8.h"

struct entry {
	size_t count; /* different names below */
};

/* A family name, its initials, its given name: keys into one map. */
struct keys {
	struct str family, initials, given;
};

/* Periods are blanks; blanks at the end do not count. */
static struct str
without_periods(struct csl_pool *pool, struct str s)
{
	s = csl_str_replace(pool, s, ".", " ");
	for (size_t before = s.len + 1; s.len < before;) {
		before = s.len;
		s = csl_str_replace(pool, s, "  ", " ");
	}
	while (s.len && s.s[s.len - 1] == ' ')
		s.len--;
	return s;
}

/* "John von" is "John": what begins with a small letter at the end is a particle. */
static struct str
without_tail(struct str s)
{
	uint32_t code;
	size_t at = s.len;

	while (at && s.s[at - 1] != ' ')
		at--;
	if (at > 1 && utf8_decode(s.s + at, s.len - at, &code) && case_is_lower(code))
		s.len = at - 1;
	return s;
}

static struct str
join3(struct csl_pool *pool, struct str a, char sign, struct str b)
{
	struct csl_text text = { .pool = pool };

	csl_text_add(&text, a.s, a.len);
	csl_text_putc(&text, sign);
	csl_text_add(&text, b.s, b.len);
	return (struct str){ text.data, text.len };
}

static struct keys
keys_of(const struct csl_render *r, const struct csl_person *person, struct csl_pool *pool)
{
	struct keys keys;
	struct str family = without_periods(pool, person->part[CSL_PART_FAMILY]);
	struct str given = without_tail(without_periods(pool, person->part[CSL_PART_GIVEN]));
	struct str initials = csl_initials(pool, given, (struct str){ .s = "" }, false,
					   r->style->no_initialize_hyphen);

	if (r->style->demote == CSL_DEMOTE_NEVER)
		family = join3(pool, family, ' ', person->part[CSL_PART_NON_DROPPING]);
	if (r->style->citation.given_rule == CSL_GIVEN_BY_CITE)
		family = join3(pool, csl_decimal(pool, (long)r->known->order), ':', family);
	keys.family = join3(pool, family, '\x02', (struct str){ .s = "" });
	keys.initials = join3(pool, keys.family, '\x03', initials);
	keys.given = join3(pool, keys.initials, '\x04', given);
	if (!initials.len)
		keys.initials.len = 0;
	if (!given.len)
		keys.given.len = 0;
	return keys;
}

static struct entry *
find(const struct csl_name_registry *registry, struct str key)
{
	void **at = key.len ? csl_map_find(&registry->map, key) : NULL;

	return at ? *at : NULL;
}

/* The entry of the key; *is_new if there was none. */
static struct entry *
add(struct csl_name_registry *registry, struct str key, bool *is_new)
{
	void **at = csl_map_add(&registry->map, key);

	*is_new = !*at;
	if (!*at)
		*at = csl_zalloc(registry->map.pool, 1, sizeof(struct entry));
	return *at;
}

static void
note(struct csl_render *r, const struct csl_person *person, size_t place)
{
	unsigned rule = r->style->citation.given_rule;
	struct csl_name_registry *registry = r->registry;
	struct entry *family, *initials = NULL;
	struct keys keys;
	bool is_new;

	if ((rule == CSL_GIVEN_PRIMARY || rule == CSL_GIVEN_PRIMARY_INITIALS) && place)
		return;
	keys = keys_of(r, person, registry->map.pool);
	family = add(registry, keys.family, &is_new);
	if (keys.initials.len) {
		initials = add(registry, keys.initials, &is_new);
		family->count += is_new;
	}
	if (keys.given.len && initials) {
		add(registry, keys.given, &is_new);
		initials->count += is_new;
	}
}

/* How much of the given name the rule wants, whatever the cite looks like. */
static unsigned
wanted(const struct csl_render *r, const struct csl_person *person, size_t place, unsigned request,
       unsigned form, bool has_initials)
{
	unsigned rule = r->style->citation.given_rule;
	unsigned level = form == CSL_NAME_SHORT ? CSL_GIVEN_NONE
			 : has_initials		? CSL_GIVEN_INITIALS
						: CSL_GIVEN_FULL;
	struct keys keys;
	const struct entry *family, *initials;

	if (!r->style->citation.add_given && rule != CSL_GIVEN_BY_CITE)
		return level;
	keys = keys_of(r, person, r->pool);
	family = find(r->registry, keys.family);
	initials = find(r->registry, keys.initials);
	if (!family || !initials)
		return level;
	if (rule == CSL_GIVEN_BY_CITE && level <= request)
		return request;
	if (!r->style->citation.add_given)
		return level;
	if ((rule == CSL_GIVEN_PRIMARY || rule == CSL_GIVEN_PRIMARY_INITIALS) && place)
		return level;
	if (rule == CSL_GIVEN_ALL_INITIALS || rule == CSL_GIVEN_PRIMARY_INITIALS)
		return family->count > 1 ? CSL_GIVEN_INITIALS : CSL_GIVEN_NONE;
	if (family->count > 1)
		level = has_initials ? CSL_GIVEN_INITIALS : CSL_GIVEN_FULL;
	if (initials->count > 1)
		level = CSL_GIVEN_FULL;
	return level;
}

unsigned
csl_name_level(struct csl_render *r, const struct csl_person *person, size_t place,
	       unsigned request, unsigned form, bool initials)
{
	unsigned level = request, alone;

	if (r->registry->open)
		note(r, person, place);
	if (!r->request)
		return wanted(r, person, place, 0, form, initials);
	if (r->style->citation.add_given && person->part[CSL_PART_GIVEN].len)
		level = wanted(r, person, place, request, form, initials);
	if (!r->looking && r->cite && r->cite->position == CSL_FIRST) {
		alone = wanted(r, person, place, 0, form, initials);
		if (alone > level)
			level = alone;
	}
	return level;
}
