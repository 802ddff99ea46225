/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a catalogue that records are added to: refused with a reason, or every byte of it is
 * still there, in its order, and what comes out has no other errors and as many studies more as are
 * said.
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "format/import.h"
#include "format/into.h"
#include "format/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char added[] =
	"@book{one, title = {Perch below the ice}, author = {Okoth, Mary and {Lake Office}},\n"
	" year = 2004, doi = {10.1234/lake.1}}\n"
	"@article{two, title = {A \"quoted\": title # of \\'etude}, author = {Br\\'u, J{\\'o}n},\n"
	" journal = {Nets}, publisher = {Lake Office}, year = 2011}\n"
	"@misc{three, title = {Perch below the ice}, author = {Okoth, Mary}, year = 2004}\n";

static uint32_t
count_studies(const char *name, const struct buf *text, size_t *errors)
{
	struct diags diags = { .diag = NULL };
	struct catalogue *c = catalogue_read_one(name, text->data, text->len, &diags);
	uint32_t count = c ? catalogue_count(c, KIND_STUDY) : 0;

	*errors = diags.errors;
	catalogue_free(c);
	diags_release(&diags);
	return count;
}

static void
check_same_bytes(const struct buf *old, const struct buf *new)
{
	size_t at = 0;

	for (size_t i = 0; i < new->len &&at < old->len; i++)
		at += new->data[i] == old->data[at];
	assert(at == old->len);
}

static void
check(const struct into *in, const struct buf *old)
{
	size_t before, after;
	uint32_t there = count_studies("old", old, &before);
	uint32_t now = count_studies("new", &in->text, &after);

	check_same_bytes(old, &in->text);
	assert(after <= before);
	assert(now == there + in->studies);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diags unheard = { .diag = NULL }, diags = { .diag = NULL };
	struct buf old = BUF_INIT;
	struct import import;
	struct into in;
	bool read;

	buf_add(&old, size ? (const char *)data : "", size);
	import_init(&import);
	read = import_read(&import, import_recognise("x.bib", added, sizeof added - 1), "x.bib",
			   added, sizeof added - 1, &unheard);
	assert(read);
	if (into_make(&in, &import.drafts, &(struct read_file){ "file", old.data, old.len }, 1,
		      &diags))
		check(&in, &old);
	else
		assert(diags.count);
	into_release(&in);
	import_release(&import);
	buf_release(&old);
	diags_release(&diags);
	diags_release(&unheard);
	return 0;
}
