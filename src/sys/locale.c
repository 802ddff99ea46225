/* SPDX-License-Identifier: MIT */
/*
 * gettext obeys LANGUAGE only when the locale of LC_MESSAGES has a name other than "C", and other
 * than "C.UTF-8" in newer versions of glibc (2.41, but not 2.36); any other name will do.  So where
 * the user's locale is not installed C.UTF-8 stands in for it by another name, and LANGUAGE says
 * what was meant.  musl's takes no notice of LANGUAGE, but every name of a locale.
 */
#include "sys/locale.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "sys/carried.h"

static const char *const charsets[] = { "auto", "utf-8", "ascii", "locale" };
enum { ASKED_AUTO, ASKED_UTF8, ASKED_ASCII, ASKED_LOCALE };

/* What a system may call a locale of UTF-8 that says nothing else. */
static const char *const neutral[] = {
	"C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8", "en_GB.UTF-8", "UTF-8",
};

#define NEUTRALS (sizeof neutral / sizeof *neutral)

static bool
is_utf8(const char *codeset)
{
	return ascii_same(codeset, "UTF-8") || ascii_same(codeset, "utf8");
}

static bool
is_ascii(const char *codeset)
{
	static const char *const names[] = { "ANSI_X3.4-1968", "US-ASCII", "ASCII", "646" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ascii_same(codeset, names[i]))
			return true;
	return !*codeset;
}

static bool
is_c(const char *locale)
{
	return !strcmp(locale, "C") || !strcmp(locale, "POSIX");
}

static bool
set_utf8(void)
{
	for (size_t i = 0; i < NEUTRALS; i++)
		if (setlocale(LC_CTYPE, neutral[i]) && is_utf8(nl_langinfo(CODESET)))
			return true;
	return carried_utf8();
}

/* The name of the locale that the environment asks for in a category, or NULL. */
static const char *
wanted(const char *category)
{
	const char *const variables[] = { "LC_ALL", category, "LANG" };

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);

		if (value && *value)
			return value;
	}
	return NULL;
}

/* Does the name say other characters than UTF-8, as "fr_FR.ISO-8859-1" does? */
static bool
names_other_charset(const char *locale)
{
	const char *dot = strchr(locale, '.');
	size_t len = dot ? strcspn(dot + 1, "@") : 0;

	if (!len)
		return false;
	return !(len == 5 && ascii_begins(dot + 1, "UTF-8")) &&
	       !(len == 4 && ascii_begins(dot + 1, "utf8"));
}

static enum charset
charset_of_locale(void)
{
	const char *codeset = nl_langinfo(CODESET);

	return is_utf8(codeset) ? CHARSET_UTF8 : is_ascii(codeset) ? CHARSET_ASCII : CHARSET_LOCALE;
}

static enum charset
start_characters(int asked)
{
	const char *locale = wanted("LC_CTYPE");
	bool installed = locale && setlocale(LC_CTYPE, "");

	if (asked == ASKED_UTF8) {
		if (!installed || charset_of_locale() != CHARSET_UTF8)
			set_utf8();
		return CHARSET_UTF8;
	}
	if (asked == ASKED_ASCII)
		return CHARSET_ASCII;
	/*
	 * A terminal of another charset shows ASCII right, and UTF-8 wrong; which is what a libc
	 * means that takes every name and knows UTF-8 alone.
	 */
	if (locale && names_other_charset(locale) &&
	    (!installed || charset_of_locale() == CHARSET_UTF8))
		return CHARSET_ASCII;
	if (installed)
		return charset_of_locale();
	return set_utf8() ? CHARSET_UTF8 : CHARSET_ASCII;
}

/* Append "fr_CA" for "fr-ca", "fr_CA.UTF-8" and "fr_CA@euro"; nothing for what is no language. */
static void
add_language(struct buf *list, const char *s, size_t len)
{
	size_t end = 0, start = list->len;

	while (end < len && s[end] != '.' && s[end] != '@')
		end++;
	if ((end == 1 && *s == 'C') || (end == 5 && !memcmp(s, "POSIX", 5)))
		return;
	for (size_t i = 0; i < end; i++)
		if (!ascii_is_alnum(s[i]) && s[i] != '-' && s[i] != '_')
			return;
	if (end && start)
		buf_putc(list, ':');
	for (size_t i = 0, subtag = 0; i < end; i++) {
		bool region = subtag && end - subtag == 2;
		char c = s[i];

		if (c == '-' || c == '_') {
			subtag = i + 1;
			c = '_';
		} else if (region && ascii_is_lower(c)) {
			c = (char)(c - 'a' + 'A');
		}
		buf_putc(list, c);
	}
}

