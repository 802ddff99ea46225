/* SPDX-License-Identifier: MIT */
/*
 * What opens a file or an address: a program of the reader's own for its media type, the desktop's,
 * or, where there is no display, a text on the terminal.  Always an argv, never a shell.
 */
#ifndef PACECAT_SYS_OPENER_H
#define PACECAT_SYS_OPENER_H

#include <stdbool.h>

#include "base/buf.h"
#include "sys/path.h"

/* What tells where the reader sits.  All borrowed. */
struct opener_place {
	bool ssh, display;
	const char *pager;	    /* as spawn_split takes it; NULL or "": less */
	const struct paths *viewer; /* "application/pdf: zathura", "image/png: feh -F"; or NULL */
	bool (*has)(const char *program); /* is it along PATH */
};

enum opening_how {
	OPENING_APART, /* in a window of its own: nobody waits */
	OPENING_HERE,  /* on this terminal */
	OPENING_TEXT   /* what argv prints is read by `reader` on this terminal */
};

/* To be released. */
struct opening {
	enum opening_how how;
	struct paths argv, reader;
};

/* What the environment of this program says. */
struct opener_place opener_here(const struct paths *viewer);

/* "application/pdf" by the end of the name, or "application/octet-stream". */
const char *opener_media_type(const char *path);

/* Is it a line of a `viewer` setting: a media type or a group, a colon, a command? */
bool opener_viewer_good(const char *line);

/*
 * May this address be handed to a program?  http, https or ftp, a host, nothing that is not printed
 * ASCII or UTF-8 letters, no quotes, brackets or backslashes.
 */
bool opener_address_good(const char *url);

/*
 * How to open a file (an absolute path), or an address that is good.  False, with a translated
 * sentence in err and nothing to release, when nothing here can.
 */
bool opener_file(const struct opener_place *, const char *path, struct opening *, struct buf *err);
bool opener_address(const struct opener_place *, const char *url, struct opening *,
		    struct buf *err);
void opening_release(struct opening *);

/* Do it, the terminal being ours to lend unless it is OPENING_APART.  False with a sentence. */
bool opening_start(const struct opening *, struct buf *err);

/*
 * The real path of a file of a catalogue in `folder`, owned; NULL with a sentence when it is not
 * there or lies elsewhere, by links too.
 */
char *opener_path(const char *folder, const char *name, struct buf *err);

#endif
