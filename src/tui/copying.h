/* SPDX-License-Identifier: MIT */
/*
 * What copying takes: the citation style and language that are current, the styles there are to
 * choose from, and the text of studies in each of the forms.  It outlives catalogues, and reads
 * files of styles and locales when they are first asked for, nothing else.
 */
#ifndef PACECAT_TUI_COPYING_H
#define PACECAT_TUI_COPYING_H

#include "model/catalogue.h"
#include "model/language.h"
#include "store/citer.h"
#include "store/style-list.h"
#include "tui/beside.h"

enum copy_form {
	COPY_REFERENCE, /* as in a bibliography */
	COPY_IN_TEXT,	/* as a text cites it, or its note */
	COPY_BIBTEX,
	COPY_BIBLATEX,
	COPY_RIS,
	COPY_CSL_JSON,
	COPY_KEY, /* of its entry as BibTeX: citekey.h */
	COPY_ID,
	COPY_URL,
	COPY_DOI,
	COPY_FORMS
};

/* What people call it, translated. */
const char *copy_form_title(enum copy_form);

/* How something is to be copied.  Borrowed. */
struct copy_how {
	enum copy_form form;
	const char *style;    /* as in store/citer.h */
	const char *language; /* a tag; "": the style's own, or what the settings say */
};

struct copying {
	char *argv0;		/* as in store/locate.h; may be NULL */
	char *preset;		/* the language of the settings */
	char *style, *language; /* the current ones, as in copy_how */
	enum copy_form form;	/* that was copied last */
	char *file;		/* that was added to last; or NULL */
	struct citer *citer;	/* of these two; or NULL */
	char *cited_style, *cited_language;
	struct diags diags; /* of that */
	/* The styles there are, once they are listed, and of each what it is found by. */
	struct style_list styles;
	struct buf *folded;
	bool listed, listing;
	void (*changed)(void *context); /* they have been listed: for whoever shows them */
	void *context;
};

/* `argv0` as in store/locate.h; `preset` may be "". */
void copying_init(struct copying *, const char *argv0, const char *style, const char *preset);
void copying_release(struct copying *);

/* Make a style and a language the current ones; copies are kept. */
void copying_set(struct copying *, const char *style, const char *language);

struct copy_how copying_how(const struct copying *, enum copy_form);

/*
 * Append the text of these studies, at most one line end between two, none at the end.  It has no
 * control characters but those line ends; U+00A0 stays.  False, and a sentence in err, when there
 * is none.  The languages are the reader's, for forms that no style decides.
 */
bool copying_text(struct copying *, const struct copy_how *, const struct catalogue *,
		  const struct languages *, const uint32_t *study, size_t count, struct buf *text,
		  struct buf *err);

/* See which styles there are: the worker does, where there is one. */
void copying_list(struct copying *, const struct beside *);

/* Append the tags of the locales there are, sorted. */
void copying_languages(const struct copying *, struct paths *);

/* "3 studies, 412 characters: given to wl-copy"; program NULL: sent to the terminal. */
void copying_say(struct buf *, size_t studies, const char *text, const char *program);

#endif
