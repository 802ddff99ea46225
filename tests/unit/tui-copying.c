/* SPDX-License-Identifier: MIT */
#include "tui/copying.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "sys/file.h"
#include "sys/path.h"
#include "tests/folder.h"
#include "tests/unit/tui-catalogue.h"

static struct opened *opened;
static struct copying copying;

static bool
text_of(enum copy_form form, uint32_t study, size_t count, struct buf *text, struct buf *err)
{
	struct copy_how how = copying_how(&copying, form);
	uint32_t record[] = { study, study + 1 };

	buf_clear(text);
	buf_clear(err);
	return copying_text(&copying, &how, opened->catalogue, NULL, record, count, text, err);
}

static bool
has_control(const struct buf *b)
{
	for (size_t i = 0; i < b->len; i++)
		if (((unsigned char)b->data[i] < 0x20 && b->data[i] != '\n') || b->data[i] == 0x7f)
			return true;
	return false;
}

/* Every form of every study of a catalogue that is made to do harm. */
static void
test_clean(void)
{
	uint32_t first = catalogue_first(opened->catalogue, KIND_STUDY);
	uint32_t count = catalogue_count(opened->catalogue, KIND_STUDY);
	struct buf text = BUF_INIT, err = BUF_INIT;

	for (uint32_t i = 0; i < count; i++)
		for (int form = 0; form < COPY_FORMS; form++) {
			bool good = text_of((enum copy_form)form, first + i, 1, &text, &err);

			CHECK(good ? text.len && !err.len : err.len > 0);
			CHECK(!has_control(&text));
			CHECK(!strstr(text.data, "\u202e") && !strstr(text.data, "\u2066"));
			CHECK(!text.len || text.data[text.len - 1] != '\n');
			if (form <= COPY_IN_TEXT || form >= COPY_KEY)
				CHECK(!strchr(text.data, '\n'));
		}
	buf_release(&text);
	buf_release(&err);
}

/* One entry a line, one citation for all. */
static void
test_several(void)
{
	uint32_t first = catalogue_first(opened->catalogue, KIND_STUDY);
	struct buf text = BUF_INIT, err = BUF_INIT;
	char *key;

	CHECK(text_of(COPY_REFERENCE, first, 2, &text, &err));
	CHECK(strchr(text.data, '\n') && strchr(text.data, '\n') == strrchr(text.data, '\n'));
	CHECK(text_of(COPY_IN_TEXT, first, 2, &text, &err));
	CHECK(!strchr(text.data, '\n') && *text.data == '(');
	CHECK(text_of(COPY_BIBTEX, first, 2, &text, &err));
	CHECK(*text.data == '@');
	/* The entry's own, alone. */
	key = xstrndup(text.data, strcspn(text.data, ","));
	CHECK(text_of(COPY_KEY, first, 1, &text, &err));
	CHECK_STR(text.data, strchr(key, '{') + 1);
	CHECK(text_of(COPY_KEY, first, 2, &text, &err));
	CHECK(strchr(text.data, '\n') && strchr(text.data, '\n') == strrchr(text.data, '\n'));
	free(key);
	buf_release(&text);
	buf_release(&err);
}

static void
test_faults(void)
{
	uint32_t first = catalogue_first(opened->catalogue, KIND_STUDY);
	struct buf text = BUF_INIT, err = BUF_INIT;

	copying_set(&copying, "no-such-style", "");
	CHECK(!text_of(COPY_REFERENCE, first, 1, &text, &err));
	CHECK(strstr(err.data, "no-such-style") != NULL);
	/* Nobody waits for that many; what is no citation is soon done. */
	CHECK(!text_of(COPY_IN_TEXT, first, 2001, &text, &err) && strstr(err.data, "2001"));
	copying_set(&copying, "pacecat-numeric", "fr-FR");
	CHECK(text_of(COPY_REFERENCE, first, 1, &text, &err));
	CHECK(!strncmp(text.data, "[1] ", 4));
	copying_set(&copying, "pacecat-author-date", "");
	buf_release(&text);
	buf_release(&err);
}

