/* SPDX-License-Identifier: MIT */
/*
 * Colours of terminals: numbers from 0 to 255, as the usual 256 are, or -1: the terminal's own. The
 * first sixteen are whatever their user has made of them; the others are fixed.
 */
#ifndef PACECAT_TUI_COLOUR_H
#define PACECAT_TUI_COLOUR_H

#include <stddef.h>

#define COLOUR_OWN (-1)
#define COLOUR_NONE (-2) /* no colour at all */
#define COLOUR_FIXED 16	 /* the first that means the same everywhere */

/*
 * default; black red green yellow blue magenta cyan white, with bright- before them; color0 to
 * color255; rgb:E69F00, which is the nearest of those that are fixed.  Else COLOUR_NONE.
 */
int colour_parse(const char *word, size_t len);

/* Red, green and blue, 0 to 255 each; of the first sixteen as they usually are. */
void colour_rgb(int colour, int rgb[3]);

/* The nearest on a terminal with so many colours; COLOUR_OWN when it has none. */
int colour_nearest(int colour, int count);

#endif
