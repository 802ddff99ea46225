/* SPDX-License-Identifier: MIT */
#include "store/styles.h"

#include <stdlib.h>
#include <unistd.h>

#include "store/style-list.h"
#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"

#define HEAD "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" "
#define TEN "0123456789"
#define LAYOUT "<citation><layout><text variable=\"title\"/></layout></citation></style>"

static void
put(const char *name, const char *text)
{
	char *path = path_join(folder, name);

	CHECK(file_write(path, text, strlen(text), FILE_FOLDERS, NULL));
	free(path);
}

static void
put_style(const char *name, const char *title, const char *id)
{
	struct buf b = BUF_INIT;

	buf_printf(&b,
		   HEAD "class=\"in-text\"><info><title>%s</title><id>%s</id>"
			"<category field=\"geology\"/></info>" LAYOUT,
		   title, id);
	put(name, b.data);
	buf_release(&b);
}

static void
put_dependent(const char *name, const char *title, const char *parent)
{
	struct buf b = BUF_INIT;

	buf_printf(&b,
		   HEAD "default-locale=\"fr-FR\"><info><title>%s</title><id>http://x/%s</id>"
			"<link href=\"%s\" rel=\"independent-parent\"/></info></style>",
		   title, title, parent);
	put(name, b.data);
	buf_release(&b);
}

/* The first sentence, without the test's folder; "" when the style opens. */
static void
check_open(const char *wanted, const char *locale, enum exit_status want, const char *sentence)
{
	struct paths folders = { 0 };
	struct diags diags = { 0 };
	struct buf line = BUF_INIT;
	enum exit_status status = EXIT_DONE;
	struct style style;
	bool fine;

	style_folders(&folders, NULL);
	fine = style_open(&style, wanted, &folders, &diags, &status);
	CHECK(fine == !*sentence);
	CHECK_INT(status, want);
	if (fine) {
		CHECK_STR(style.locale, locale);
		CHECK(!csl_style_info(style.csl)->parent);
		style_release(&style);
	}
	if (diags.count)
		diag_format(&diags.diag[0], &line);
	CHECK_STR(!strncmp(line.data, folder, strlen(folder)) ? line.data + strlen(folder)
							      : line.data,
		  sentence);
	buf_release(&line);
	diags_release(&diags);
	paths_release(&folders);
}

static void
check_list(const char *words, const char *want)
{
	struct paths folders = { 0 };
	struct style_list list;
	struct buf got = BUF_INIT;
	const char *word[4];
	char *copy = strdup(words), *s = copy;
	size_t count = 0;

	while (*s && count < 4) {
		size_t len = strcspn(s, " ");

		word[count++] = s;
		s += len;
		if (*s)
			*s++ = '\0';
	}
	style_folders(&folders, NULL);
	style_list_find(NULL, &list, &folders, word, count);
	for (size_t i = 0; i < list.count; i++)
		if (strncmp(list.entry[i].name, "pacecat-", 8) != 0)
			buf_printf(&got, "%s%s", got.len ? " " : "", list.entry[i].name);
	CHECK_STR(got.data, want);
	buf_release(&got);
	style_list_release(&list);
	paths_release(&folders);
	free(copy);
}

/* Nobody wants it any more. */
static void
check_cancelled(void)
{
	struct paths folders = { 0 };
	struct progress progress = { .records = 0 };
	struct style_list list;

	progress_cancel(&progress);
	style_folders(&folders, NULL);
	style_list_find(&progress, &list, &folders, NULL, 0);
	CHECK_INT(list.count, 0);
	style_list_release(&list);
	paths_release(&folders);
}

static void
check_locales(void)
{
	struct diags diags = { 0 };
	struct locales locales;

	put("data/pacecat/locales/locales-fr-FR.xml",
	    "<locale xmlns=\"http://purl.org/net/xbiblio/csl\" xml:lang=\"fr-FR\"/>");
	put("data/pacecat/locales/locales-tlh.xml", "<locale");
	locales_init(&locales, NULL, &diags);
	CHECK(locales_find(&locales, "fr-FR"));
	CHECK(locales_find(&locales, "fr-FR") == locales_find(&locales, "fr-FR"));
	CHECK(!locales_find(&locales, "../locales/locales-fr-FR"));
	CHECK(!locales_find(&locales, ""));
	CHECK(locales_have(&locales, "fr-CA") && !locales_have(&locales, "de"));
	CHECK_INT(diags.count, 0);
	CHECK(!locales_find(&locales, "tlh"));
	CHECK_INT(diags.count, 1);
	/* Another one is there: English is not missed. */
	CHECK(!locales_find(&locales, "en-US"));
	CHECK_INT(diags.count, 1);
	locales_release(&locales);
	/* None at all: citations would be made without a word between their names. */
	locales_init(&locales, NULL, &diags);
	CHECK(!locales_find(&locales, "en-GB"));
	CHECK_INT(diags.count, 1);
	CHECK(!locales_find(&locales, "en-US"));
	CHECK_INT(diags.count, 2);
	locales_release(&locales);
	diags_release(&diags);
}