/* A style of one layout, as a file. */
static const char *
write_style(const char *name, const char *layout)
{
	const char *path = folder_at(name);
	struct buf b = BUF_INIT;

	buf_printf(&b,
		   "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" "
		   "class=\"in-text\"><info><title>%s</title><id>%s</id></info>"
		   "<citation><layout>%s</layout></citation></style>",
		   name, name, layout);
	CHECK(file_write(path, b.data, b.len, 0, NULL));
	buf_release(&b);
	return path;
}

/* Of a style without a list of references the citation is the reference; or there is none. */
static void
test_styles(void)
{
	uint32_t first = catalogue_first(opened->catalogue, KIND_STUDY);
	struct buf text = BUF_INIT, err = BUF_INIT;

	copying_set(&copying,
		    write_style("year.csl", "<date variable=\"issued\"><date-part "
					    "name=\"year\"/></date>"),
		    "");
	CHECK(text_of(COPY_REFERENCE, first, 1, &text, &err));
	CHECK(strlen(text.data) == 4 && strspn(text.data, "0123456789") == 4);
	CHECK(text_of(COPY_IN_TEXT, first, 1, &text, &err));
	CHECK_INT(strlen(text.data), 4);
	copying_set(&copying, write_style("none.csl", "<text variable=\"dimensions\"/>"), "");
	CHECK(!text_of(COPY_IN_TEXT, first, 1, &text, &err));
	CHECK_STR(err.data, "This style makes nothing of this study");
	CHECK_INT(text.len, 0);
	copying_set(&copying, "pacecat-author-date", "");
	buf_release(&text);
	buf_release(&err);
}

/* Words in a language whose locale is broken would be missing: that is told, not copied. */
static void
test_locales(void)
{
	static const char broken[] = "<locale xmlns=", other[] = "<x/>";
	uint32_t first = catalogue_first(opened->catalogue, KIND_STUDY);
	struct buf text = BUF_INIT, err = BUF_INIT;
	struct paths tags = { .path = NULL };
	const char *path = folder_at("pacecat/locales/locales-de-DE.xml");
	size_t german = 0;

	CHECK(file_write(path, broken, strlen(broken), FILE_FOLDERS, NULL));
	CHECK(file_write(folder_at("pacecat/locales/notes.xml"), other, strlen(other), 0, NULL));
	copying_set(&copying, "pacecat-author-date", "de-DE");
	for (int again = 0; again < 2; again++) {
		CHECK(!text_of(COPY_REFERENCE, first, 1, &text, &err));
		CHECK(err.len > 0);
	}
	copying_set(&copying, "pacecat-author-date", "fr-FR");
	CHECK(text_of(COPY_REFERENCE, first, 1, &text, &err));
	CHECK_STR(err.data, "");
	copying_set(&copying, "pacecat-author-date", "");
	/* Among the languages are those of locales, and no other file is one. */
	copying_languages(&copying, &tags);
	for (size_t i = 0; i < tags.count; i++) {
		german += !strcmp(tags.path[i], "de-DE");
		CHECK(strchr(tags.path[i], '-') && !strstr(tags.path[i], "notes"));
	}
	CHECK_INT(german, 1);
	paths_release(&tags);
	unlink(path);
	buf_release(&text);
	buf_release(&err);
}

