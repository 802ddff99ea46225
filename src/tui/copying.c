/* SPDX-License-Identifier: MIT */
#include "tui/copying.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/citekey.h"
#include "format/export.h"
#include "store/styles.h"
#include "sys/file.h"
#include "text/fold.h"
#include "text/utf8.h"

/* More would keep the reader waiting, and no terminal takes so much. */
#define CITED_MOST 2000

static const struct form {
	const char *title;  /* for _(); NULL: the format's own */
	const char *format; /* format/format.h's; NULL: none */
	enum key key;	    /* else the text under this one ... */
	const char *lack;   /* ... and what is said where there is none */
} forms[COPY_FORMS] = {
	[COPY_REFERENCE] = { .title = N_("Reference") },
	/* TRANSLATORS: the citation in running text, as in "(Levin, 2012)". */
	[COPY_IN_TEXT] = { .title = N_("In-text citation") },
	[COPY_BIBTEX] = { .format = "bibtex" },
	[COPY_BIBLATEX] = { .format = "biblatex" },
	[COPY_RIS] = { .format = "ris" },
	[COPY_CSL_JSON] = { .format = "csl-json" },
	[COPY_KEY] = { .title = N_("Citation key") },
	[COPY_ID] = { .title = N_("Id in this catalogue"),
		      .key = KEY_ID,
		      .lack = N_("This study has no id") },
	[COPY_URL] = { .title = N_("URL"), .key = KEY_URL, .lack = N_("This study has no URL") },
	[COPY_DOI] = { .title = N_("DOI"), .key = KEY_DOI, .lack = N_("This study has no DOI") },
};

const char *
copy_form_title(enum copy_form form)
{
	const struct form *f = &forms[form];

	return f->title ? _(f->title) : format_find(f->format)->title;
}

void
copying_init(struct copying *c, const char *argv0, const char *style, const char *preset)
{
	*c = (struct copying){ .argv0 = argv0 ? xstrdup(argv0) : NULL,
			       .preset = xstrdup(preset),
			       .style = xstrdup(style),
			       .language = xstrdup("") };
}

static void
forget_citer(struct copying *c)
{
	citer_free(c->citer);
	free(c->cited_style);
	free(c->cited_language);
	diags_release(&c->diags);
	c->citer = NULL;
	c->cited_style = c->cited_language = NULL;
}

static void
forget_list(struct copying *c)
{
	for (size_t i = 0; i < c->styles.count; i++)
		buf_release(&c->folded[i]);
	free(c->folded);
	style_list_release(&c->styles);
	c->folded = NULL;
	c->listed = false;
}

void
copying_release(struct copying *c)
{
	forget_citer(c);
	forget_list(c);
	free(c->argv0);
	free(c->preset);
	free(c->style);
	free(c->language);
	free(c->file);
	*c = (struct copying){ .style = NULL };
}

void
copying_set(struct copying *c, const char *style, const char *language)
{
	char *new_style = xstrdup(style), *new_language = xstrdup(language);

	free(c->style);
	free(c->language);
	c->style = new_style;
	c->language = new_language;
}

struct copy_how
copying_how(const struct copying *c, enum copy_form form)
{
	return (struct copy_how){ .form = form, .style = c->style, .language = c->language };
}

/* Controls that turn text round where it is pasted are not for those who cannot see them. */
static bool
is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
	       (code >= 0x2066 && code <= 0x2069) || (code >= 0xe0000 && code < 0xe0080);
}

/* Append text without control characters; ends of lines are blanks unless `lines`. */
static void
add_clean(struct buf *out, const char *s, size_t len, bool lines)
{
	uint32_t code;

	while (len) {
		size_t n = utf8_decode(s, len, &code);

		if (!n) {
			buf_puts(out, "\xef\xbf\xbd");
			n = 1;
		} else if (code == '\n' && lines) {
			buf_putc(out, '\n');
		} else if (code == '\t' || code == '\n' || code == 0x2028 || code == 0x2029) {
			buf_putc(out, ' ');
		} else if (!is_control(code)) {
			buf_add(out, s, n);
		}
		s += n;
		len -= n;
	}
}

static void
trim(struct buf *out)
{
	while (out->len && (out->data[out->len - 1] == ' ' || out->data[out->len - 1] == '\n'))
		buf_truncate(out, out->len - 1);
}

