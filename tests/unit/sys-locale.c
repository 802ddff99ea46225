/* SPDX-License-Identifier: MIT */
#include "sys/locale.h"

#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/gettext.h"
#include "sys/file.h"
#include "tests/folder.h"
#include "tests/test.h"

/* A file of messages in which "May" is `word`. */
static void
put_messages(const char *language, const char *word)
{
	static const char header[] = "Content-Type: text/plain; charset=UTF-8\n";
	const uint32_t head[] = { 0x950412de, 0, 2, 28, 44, 0, 0 };
	const uint32_t table[] = {
		0, 60, 3, 61, (uint32_t)sizeof header - 1, 65, (uint32_t)strlen(word),
		65 + (uint32_t)sizeof header,
	};
	struct buf b = BUF_INIT, path = BUF_INIT;

	buf_add(&b, head, sizeof head);
	buf_add(&b, table, sizeof table);
	buf_add(&b, "\0May", 5);
	buf_add(&b, header, sizeof header);
	buf_add(&b, word, strlen(word) + 1);
	buf_printf(&path, "%s/%s/LC_MESSAGES/test.mo", folder, language);
	CHECK(file_write(path.data, b.data, b.len, FILE_FOLDERS, NULL));
	buf_release(&b);
	buf_release(&path);
}

struct setting {
	const char *lc_all, *lc_ctype, *lang, *language;        /* NULL: unset */
	const char *charset, *wanted;                           /* locale_start's */
	const char *later;                                      /* locale_set_language's, or NULL */
	const char *want;                                       /* "charset languages message" */
};

static void
set(const char *variable, const char *value)
{
	if (value)
		setenv(variable, value, 1);
	else
		unsetenv(variable);
}

static void
start(const struct setting *s, struct buf *out)
{
	static const char *const names[] = {
		[CHARSET_UTF8] = "utf8", [CHARSET_LOCALE] = "locale", [CHARSET_ASCII] = "ascii",
	};
	struct locale_choice choice;

	set("LC_ALL", s->lc_all);
	set("LC_CTYPE", s->lc_ctype);
	set("LC_MESSAGES", NULL);
	set("LANG", s->lang);
	set("LANGUAGE", s->language);
	locale_start(&choice, s->charset, s->wanted, "test", folder);
	if (s->later) {
		buf_printf(out, "%s ", _("May"));
		locale_set_language(&choice, s->later);
	}
	buf_printf(out, "%s %s %s", names[choice.charset], choice.languages, _("May"));
	/* By this name some versions of gettext would not speak any language. */
	if (*choice.languages && !strncmp(setlocale(LC_MESSAGES, NULL), "C.", 2))
		buf_puts(out, ", in no language elsewhere");
	locale_choice_release(&choice);
}

/* Each in a process of its own: a locale cannot be started twice. */
static void
check(const struct setting *s, int number)
{
	struct buf out = BUF_INIT;
	char room[256] = "";
	int ends[2], status = 0;
	ssize_t len;
	pid_t child;

	if (!CHECK(!pipe(ends)))
		return;
	child = fork();
	if (child == 0) {
		start(s, &out);
		if (write(ends[1], out.data, out.len) < 0)
			_exit(1);
		_exit(0);
	}
	close(ends[1]);
	waitpid(child, &status, 0);
	len = read(ends[0], room, sizeof room - 1);
	CHECK(len >= 0);
	close(ends[0]);
	if (!CHECK_STR(room, s->want))
		printf("  in case %d\n", number);
}

static const struct setting cases[] = {
	/* lc_all, lc_ctype, lang, language, charset, wanted, later, want */
	{ NULL, NULL, NULL, NULL, NULL, NULL, NULL, "utf8  May" },
	{ NULL, NULL, "C.UTF-8", NULL, NULL, NULL, NULL, "utf8  May" },
	{ NULL, NULL, "C", NULL, NULL, NULL, NULL, "ascii  May" },
	{ NULL, NULL, "POSIX", "fr", NULL, NULL, NULL, "ascii  May" },
	{ "C", NULL, "fr_FR.UTF-8", NULL, NULL, NULL, NULL, "ascii  May" },
	{ "", "", "xf_FR.UTF-8", "", NULL, NULL, NULL, "utf8 xf_FR mai" },
	{ NULL, NULL, "xf_FR.UTF-8@euro", NULL, NULL, NULL, NULL, "utf8 xf_FR mai" },
	{ "xf_FR", NULL, NULL, NULL, NULL, NULL, NULL, "utf8 xf_FR mai" },
	{ NULL, NULL, "xf_FR.ISO-8859-1", NULL, NULL, NULL, NULL, "ascii xf_FR mai" },
	{ NULL, "C", "xf_FR.UTF-8", NULL, NULL, NULL, NULL, "ascii xf_FR mai" },
	{ NULL, NULL, "C.UTF-8", "xf:xp", NULL, NULL, NULL, "utf8 xf:xp mai" },
	{ NULL, NULL, NULL, "xf", NULL, NULL, NULL, "utf8 xf mai" },
	{ NULL, NULL, "xf_FR.UTF-8", "en:xf", NULL, NULL, NULL, "utf8 en:xf May" },
	{ NULL, NULL, "xf_FR.UTF-8", "zz:xp", NULL, NULL, NULL, "utf8 zz:xp maio" },
	{ NULL, NULL, "C", NULL, NULL, "xf", NULL, "ascii xf mai" },
	{ NULL, NULL, "xf_FR.UTF-8", NULL, NULL, "xp-br", NULL, "utf8 xp_BR maio" },
	{ NULL, NULL, "xf_FR.UTF-8", NULL, NULL, "en", NULL, "utf8 en May" },
	{ NULL, NULL, NULL, NULL, NULL, "../etc:xf", NULL, "utf8 xf mai" },
	{ NULL, NULL, "C", NULL, "utf-8", NULL, NULL, "utf8  May" },
	{ NULL, NULL, "xf_FR.UTF-8", NULL, "ascii", NULL, NULL, "ascii xf_FR mai" },
	{ NULL, NULL, "C.UTF-8", NULL, "locale", NULL, NULL, "utf8  May" },
	{ NULL, NULL, "C", NULL, "locale", NULL, NULL, "ascii  May" },
	{ NULL, NULL, "xf_FR.UTF-8", NULL, NULL, NULL, "xp", "mai utf8 xp maio" },
	{ NULL, NULL, "xf_FR.UTF-8", NULL, NULL, NULL, "", "mai utf8  May" },
	{ NULL, NULL, "xf_FR.UTF-8", NULL, NULL, NULL, "en", "mai utf8 en May" },
	{ NULL, NULL, "C", NULL, NULL, NULL, "xf", "May ascii xf mai" },
};

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "xf_FR.UTF-8")) {
		test_skip("the locales of this system are other ones");
		return test_end();
	}
#if !ENABLE_NLS
	test_skip("no messages in this build");
	return test_end();
#endif
	if (!CHECK(folder_begin()))
		return test_end();
	put_messages("xf", "mai");
	put_messages("xp", "maio");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i], (int)i);
	CHECK(folder_end());
	return test_end();
}
