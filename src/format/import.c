/* SPDX-License-Identifier: MIT */
#include "format/import.h"

#include <string.h>

#include "base/gettext.h"
#include "format/decode.h"
#include "format/draft-write.h"
#include "format/in.h"
#include "format/scan.h"

/* Bytes of a file's beginning by which it is recognised; comments may be long. */
#define LOOKED_AT ((size_t)64 << 10)

static bool
has_suffix(const char *name, const char *suffix)
{
	size_t n = strlen(name), k = strlen(suffix);

	if (n <= k)
		return false;
	for (size_t i = 0; i < k; i++)
		if ((name[n - k + i] | 0x20) != (suffix[i] | 0x20))
			return false;
	return true;
}

/* What is looked at. */
static struct str
beginning(const char *bytes, size_t len)
{
	if (len >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3)) {
		bytes += 3;
		len -= 3;
	}
	return (struct str){ .s = bytes, .len = len < LOOKED_AT ? len : LOOKED_AT };
}

bool
import_is_catalogue(const char *bytes, size_t len)
{
	/* The keys at the top that no other format has. */
	static const char *const keys[] = { "pacecat:", "studies:", "programme:", "people:",
					    "organisations:", "topics:", "countries:" };
	struct str s = beginning(bytes, len);

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (in_line_begins(s.s, s.len, keys[i]))
			return true;
	return false;
}

const struct format *
import_recognise(const char *name, const char *bytes, size_t len)
{
	const struct format *best = NULL;
	size_t count;
	const struct format *rows = format_rows(&count);
	int most = IN_SURE - 1;
	/* What is UTF-16 has but its name, and is told of by whoever reads it. */
	bool wide = len >= 2 && (!memcmp(bytes, "\xff\xfe", 2) || !memcmp(bytes, "\xfe\xff", 2));
	struct str s = beginning(bytes, len);

	if (import_is_catalogue(bytes, len))
		return NULL;
	for (size_t i = 0; i < count; i++) {
		int sure;

		if (!rows[i].importer)
			continue;
		sure = wide ? IN_SURE - 1 : rows[i].importer->recognise(s.s, s.len);
		/* A suffix settles what the content leaves open, and no more. */
		if (sure && name && has_suffix(name, rows[i].suffix))
			sure += IN_SUFFIX;
		if (sure > most) {
			most = sure;
			best = &rows[i];
		}
	}
	return best;
}

const struct format *
import_is_foreign(const char *name, const char *bytes, size_t len)
{
	const struct format *f = import_recognise(name, bytes, len);

	return f && !f->importer->loads ? f : NULL;
}

/* Say that a file was not UTF-8, where that shows first. */
static void
tell_encoding(struct source *s, enum decoded how, size_t first)
{
	if (how == DECODED_WHOLE)
		source_warning(s, first,
			       _("this file is not UTF-8; it was read as Latin-1 (Windows-1252)"));
	else
		source_warning(s, first,
			       _("some of this file is not UTF-8; those bytes were read as "
				 "Latin-1 (Windows-1252)"));
}

void
import_init(struct import *im)
{
	*im = (struct import){ .utf8 = BUF_INIT };
	drafts_init(&im->drafts, &im->source);
}

bool
import_read(struct import *im, const struct format *format, const char *name, const char *bytes,
	    size_t len, struct diags *diags)
{
	size_t first;
	enum decoded how = DECODED_NOT;

	source_release(&im->source);
	buf_clear(&im->utf8);
	/* What is UTF-16 is told by scan(). */
	if (len < 2 || (memcmp(bytes, "\xff\xfe", 2) && memcmp(bytes, "\xfe\xff", 2)))
		how = decode_latin(&im->utf8, bytes, len, &first);
	if (how != DECODED_NOT) {
		bytes = im->utf8.data;
		len = im->utf8.len;
	}
	if (!scan(&im->source, name, bytes, len, diags))
		return false;
	im->source.progress = im->progress;
	im->drafts.told = 0;
	if (how != DECODED_NOT)
		tell_encoding(&im->source, how, first);
	format->importer->read(&im->drafts);
	im->files++;
	return true;
}

void
import_release(struct import *im)
{
	drafts_release(&im->drafts);
	source_release(&im->source);
	buf_release(&im->utf8);
}

static void
write_catalogue(const struct import *im, bool registered, struct buf *out, struct origin **origin,
		size_t *origins)
{
	struct gathered g;
	struct draft_writer w = {
		.ds = &im->drafts,
		.g = &g,
		.out = out,
		.places = im->files == 1,
		.unregistered = !registered,
	};

	gather_init(&g);
	gather(&g, &im->drafts);
	draft_write(&w);
	if (origin) {
		*origin = w.origin;
		*origins = w.origins;
		w.origin = NULL;
	}
	draft_writer_release(&w);
	gather_release(&g);
}

void
import_write(const struct import *im, struct buf *out, struct origin **origin, size_t *origins)
{
	write_catalogue(im, true, out, origin, origins);
}

bool
import_as_catalogue(const struct format *format, const char *name, const char *bytes, size_t len,
		    bool alone, struct progress *progress, struct buf *yaml, struct origin **origin,
		    size_t *origins, struct diags *diags)
{
	struct import im;
	bool read;

	import_init(&im);
	im.progress = progress;
	read = import_read(&im, format, name, bytes, len, diags);
	if (read)
		write_catalogue(&im, alone, yaml, origin, origins);
	import_release(&im);
	return read;
}