/* One entry, on a line of its own. */
static void
add_entry(struct buf *out, const char *s)
{
	if (out->len)
		buf_putc(out, '\n');
	/* A style that sets parts apart begins with the end of a line. */
	s += strspn(s, " \n");
	add_clean(out, s, strlen(s), false);
	trim(out);
}

static bool
has_citer(struct copying *c, const struct copy_how *how, struct buf *err)
{
	struct citer_wish wish = { .style = how->style,
				   .language = *how->language ? how->language : NULL,
				   .preset = c->preset,
				   .writer = &csl_text,
				   .argv0 = c->argv0 };
	enum exit_status status;

	if (c->citer && !strcmp(c->cited_style, how->style) &&
	    !strcmp(c->cited_language, how->language))
		return true;
	forget_citer(c);
	c->citer = citer_new(&wish, &c->diags, &status);
	if (c->citer) {
		c->cited_style = xstrdup(how->style);
		c->cited_language = xstrdup(how->language);
	} else if (c->diags.count) {
		buf_puts(err, c->diags.diag[0].text);
	}
	return c->citer;
}

static bool
add_cited(struct copying *c, enum copy_form form, struct buf *text, struct csl_error *error)
{
	bool list = form == COPY_REFERENCE && citer_info(c->citer)->bibliography;
	const struct csl_bibliography *b = list ? citer_bibliography(c->citer, true, error) : NULL;
	const char *cited;

	for (size_t i = 0; b && i < b->count; i++)
		add_entry(text, b->entry[i].text);
	if (list)
		return b;
	cited = citer_together(c->citer, error);
	if (cited)
		add_entry(text, cited);
	return cited;
}

static bool
add_exported(const char *format, const struct catalogue *catalogue,
	     const struct languages *languages, const uint32_t *study, size_t count,
	     struct buf *text)
{
	struct export wish = { .format = format_find(format),
			       .catalogue = catalogue,
			       .languages = languages,
			       .study = study,
			       .count = count };
	struct buf bytes = BUF_INIT;
	struct out *out = export_new(&wish, &bytes);

	while (export_next(out))
		;
	export_free(out);
	add_clean(text, bytes.data, bytes.len, true);
	trim(text);
	buf_release(&bytes);
	return true;
}

/* As exports have them, whatever is copied with it. */
static void
add_keys(const struct catalogue *catalogue, const uint32_t *study, size_t count, struct buf *text)
{
	struct citekeys keys;

	citekeys_init(&keys, catalogue);
	for (size_t i = 0; i < count; i++)
		add_entry(text, citekey(&keys, study[i]));
	citekeys_release(&keys);
}

static bool
add_values(const struct form *form, const struct catalogue *catalogue, const uint32_t *study,
	   size_t count, struct buf *text, struct buf *err)
{
	for (size_t i = 0; i < count; i++) {
		const char *s = form->key == KEY_ID
					? record_id(catalogue, study[i])
					: value_text(record_value(catalogue, study[i], form->key));

		if (*s)
			add_entry(text, s);
	}
	if (!text->len)
		buf_puts(err, _(form->lack));
	return text->len;
}

bool
copying_text(struct copying *c, const struct copy_how *how, const struct catalogue *catalogue,
	     const struct languages *languages, const uint32_t *study, size_t count,
	     struct buf *text, struct buf *err)
{
	const struct form *form = &forms[how->form];
	struct csl_error error = { .sentence = "" };

	if (form->format)
		return add_exported(form->format, catalogue, languages, study, count, text);
	if (form->lack)
		return add_values(form, catalogue, study, count, text, err);
	if (how->form == COPY_KEY) {
		add_keys(catalogue, study, count, text);
		return true;
	}
	if (count > CITED_MOST) {
		buf_printf(err,
			   _("%zu studies are too many to be cited at once: mark fewer, "
			     "or type \"pacecat cite is:marked\" in a shell"),
			   count);
		return false;
	}
	if (!has_citer(c, how, err))
		return false;
	if (!citer_take(c->citer, catalogue, study, count, &error) ||
	    !add_cited(c, how->form, text, &error))
		buf_puts(err, error.sentence);
	else if (!text->len)
		buf_puts(err, _("This style makes nothing of this study"));
	if (!err->len && c->diags.count) {
		/* A locale is there and cannot be read: without it words would be missing. */
		buf_puts(err, c->diags.diag[0].text);
		forget_citer(c);
	}
	return text->len && !err->len;
}