/* Append all languages of a list; blanks and commas separate too. */
static void
add_languages(struct buf *list, const char *s)
{
	while (*s) {
		size_t len = strcspn(s, ":, ");

		add_language(list, s, len);
		s += len + strspn(s + len, ":, ");
	}
}

/*
 * Tell gettext.  The sentences in the source are English, but no file says so: unless the list ends
 * there, "en:fr" would be answered in French.
 */
static void
tell_gettext(const char *languages)
{
	size_t len = 0;

	while (languages[len]) {
		size_t word = strcspn(languages + len, ":");
		bool english = word >= 2 && ascii_begins(languages + len, "en") &&
			       (word == 2 || languages[len + 2] == '_');

		len += word;
		if (english || !languages[len])
			break;
		len++;
	}
	if (len) {
		char *list = xstrndup(languages, len);

		setenv("LANGUAGE", list, 1);
		free(list);
	} else {
		unsetenv("LANGUAGE");
	}
}

/* Any locale that gettext does not take for "C". */
static void
name_anything(void)
{
	/* C.UTF-8 in nobody's territory: glibc finds the one of none by it. */
	const char *found = setlocale(LC_MESSAGES, "C_ZZ.UTF-8");

	for (size_t i = NEUTRALS; i && !found; i--)
		found = setlocale(LC_MESSAGES, neutral[i - 1]);
}

/* LC_MESSAGES gets the name of the first language, where the libc takes it, else any but "C". */
static void
name_messages(const char *languages)
{
	char *first = xstrndup(languages, strcspn(languages, ":"));

	if (*first && !setlocale(LC_MESSAGES, first)) {
		const char *name = setlocale(LC_MESSAGES, NULL);

		if (!name || is_c(name) || !strncmp(name, "C.", 2))
			name_anything();
	}
	free(first);
}

static char *
start_languages(const char *languages)
{
	const char *locale = wanted("LC_MESSAGES");
	const char *list = getenv("LANGUAGE");
	struct buf b = BUF_INIT;

	if (languages && *languages) {
		add_languages(&b, languages);
	} else if (!locale || !is_c(locale)) {
		if (list)
			add_languages(&b, list);
		if (locale && !b.len)
			add_language(&b, locale, strlen(locale));
	}
	setlocale(LC_MESSAGES, "");
	name_messages(b.data);
	tell_gettext(b.data);
	return buf_detach(&b);
}

static int
charset_asked(const char *word)
{
	for (int i = 0; word && i < (int)(sizeof charsets / sizeof *charsets); i++)
		if (ascii_same(word, charsets[i]))
			return i;
	return word && ascii_same(word, "utf8") ? ASKED_UTF8 : -1;
}

void
locale_start(struct locale_choice *choice, const char *charset, const char *languages,
	     const char *domain, const char *folder)
{
	choice->charset = start_characters(charset_asked(charset));
	/* What converts an 8-bit charset is code that is loaded: now, while it may be. */
	(void)btowc(0xa0);
	choice->languages = start_languages(languages);
#if ENABLE_NLS
	/* What the system translates where we do not comes in UTF-8 too. */
	bind_textdomain_codeset("libc", "UTF-8");
	bind_textdomain_codeset("iso_3166-1", "UTF-8");
	if (domain) {
		bindtextdomain(domain, folder);
		bind_textdomain_codeset(domain, "UTF-8");
		textdomain(domain);
	}
#else
	(void)domain;
	(void)folder;
#endif
}

void
locale_set_language(struct locale_choice *choice, const char *languages)
{
	struct buf b = BUF_INIT;

	add_languages(&b, languages);
	name_messages(b.data);
	tell_gettext(b.data);
	free(choice->languages);
	choice->languages = buf_detach(&b);
#if ENABLE_NLS
	/* Naming the domain anew makes gettext forget what it looked up in the other language. */
	textdomain(textdomain(NULL));
#endif
}

bool
locale_use_utf8(void)
{
	return is_utf8(nl_langinfo(CODESET)) || set_utf8();
}

void
locale_choice_release(struct locale_choice *choice)
{
	free(choice->languages);
	choice->languages = NULL;
}

void
locale_messages(struct buf *b)
{
	/* The translation's header, which names its language and its date. */
	static const char header[] = "";

	buf_puts(b, gettext(header));
}
