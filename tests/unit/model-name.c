/* SPDX-License-Identifier: MIT */
#include "model/name.h"

#include "tests/catalogue.h"
#include "tests/test.h"

/* A string, the parts it is read as, and the forms it is written in. */
static const struct parsed {
	const char *text;
	const char *given, *particle, *family, *suffix, *literal;
	const char *shown, *inverted, *sorted;
} parsed[] = {
	{ "Juan Sève", "Juan", "", "Sève", "", "", "Juan Sève", "Sève, Juan", "Sève, Juan" },
	{ "Sève, Juan", "Juan", "", "Sève", "", "", "Juan Sève", "Sève, Juan", "Sève, Juan" },
	{ "  Juan   Sève  ", "Juan", "", "Sève", "", "", "Juan Sève", "Sève, Juan", "Sève, Juan" },
	{ "Ana Maria Silva", "Ana Maria", "", "Silva", "", "",
	  "Ana Maria Silva", "Silva, Ana Maria", "Silva, Ana Maria" },
	{ "Jan van den Berg", "Jan", "van den", "Berg", "", "",
	  "Jan van den Berg", "van den Berg, Jan", "Berg, Jan van den" },
	{ "van den Berg", "", "van den", "Berg", "", "",
	  "van den Berg", "van den Berg", "Berg, van den" },
	{ "van den Berg, Jan", "Jan", "van den", "Berg", "", "",
	  "Jan van den Berg", "van den Berg, Jan", "Berg, Jan van den" },
	{ "de la Fontaine, Élodie", "Élodie", "de la", "Fontaine", "", "",
	  "Élodie de la Fontaine", "de la Fontaine, Élodie", "Fontaine, Élodie de la" },
	{ "Élodie de la Fontaine", "Élodie", "de la", "Fontaine", "", "",
	  "Élodie de la Fontaine", "de la Fontaine, Élodie", "Fontaine, Élodie de la" },
	{ "Jean d'Alembert", "Jean", "d'", "Alembert", "", "",
	  "Jean d'Alembert", "d'Alembert, Jean", "Alembert, Jean d'" },
	{ "Jean d’Alembert", "Jean", "d’", "Alembert", "", "",
	  "Jean d’Alembert", "d’Alembert, Jean", "Alembert, Jean d’" },
	{ "Guy de l'Isle", "Guy", "de l'", "Isle", "", "",
	  "Guy de l'Isle", "de l'Isle, Guy", "Isle, Guy de l'" },
	{ "Omar al-Hassan", "Omar", "al-", "Hassan", "", "",
	  "Omar al-Hassan", "al-Hassan, Omar", "Hassan, Omar al-" },
	{ "Rabi' al-Hassan", "Rabi'", "al-", "Hassan", "", "",
	  "Rabi' al-Hassan", "al-Hassan, Rabi'", "Hassan, Rabi' al-" },
	{ "Isma' Yusuf", "Isma'", "", "Yusuf", "", "",
	  "Isma' Yusuf", "Yusuf, Isma'", "Yusuf, Isma'" },
	{ "King, Martin Luther, Jr.", "Martin Luther", "", "King", "Jr.", "",
	  "Martin Luther King Jr.", "King, Martin Luther, Jr.", "King, Martin Luther Jr." },
	{ "bell hooks", "bell", "", "hooks", "", "", "bell hooks", "hooks, bell", "hooks, bell" },
	{ "Trần Thị Hòa", "Trần Thị", "", "Hòa", "", "",
	  "Trần Thị Hòa", "Hòa, Trần Thị", "Hòa, Trần Thị" },
	/* East Asian names, with either blank and without; others that look like them are none. */
	{ "山田 太郎", "太郎", "", "山田", "", "", "山田太郎", "山田, 太郎", "山田, 太郎" },
	{ " 山田　太郎 ", "太郎", "", "山田", "", "", "山田太郎", "山田, 太郎", "山田, 太郎" },
	{ "太郎, 山田", "山田", "", "太郎", "", "", "太郎山田", "太郎, 山田", "太郎, 山田" },
	{ "さとう ジョージ", "ジョージ", "", "さとう", "", "",
	  "さとうジョージ", "さとう, ジョージ", "さとう, ジョージ" },
	{ "김 민수", "민수", "", "김", "", "", "김민수", "김, 민수", "김, 민수" },
	{ "毛泽东", "", "", "", "", "毛泽东", "毛泽东", "毛泽东", "毛泽东" },
	{ "ジョン スミス", "ジョン", "", "スミス", "", "",
	  "ジョン スミス", "スミス, ジョン", "スミス, ジョン" },
	{ "Tan 伟明", "Tan", "", "伟明", "", "", "Tan 伟明", "伟明, Tan", "伟明, Tan" },
	{ "国 立 大学", "国 立", "", "大学", "", "", "国 立 大学", "大学, 国 立", "大学, 国 立" },
	{ "Plato", "", "", "", "", "Plato", "Plato", "Plato", "Plato" },
	{ "van", "", "", "", "", "van", "van", "van", "van" },
	{ "Silva,", "", "", "Silva", "", "", "Silva", "Silva", "Silva, " },
	{ ", Ana", "Ana", "", "", "", "", "Ana", "Ana", "Ana" },
	{ "d'", "", "", "", "", "d'", "d'", "d'", "d'" },
	{ "", "", "", "", "", "", "", "", "" },
	{ "   ", "", "", "", "", "", "", "", "" },
	{ ",", "", "", "", "", "", "", "", "" },
	{ "de, ", "", "", "de", "", "", "de", "de", "de, " },
};

