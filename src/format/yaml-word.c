/* SPDX-License-Identifier: MIT */
/* Plain texts that are more than that to readers of YAML 1.1 (yaml.org/type). */
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"

#include "format/yaml.h"

/* Is it one of the words, which are separated by single blanks and have at most 5 letters? */
static bool
among(const char *s, size_t len, const char *words)
{
	if (!len || len > 5)
		return false;
	for (const char *w = words; *w;) {
		size_t n = 0;

		while (n < len && w[n] == s[n])
			n++;
		if (n == len && (w[n] == ' ' || !w[n]))
			return true;
		for (w += n; *w && *w != ' ';)
			w++;
		w += *w == ' ';
	}
	return false;
}

/* Integers and floats, sexagesimal ones too, as YAML 1.1 has them. */
static bool
number(const char *s, size_t len)
{
	size_t digits = 0, dots = 0, colons = 0, i = 0;

	if (s[i] == '-' || s[i] == '+')
		i++;
	if (i < len && s[i] == '.' && among(s + i, len - i, ".inf .Inf .INF"))
		return true;
	if (len - i > 2 && s[i] == '0' && (s[i + 1] == 'x' || s[i + 1] == 'b')) {
		const char *set = s[i + 1] == 'x' ? "0123456789abcdefABCDEF_" : "01_";

		for (i += 2; i < len && s[i] && strchr(set, s[i]); i++)
			;
		return i == len;
	}
	if (i == len || s[i] == '_')
		return false;
	for (; i < len; i++) {
		if (ascii_is_digit(s[i]))
			digits++;
		else if (s[i] == '.')
			dots++;
		else if (s[i] == ':' && digits && i + 1 < len)
			colons++;
		else if ((s[i] == 'e' || s[i] == 'E') && digits && i + 1 < len)
			break;
		else if (s[i] != '_')
			return false;
	}
	if (i < len) {
		i += s[i + 1] == '-' || s[i + 1] == '+' ? 2 : 1;
		if (i == len || colons)
			return false;
		for (; i < len; i++)
			if (s[i] < '0' || s[i] > '9')
				return false;
	}
	return digits && dots <= 1;
}

enum yaml_word
yaml_word(const char *s, size_t len)
{
	static const char booleans[] =
		"y Y yes Yes YES n N no No NO true True TRUE false False FALSE "
		"on On ON off Off OFF";

	if (!len || len > 64)
		return WORD_NONE;
	if (s[0] > '9') {
		if (len > 5 || !strchr("yYnNtTfFoO~", s[0]))
			return WORD_NONE;
		return among(s, len, booleans)		   ? WORD_BOOLEAN
		       : among(s, len, "~ null Null NULL") ? WORD_NULL
							   : WORD_NONE;
	}
	if (!strchr("0123456789+-.", s[0]))
		return WORD_NONE;
	if ((s[0] == '.' && among(s, len, ".nan .NaN .NAN")) || number(s, len))
		return WORD_NUMBER;
	if (len >= 8 && s[4] == '-') {
		static const char digits[] = "0123456789";
		size_t month = strspn(s + 5, digits);

		if (strspn(s, digits) == 4 && month >= 1 && month <= 2 && s[5 + month] == '-')
			return WORD_DATE;
	}
	return WORD_NONE;
}
