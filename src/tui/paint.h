/* SPDX-License-Identifier: MIT */
/*
 * From a canvas to the terminal, by way of curses, which sends the difference: the part of screen.h
 * that draws.  Only screen.c calls it, between newterm() and endwin().
 */
#ifndef PACECAT_TUI_PAINT_H
#define PACECAT_TUI_PAINT_H

#include <stdbool.h>

#include "tui/canvas.h"
#include "tui/theme.h"

/* Curses has just started: nothing is known of the terminal. */
struct paint_options {
	bool acs;                       /* lines by the terminal's other character set */
	bool links;                     /* it knows OSC 8 */
	bool unsure;                    /* it measures text by tables of its own: UTF-8 */
};
void paint_start(const struct paint_options *);

/* Draw that much of it, and place the cursor. */
void paint_canvas(const struct canvas *, const struct theme *, int rows, int cols);

/* The terminal was cleared, or somebody else has written on it. */
void paint_forget(void);

/* Have colours been used? */
bool paint_coloured(void);

#endif