static void
check_part(struct str got, const char *want)
{
	struct buf b = BUF_INIT;

	buf_add(&b, got.s, got.len);
	CHECK_STR(b.data, want);
	buf_release(&b);
}

static void
check_forms(const struct name *name, const char *shown, const char *inverted, const char *sorted)
{
	struct buf b = BUF_INIT;

	/* Something is there already: forms are appended, and it is none of their parts. */
	buf_puts(&b, "'");
	name_add(&b, name);
	CHECK_STR(b.data + 1, shown);
	buf_truncate(&b, 1);
	name_add_inverted(&b, name);
	CHECK_STR(b.data + 1, inverted);
	buf_truncate(&b, 1);
	name_add_sorted(&b, name);
	CHECK_STR(b.data + 1, sorted);
	buf_release(&b);
}

static void
check_parse(void)
{
	for (size_t i = 0; i < sizeof parsed / sizeof *parsed; i++) {
		const struct parsed *p = &parsed[i];
		/* Not terminated: what is behind it must not be read. */
		char *text = malloc(strlen(p->text) ? strlen(p->text) : 1);
		int failed = test_failed;
		struct name name;

		memcpy(text, p->text, strlen(p->text));
		name_parse(text, strlen(p->text), &name);
		check_part(name.given, p->given);
		check_part(name.non_dropping_particle, p->particle);
		check_part(name.family, p->family);
		check_part(name.suffix, p->suffix);
		check_part(name.literal, p->literal);
		check_forms(&name, p->shown, p->inverted, p->sorted);
		if (test_failed > failed)
			printf("  in \"%s\"\n", p->text);
		free(text);
	}
}

/* CSL's name parts, and the forms they are written in. */
static const struct parts {
	struct { enum key key; const char *text; } part[6];
	const char *shown, *inverted, *sorted;
} mappings[] = {
	{ { { KEY_FAMILY, "Rakoto" }, { KEY_GIVEN, "Hervé" } },
	  "Hervé Rakoto", "Rakoto, Hervé", "Rakoto, Hervé" },
	{ { { KEY_GIVEN, "Vincent" },
	    { KEY_NON_DROPPING_PARTICLE, "van" }, { KEY_FAMILY, "Gogh" } },
	  "Vincent van Gogh", "van Gogh, Vincent", "Gogh, Vincent van" },
	{ { { KEY_GIVEN, "Alexander" },
	    { KEY_DROPPING_PARTICLE, "von" }, { KEY_FAMILY, "Humboldt" } },
	  "Alexander von Humboldt", "Humboldt, Alexander von", "Humboldt, Alexander von" },
	{ { { KEY_GIVEN, "Jean" }, { KEY_DROPPING_PARTICLE, "de" },
	    { KEY_NON_DROPPING_PARTICLE, "La" }, { KEY_FAMILY, "Fontaine" } },
	  "Jean de La Fontaine", "La Fontaine, Jean de", "Fontaine, Jean de La" },
	{ { { KEY_GIVEN, "Jean" }, { KEY_DROPPING_PARTICLE, "d'" }, { KEY_FAMILY, "Alembert" } },
	  "Jean d'Alembert", "Alembert, Jean d'", "Alembert, Jean d'" },
	{ { { KEY_GIVEN, "Sammy" }, { KEY_FAMILY, "Davis" }, { KEY_SUFFIX, "Jr." } },
	  "Sammy Davis Jr.", "Davis, Sammy, Jr.", "Davis, Sammy Jr." },
	{ { { KEY_GIVEN, "Sammy" }, { KEY_FAMILY, "Davis" }, { KEY_SUFFIX, "Jr." },
	    { KEY_COMMA_SUFFIX, "true" } },
	  "Sammy Davis, Jr.", "Davis, Sammy, Jr.", "Davis, Sammy Jr." },
	{ { { KEY_GIVEN, "Sammy" }, { KEY_FAMILY, "Davis" }, { KEY_SUFFIX, "III" },
	    { KEY_COMMA_SUFFIX, "false" } },
	  "Sammy Davis III", "Davis, Sammy, III", "Davis, Sammy III" },
	{ { { KEY_LITERAL, "Ministry of Mines" } },
	  "Ministry of Mines", "Ministry of Mines", "Ministry of Mines" },
	{ { { KEY_FAMILY, "Mao" }, { KEY_GIVEN, "Zedong" }, { KEY_STATIC_ORDERING, "true" } },
	  "Mao Zedong", "Mao Zedong", "Mao, Zedong" },
	{ { { KEY_FAMILY, "毛" }, { KEY_GIVEN, "泽东" } }, "毛泽东", "毛, 泽东", "毛, 泽东" },
	{ { { KEY_FAMILY, "毛" }, { KEY_GIVEN, "泽东" }, { KEY_STATIC_ORDERING, "true" } },
	  "毛泽东", "毛泽东", "毛, 泽东" },
	{ { { KEY_FAMILY, "毛" }, { KEY_GIVEN, "Zedong" } },
	  "Zedong 毛", "毛, Zedong", "毛, Zedong" },
	{ { { KEY_GIVEN, "Madonna" } }, "Madonna", "Madonna", "Madonna" },
	{ { { KEY_FAMILY, "Sukarno" } }, "Sukarno", "Sukarno", "Sukarno, " },
};

