/* SPDX-License-Identifier: MIT */
#include "tui/colour.h"

#include <string.h>

static const char *const names[] = { "black", "red",	 "green", "yellow",
				     "blue",  "magenta", "cyan",  "white" };

void
colour_rgb(int colour, int rgb[3])
{
	static const int steps[6] = { 0, 95, 135, 175, 215, 255 };

	for (int i = 0; i < 3; i++) {
		if (colour >= 232)
			rgb[i] = 8 + (colour - 232) * 10;
		else if (colour >= COLOUR_FIXED)
			rgb[i] = steps[(colour - COLOUR_FIXED) /
				       (i == 0	 ? 36
					: i == 1 ? 6
						 : 1) %
				       6];
		else if (colour == 7 || colour == 8)
			rgb[i] = colour == 7 ? 192 : 128;
		else
			rgb[i] = colour & (1 << i) ? colour >= 8 ? 255 : 160 : 0;
	}
}

/* The one of from..to (not included) that is least away. */
static int
nearest_of(const int want[3], int from, int to)
{
	int best = from;
	long best_distance = -1;

	for (int i = from; i < to; i++) {
		int have[3];
		long distance = 0;

		colour_rgb(i, have);
		for (int k = 0; k < 3; k++)
			distance += (long)(want[k] - have[k]) * (want[k] - have[k]);
		if (best_distance < 0 || distance < best_distance) {
			best = i;
			best_distance = distance;
		}
	}
	return best;
}

int
colour_nearest(int colour, int count)
{
	int want[3];

	if (colour < 0 || colour < count)
		return colour;
	if (count < 8)
		return COLOUR_OWN;
	/* The first sixteen are hues that users choose themselves: keep hue, drop brightness. */
	if (colour < COLOUR_FIXED)
		return colour & 7;
	colour_rgb(colour, want);
	return nearest_of(want, 0, count >= 16 ? 16 : 8);
}

/* A number of that base, or -1. */
static int
digits(const char *s, size_t len, int base)
{
	static const char all[] = "0123456789abcdefABCDEF";
	int n = 0;

	for (size_t i = 0; i < len; i++) {
		const char *at = s[i] ? strchr(all, s[i]) : NULL;
		int digit = at ? (int)(at - all) : base;

		if (at && digit > 15)
			digit -= 6;
		if (digit >= base)
			return -1;
		n = n * base + digit;
	}
	return n;
}

static int
parse_rgb(const char *hex)
{
	int rgb[3];

	for (int i = 0; i < 3; i++) {
		rgb[i] = digits(hex + 2 * i, 2, 16);
		if (rgb[i] < 0)
			return COLOUR_NONE;
	}
	return nearest_of(rgb, COLOUR_FIXED, 256);
}

int
colour_parse(const char *word, size_t len)
{
	static const char bright[] = "bright-";
	int base = 0, number;

	if (len == 7 && !memcmp(word, "default", 7))
		return COLOUR_OWN;
	if (len > 5 && len <= 8 && !memcmp(word, "color", 5)) {
		number = digits(word + 5, len - 5, 10);
		return number >= 0 && number <= 255 ? number : COLOUR_NONE;
	}
	if (len == 10 && !memcmp(word, "rgb:", 4))
		return parse_rgb(word + 4);
	if (len > sizeof bright - 1 && !memcmp(word, bright, sizeof bright - 1)) {
		word += sizeof bright - 1;
		len -= sizeof bright - 1;
		base = 8;
	}
	for (int i = 0; i < 8; i++)
		if (strlen(names[i]) == len && !memcmp(names[i], word, len))
			return base + i;
	return COLOUR_NONE;
}
