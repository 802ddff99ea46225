/* SPDX-License-Identifier: MIT */
/*
 * The characters of ISO C (7.29.6, 7.22.7) and wcwidth of POSIX for a static program on a host
 * without locales, where the C library knows ASCII alone.  They take the place of its own, for
 * curses as well: text is UTF-8 whatever the locale is called.
 *
 * A libc whose every locale is UTF-8 (musl) needs none of this.
 */
#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>
#include <wctype.h>

#include "sys/carried.h"
#include "text/utf8.h"
#include "text/width.h"

#ifdef __GLIBC__

/* Asked for, though the locale's name does not say so. */
static bool utf8;

bool
carried_utf8(void)
{
	utf8 = true;
	return true;
}

#define FAULT ((size_t)-1)
#define UNFINISHED ((size_t)-2)

/* The bytes of a character that has not ended, kept in an mbstate_t. */
struct begun {
	unsigned char count;
	char bytes[3];
};

_Static_assert(sizeof(struct begun) <= sizeof(mbstate_t), "no room for a character that is begun");

/* Could more bytes make a character of these? */
static bool
may_go_on(const char *bytes, size_t count)
{
	static const char fill[] = { (char)0x80, (char)0xBF };
	uint32_t code;

	for (size_t len = count + 1; len <= 4; len++)
		for (size_t i = 0; i < sizeof fill; i++) {
			char whole[4];

			memset(whole, fill[i], sizeof whole);
			memcpy(whole, bytes, count);
			if (utf8_decode(whole, len, &code) == len)
				return true;
		}
	return false;
}

size_t
mbrtowc(wchar_t *out, const char *s, size_t len, mbstate_t *state)
{
	static mbstate_t own;
	struct begun begun;
	char bytes[4];
	uint32_t code = 0;
	size_t used = 0, count;

	if (!state)
		state = &own;
	memcpy(&begun, state, sizeof begun);
	count = begun.count < sizeof begun.bytes ? begun.count : sizeof begun.bytes;
	memcpy(bytes, begun.bytes, count);
	memset(state, 0, sizeof *state);
	if (!s)
		return count ? FAULT : 0;
	while (used < len && count < sizeof bytes) {
		bytes[count++] = s[used++];
		if (utf8_decode(bytes, count, &code)) {
			if (out)
				*out = (wchar_t)code;
			return code ? used : 0;
		}
		if (count == sizeof bytes || !may_go_on(bytes, count))
			return FAULT;
	}
	begun.count = (unsigned char)count;
	memcpy(begun.bytes, bytes, count < sizeof begun.bytes ? count : sizeof begun.bytes);
	memcpy(state, &begun, sizeof begun);
	return UNFINISHED;
}

size_t
mbrlen(const char *s, size_t len, mbstate_t *state)
{
	static mbstate_t own;

	return mbrtowc(NULL, s, len, state ? state : &own);
}

int
mbtowc(wchar_t *out, const char *s, size_t len)
{
	mbstate_t state;
	size_t used;

	if (!s)
		return 0;
	memset(&state, 0, sizeof state);
	used = mbrtowc(out, s, len, &state);
	return used == FAULT || used == UNFINISHED ? -1 : (int)used;
}

int
mblen(const char *s, size_t len)
{
	return mbtowc(NULL, s, len);
}

size_t
wcrtomb(char *out, wchar_t wide, mbstate_t *state)
{
	uint32_t code = (uint32_t)wide;

	if (state)
		memset(state, 0, sizeof *state);
	if (!out)
		return 1;
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		return FAULT;
	return utf8_encode(code, out);
}

int
wctomb(char *out, wchar_t wide)
{
	return out ? (int)wcrtomb(out, wide, NULL) : 0;
}

wint_t
btowc(int byte)
{
	return byte >= 0 && byte < 0x80 ? (wint_t)byte : WEOF;
}

int
wctob(wint_t wide)
{
	return wide < 0x80 ? (int)wide : EOF;
}

size_t
mbsrtowcs(wchar_t *out, const char **s, size_t room, mbstate_t *state)
{
	const char *at = *s;
	size_t n = 0;

	while (!out || n < room) {
		wchar_t wide;
		size_t used = mbrtowc(&wide, at, strlen(at) + 1, state);

		if (used == FAULT || used == UNFINISHED)
			return FAULT;
		if (out)
			out[n] = used ? wide : L'\0';
		if (!used) {
			if (out)
				*s = NULL;
			return n;
		}
		at += used;
		n++;
	}
	*s = at;
	return n;
}

size_t
mbstowcs(wchar_t *out, const char *s, size_t room)
{
	mbstate_t state;

	memset(&state, 0, sizeof state);
	return mbsrtowcs(out, &s, room, &state);
}

size_t
wcsrtombs(char *out, const wchar_t **s, size_t room, mbstate_t *state)
{
	const wchar_t *at = *s;
	size_t n = 0;

	for (;; at++) {
		char bytes[4];
		size_t len = wcrtomb(bytes, *at, state);

		if (len == FAULT)
			return FAULT;
		if (out && n + len > room)
			break;
		if (out)
			memcpy(out + n, bytes, len);
		if (!*at) {
			if (out)
				*s = NULL;
			return n;
		}
		n += len;
	}
	*s = at;
	return n;
}

size_t
wcstombs(char *out, const wchar_t *s, size_t room)
{
	mbstate_t state;

	memset(&state, 0, sizeof state);
	return wcsrtombs(out, &s, room, &state);
}

int
wcwidth(wchar_t wide)
{
	return code_width((uint32_t)wide);
}

int
iswprint(wint_t wide)
{
	return code_width((uint32_t)wide) > 0;
}

/* Only the name of the charset is asked for. */
char *
nl_langinfo(nl_item item)
{
	static char name[] = "UTF-8", ascii[] = "ANSI_X3.4-1968", none[] = "";
	const char *locale = setlocale(LC_CTYPE, NULL);
	const char *dot = locale ? strchr(locale, '.') : NULL;

	if (item != CODESET)
		return none;
	return utf8 || (dot && (!strncasecmp(dot, ".utf-8", 6) || !strncasecmp(dot, ".utf8", 5))) ?
		name : ascii;
}

#else
bool
carried_utf8(void)
{
	return false;
}
#endif