static void
check_mappings(void)
{
	for (size_t i = 0; i < sizeof mappings / sizeof *mappings; i++) {
		struct maker m = { 0 };
		struct catalogue *c;
		struct name name;

		make_file(&m, "x.yaml");
		make_open(&m, KEY_NAME, NODE_MAP);
		for (size_t k = 0; k < 6 && mappings[i].part[k].text; k++)
			make_text(&m, mappings[i].part[k].key, mappings[i].part[k].text);
		make_close(&m);
		make_record(&m, KIND_PERSON, "x");
		c = make_catalogue(&m);
		CHECK(name_read(record_value(c, 0, KEY_NAME), &name));
		check_forms(&name, mappings[i].shown, mappings[i].inverted, mappings[i].sorted);
		catalogue_free(c);
	}
}

static void
check_read(void)
{
	struct maker m = { 0 };
	struct catalogue *c;
	struct name name;
	struct value v;

	make_file(&m, "x.yaml");
	make_text(&m, KEY_NAME, "Hervé Rakoto");
	make_open(&m, KEY_AUTHOR, NODE_LIST);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_text(&m, KEY_PERSON, "beynon");
	make_text(&m, KEY_AS_NAME, "G. Beynon");
	make_close(&m);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_text(&m, KEY_PERSON, "beynon");
	make_name(&m, KEY_AS_NAME, "Beynon", "Gareth");
	make_close(&m);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_text(&m, KEY_PERSON, "beynon");
	make_close(&m);
	make_null(&m, KEY_NONE);
	make_open(&m, KEY_NONE, NODE_LIST);
	make_close(&m);
	make_text(&m, KEY_NONE, "");
	make_close(&m);
	make_record(&m, KIND_PERSON, "x");
	c = make_catalogue(&m);

	CHECK(name_read(record_value(c, 0, KEY_NAME), &name));
	check_forms(&name, "Hervé Rakoto", "Rakoto, Hervé", "Rakoto, Hervé");
	v = record_value(c, 0, KEY_AUTHOR);
	CHECK(name_read(value_at(v, 0), &name));
	check_forms(&name, "G. Beynon", "Beynon, G.", "Beynon, G.");
	CHECK(name_read(value_at(v, 1), &name));
	check_forms(&name, "Gareth Beynon", "Beynon, Gareth", "Beynon, Gareth");
	for (uint32_t i = 2; i < 7; i++) {
		CHECK(!name_read(value_at(v, i), &name));
		check_forms(&name, "", "", "");
	}
	CHECK(!name_read(v, &name));
	CHECK(!name_read(record_value(c, 0, KEY_EDITOR), &name));
	catalogue_free(c);
}

int
main(void)
{
	check_parse();
	check_mappings();
	check_read();
	return test_end();
}
