/* SPDX-License-Identifier: MIT */
/* What a list has already. */
#include "format/out-cff.h"

bool
once_add(struct once *x, const char *s, size_t len)
{
	struct str kept;

	if (table_find(&x->seen, s, len) != TABLE_NONE)
		return false;
	kept = pool_str(&x->pool, s, len);
	table_add(&x->seen, kept.s, kept.len, 0);
	return true;
}

void
once_release(struct once *x)
{
	table_release(&x->seen);
	pool_release(&x->pool);
}