static void
put_all(void)
{
	put_style("data/pacecat/styles/parted.csl", "Of mine<!-- in two -->ral<![CDATA[ogy]]>",
		  "http://x/parted");
	put_style("data/pacecat/styles/mine.csl", "Études de l’or", "http://x/mine");
	put_style("home/Zotero/styles/mine.csl", "Shadowed", "http://x/mine");
	put_style("home/Zotero/styles/zotero.csl", "Zotero’s gold", "http://x/zotero");
	put_dependent("home/Zotero/styles/child.csl", "Child", "http://x/parent");
	put_style("home/Zotero/styles/hidden/parent.csl", "Parent", "http://x/parent");
	put_style("share/citation-style-language/styles/system.csl", "System", "http://x/system");
	put_dependent("share/citation-style-language/styles/dependent/orphan.csl", "Orphan",
		      "http://x/nobody");
	put_dependent("share/citation-style-language/styles/dependent/grandchild.csl", "Grandchild",
		      "http://x/child");
	put("share/citation-style-language/styles/broken.csl", "<style>\n <a></b>");
	put_dependent("share/citation-style-language/styles/dependent/far.csl", "Far",
		      "http://x/" TEN TEN TEN TEN TEN "a-parent");
	put_dependent("share/citation-style-language/styles/dependent/farther.csl", "Farther",
		      "http://x/" TEN TEN TEN TEN TEN "another");
	put_dependent("share/citation-style-language/styles/dependent/" TEN TEN TEN TEN TEN
		      "another.csl",
		      TEN TEN TEN TEN TEN "another", "http://x/parent");
}

static void
set_home(const char *variable, const char *name)
{
	char *path = path_join(folder, name);

	CHECK(!setenv(variable, path, 1));
	free(path);
}

int
main(void)
{
	if (!CHECK(folder_begin()))
		return test_end();
	set_home("HOME", "home");
	set_home("XDG_DATA_HOME", "data");
	set_home("XDG_DATA_DIRS", "share");
	put_all();
	check_open("mine", NULL, EXIT_DONE, "");
	check_open("zotero.csl", NULL, EXIT_DONE, "");
	check_open("http://www.zotero.org/styles/system", NULL, EXIT_DONE, "");
	check_open("child", "fr-FR", EXIT_DONE, "");
	check_open("zoter", NULL, EXIT_NO_INPUT,
		   "error: there is no style \"zoter\"; near it: zotero");
	check_open("../styles/mine", NULL, EXIT_NO_INPUT,
		   "../styles/mine: error: there is no such file");
	check_open("orphan", NULL, EXIT_NO_INPUT,
		   "/share/citation-style-language/styles/dependent/orphan.csl: error: "
		   "the style it depends on, \"http://x/nobody\", is not there");
	check_open("grandchild", NULL, EXIT_DATA,
		   "/share/citation-style-language/styles/dependent/grandchild.csl: error: "
		   "the style it depends on, \"http://x/child\", depends on another");
	/* What a message quotes is cut after 60 letters. */
	check_open("far", NULL, EXIT_NO_INPUT,
		   "/share/citation-style-language/styles/dependent/far.csl: error: the style it "
		   "depends on, \"http://x/" TEN TEN TEN TEN TEN "a…\", is not there");
	check_open("farther", NULL, EXIT_DATA,
		   "/share/citation-style-language/styles/dependent/farther.csl: error: the style "
		   "it depends on, \"http://x/" TEN TEN TEN TEN TEN "a…\", depends on another");
	check_open(TEN TEN TEN TEN TEN TEN "zoter", NULL, EXIT_NO_INPUT,
		   "error: there is no style \"" TEN TEN TEN TEN TEN TEN
		   "…\"; \"pacecat styles\" lists those there are");
	check_open("broken", NULL, EXIT_DATA,
		   "/share/citation-style-language/styles/broken.csl:2:5: error: "
		   "this closing tag does not fit the element that is open");
	check_list("",
		   TEN TEN TEN TEN TEN "another child mine far farther grandchild parted orphan "
				       "parent system zotero");
	check_list("etudes GEOLOGY", "mine");
	check_list("mineralogy", "parted");
	check_list("gold", "zotero");
	check_list("child", "child grandchild");
	check_list("shadowed", "");
	check_cancelled();
	check_locales();
	CHECK(folder_end());
	return test_end();
}
