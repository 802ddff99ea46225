/* SPDX-License-Identifier: MIT */
#include "format/out-mods.h"

/* The role in words, as MARC's relators have it where `marc` is its code. */
static const struct role {
	enum key key;
	const char *word, *marc;
} roles[] = {
	{ KEY_AUTHOR, "author", "aut" },
	{ KEY_EDITOR, "editor", "edt" },
	{ KEY_CONTRIBUTOR, "contributor", "ctb" },
	{ KEY_TRANSLATOR, "translator", "trl" },
	{ KEY_COMPILER, "compiler", "com" },
	{ KEY_COMPOSER, "composer", "cmp" },
	{ KEY_CURATOR, "curator", "cur" },
	{ KEY_DIRECTOR, "film director", "fmd" },
	{ KEY_HOST, "host", "hst" },
	{ KEY_ILLUSTRATOR, "illustrator", "ill" },
	{ KEY_INTERVIEWER, "interviewer", "ivr" },
	{ KEY_NARRATOR, "narrator", "nrt" },
	{ KEY_ORGANIZER, "organizer", "orm" },
	{ KEY_PERFORMER, "performer", "prf" },
	{ KEY_PRODUCER, "producer", "pro" },
	{ KEY_RECIPIENT, "addressee", "rcp" },
	{ KEY_SCRIPT_WRITER, "screenwriter", "aus" },
	{ KEY_COLLECTION_EDITOR, "series editor", NULL },
	{ KEY_CHAIR, "chair", NULL },
	{ KEY_EDITORIAL_DIRECTOR, "editorial director", NULL },
	{ KEY_EXECUTIVE_PRODUCER, "executive producer", NULL },
	{ KEY_GUEST, "guest", NULL },
	{ KEY_ORIGINAL_AUTHOR, "original author", NULL },
	{ KEY_REVIEWED_AUTHOR, "reviewed author", NULL },
	{ KEY_SERIES_CREATOR, "series creator", NULL },
};

static void
put_part(struct xml_out *x, const char *tag, struct str s)
{
	xml_text_len(x, tag, s.s, s.len);
}

static void
put_name_parts(struct out *o, struct xml_out *x, const struct name *n, enum key key)
{
	struct name family = { .family = n->family,
			       .non_dropping_particle = n->non_dropping_particle };
	struct buf b = BUF_INIT;

	if (n->literal.len) {
		put_part(x, "namePart", n->literal);
		return;
	}
	/* A particle stands with the part of the name that it is sorted with. */
	name_add(&b, &family);
	xml_text(x, "namePart type=\"family\"", b.data);
	buf_clear(&b);
	buf_add(&b, n->given.s, n->given.len);
	if (n->given.len && n->dropping_particle.len)
		buf_putc(&b, ' ');
	buf_add(&b, n->dropping_particle.s, n->dropping_particle.len);
	xml_text(x, "namePart type=\"given\"", b.data);
	put_part(x, "namePart type=\"termsOfAddress\"", n->suffix);
	if (n->static_ordering)
		out_lose(o, key, LOSS_PART);
	buf_release(&b);
}

static void
put_role(struct xml_out *x, const struct role *role)
{
	xml_open(x, "role");
	if (role->marc)
		xml_text(x, "roleTerm type=\"code\" authority=\"marcrelator\"", role->marc);
	xml_text(x,
		 role->marc ? "roleTerm type=\"text\" authority=\"marcrelator\""
			    : "roleTerm type=\"text\"",
		 role->word);
	xml_close(x, "role");
}

static void
put_names(struct out *o, struct xml_out *x, const struct role *role)
{
	const struct catalogue *c = o->wish.catalogue;
	struct name name;

	for (uint32_t i = 0; i < value_items(out_value(o, role->key)); i++) {
		uint32_t party = out_person(o, role->key, i);
		const char *open;
		bool literal;

		if (!out_name(o, role->key, i, &name))
			continue;
		literal = name.literal.len &&
			  (party == RECORD_NONE || record_kind(c, party) == KIND_ORGANISATION ||
			   !*record_id(c, party));
		open = literal ? "name type=\"corporate\"" : "name type=\"personal\"";
		xml_open(x, open);
		put_name_parts(o, x, &name, role->key);
		if (party != RECORD_NONE)
			xml_text(x, "nameIdentifier type=\"orcid\"",
				 value_text(record_value(c, party, KEY_ORCID)));
		put_role(x, role);
		xml_close(x, "name");
	}
}

void
mods_names(struct out *o, struct xml_out *x)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		put_names(o, x, &roles[i]);
}

void
mods_container_authors(struct out *o, struct xml_out *x)
{
	static const struct role author = { KEY_CONTAINER_AUTHOR, "author", "aut" };

	put_names(o, x, &author);
}