/* Listing: a job, as there are thousands in a file each. */
struct listing {
	struct job job;		 /* its owner and subject are the copying */
	struct copying *copying; /* for the first thread */
	struct paths folders;
	struct style_list styles;
	struct buf *folded;
};

static void
fold_entry(struct buf *out, const struct style_entry *e)
{
	const char *const parts[] = { e->name, e->title, e->format, e->fields };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		fold_add(out, parts[i], strlen(parts[i]));
		buf_putc(out, '\n');
	}
}

static void
work(struct job *job)
{
	struct listing *l = (struct listing *)job;

	style_list_find(&job->progress, &l->styles, &l->folders, NULL, 0);
	l->folded = xcalloc(l->styles.count + 1, sizeof *l->folded);
	for (size_t i = 0; i < l->styles.count; i++) {
		l->folded[i] = (struct buf)BUF_INIT;
		fold_entry(&l->folded[i], &l->styles.entry[i]);
	}
}

/* Of one that was cancelled not all are there: whoever wants them begins it again. */
static void
done(struct job *job)
{
	struct listing *l = (struct listing *)job;
	struct copying *c = l->copying;

	forget_list(c);
	c->styles = l->styles;
	c->folded = l->folded;
	c->listed = l->folded != NULL;
	c->listing = false;
	if (job_cancelled(job))
		forget_list(c);
	paths_release(&l->folders);
	free(l);
	if (c->listed && c->changed)
		c->changed(c->context);
}

void
copying_list(struct copying *c, const struct beside *beside)
{
	struct listing *l;

	if (c->listed || c->listing)
		return;
	l = xcalloc(1, sizeof *l);
	l->job = (struct job){ .work = work, .done = done, .owner = c, .subject = c };
	l->copying = c;
	style_folders(&l->folders, c->argv0);
	c->listing = true;
	if (beside->worker) {
		worker_start(beside->worker, &l->job);
		if (beside->patience_ms && worker_wait(beside->worker, c, c, beside->patience_ms))
			worker_take(beside->worker, c, c);
	} else {
		work(&l->job);
		done(&l->job);
	}
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

#define LOCALE_PREFIX "locales-"
#define LOCALE_SUFFIX ".xml"

void
copying_languages(const struct copying *c, struct paths *tags)
{
	struct paths folders = { .path = NULL }, files = { .path = NULL };
	size_t start = strlen(LOCALE_PREFIX), kept = 0;

	locale_folders(&folders, c->argv0);
	for (size_t i = 0; i < folders.count; i++)
		folder_list(folders.path[i], LOCALE_SUFFIX, &files, NULL);
	for (size_t i = 0; i < files.count; i++) {
		const char *name = path_name(files.path[i]);
		char *tag;

		if (strncmp(name, LOCALE_PREFIX, start) != 0)
			continue;
		tag = xstrndup(name + start, strlen(name) - start - strlen(LOCALE_SUFFIX));
		paths_add(tags, tag);
		free(tag);
	}
	if (tags->count)
		qsort(tags->path, tags->count, sizeof *tags->path, by_bytes);
	for (size_t i = 0; i < tags->count; i++) {
		if (kept && !strcmp(tags->path[kept - 1], tags->path[i]))
			free(tags->path[i]);
		else
			tags->path[kept++] = tags->path[i];
	}
	tags->count = kept;
	paths_release(&folders);
	paths_release(&files);
}

void
copying_say(struct buf *out, size_t studies, const char *text, const char *program)
{
	size_t characters = utf8_count(text, strlen(text));
	struct buf copied = BUF_INIT;

	if (studies > 1)
		buf_printf(&copied, Q_("%zu study, ", "%zu studies, ", studies), studies);
	buf_printf(&copied, Q_("%zu character", "%zu characters", characters), characters);
	buf_printf(out, _("%s: "), copied.data);
	if (program)
		buf_printf(out, _("given to %s"), program);
	else
		buf_puts(out, _("sent to the terminal's clipboard"));
	buf_release(&copied);
}