/* Nothing that is copied does anything but stand there where it is pasted. */
static void
test_controls(void)
{
	static const struct {
		const char *written, *copied;
	} rows[] = {
		/* Three of them become a sign as soon as a file is read. */
		{ "a\\tb", "a b" },
		{ "a\\nb", "a b" },
		{ "a\\u2028b", "a b" },
		{ "a\\u2029b", "a b" },
		{ "a\\x1Fb", "a?b" },
		{ "a\\x7Fb", "a?b" },
		{ "a\\x9Fb", "a?b" },
		{ "a\\xA0b", "a\u00a0b" },
		{ "a\\u2027b", "a\u2027b" },
		{ "a\\u202Ab", "ab" },
		{ "a\\u202Eb", "ab" },
		{ "a\\u202Fb", "a\u202fb" },
		{ "a\\u2064b", "a\u2064b" },
		{ "a\\u2066b", "ab" },
		{ "a\\u2069b", "ab" },
		{ "a\\u206Ab", "a\u206ab" },
		{ "a\\U000E0001b", "ab" },
		{ "a\\U000E007Fb", "ab" },
		{ "a\\U000E0100b", "a\U000e0100b" },
		{ "a\\u2028", "a" },
		{ "\\u202E\\u2028", "" },
	};
	struct opened *asm_pace = opened;
	struct buf text = BUF_INIT, err = BUF_INIT;
	const char *path = folder_at("controls.yaml");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = BUF_INIT;
		bool good;

		buf_printf(&b,
			   "pacecat: 1\nstudies:\n  - {id: a, type: book, title: A, URL: \"%s\"}\n",
			   rows[i].written);
		CHECK(file_write(path, b.data, b.len, 0, NULL));
		opened = opened_new(&path, 1);
		if (CHECK(opened->catalogue && catalogue_count(opened->catalogue, KIND_STUDY))) {
			good = text_of(COPY_URL, catalogue_first(opened->catalogue, KIND_STUDY), 1,
				       &text, &err);
			if (!CHECK_STR(text.data, rows[i].copied))
				printf("  %s\n", rows[i].written);
			CHECK(good == (*rows[i].copied != 0) && good == !err.len);
		}
		opened_free(opened);
		buf_release(&b);
	}
	opened = asm_pace;
	buf_release(&text);
	buf_release(&err);
}

static void
test_lists(void)
{
	struct beside nobody = { .worker = NULL }, somebody = { .worker = worker_new(NULL) };
	struct paths tags = { .path = NULL };

	/* Half a list is none: it is begun again. */
	copying_list(&copying, &somebody);
	worker_stop(somebody.worker, NULL, NULL);
	CHECK(!copying.listed && !copying.listing && !copying.styles.count);
	copying_list(&copying, &somebody);
	/* Once is enough. */
	copying_list(&copying, &somebody);
	CHECK(worker_wait(somebody.worker, &copying, &copying, -1));
	worker_take(somebody.worker, &copying, &copying);
	CHECK(copying.listed && !copying.listing);
	CHECK_INT(copying.styles.count, 3);
	worker_free(somebody.worker);
	copying_list(&copying, &nobody);
	CHECK(copying.listed && !copying.listing);
	CHECK_INT(copying.styles.count, 3);
	copying_languages(&copying, &tags);
	CHECK(tags.count > 4);
	for (size_t i = 1; i < tags.count; i++)
		CHECK(strcmp(tags.path[i - 1], tags.path[i]) < 0);
	paths_release(&tags);
}

static void
test_sentences(void)
{
	struct buf b = BUF_INIT;

	copying_say(&b, 1, "\u00e9\u00e8", NULL);
	CHECK_STR(b.data, "2 characters: sent to the terminal's clipboard");
	buf_clear(&b);
	copying_say(&b, 3, "x", "wl-copy");
	CHECK_STR(b.data, "3 studies, 1 character: given to wl-copy");
	buf_release(&b);
}

int
main(void)
{
	char *link, *data, *real;

	if (!CHECK(getenv("top_srcdir") && folder_begin()))
		return test_end();
	/* Only the styles of the source tree count. */
	link = path_join(folder, "citation-style-language");
	data = path_join(getenv("top_srcdir"), "data");
	real = path_real(data);
	CHECK(real && symlink(real, link) == 0);
	setenv("XDG_DATA_DIRS", folder, 1);
	setenv("XDG_DATA_HOME", folder, 1);
	setenv("HOME", folder, 1);
	copying_init(&copying, NULL, "pacecat-author-date", "");
	opened = catalogue_open("data/asm-pace.yaml");
	test_several();
	test_faults();
	test_lists();
	test_styles();
	test_locales();
	test_controls();
	test_sentences();
	test_clean();
	opened_free(opened);
	opened = catalogue_open("tests/data/hostile.yaml");
	test_clean();
	opened_free(opened);
	copying_release(&copying);
	CHECK(folder_end());
	free(link);
	free(data);
	free(real);
	return test_end();
}
