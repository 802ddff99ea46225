/* SPDX-License-Identifier: MIT */
/*
 * What tells two studies with one title apart: the numbers that two records of one study do not
 * say differently.  A column has the same title in every issue.
 */
#ifndef PACECAT_MODEL_TELLING_H
#define PACECAT_MODEL_TELLING_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "model/key.h"

enum telling {
	TELLING_VOLUME,
	TELLING_ISSUE,
	TELLING_PAGE,
	TELLING_NUMBER, /* also that of a report */
	TELLING_PART,
	TELLING_EDITION,
	TELLINGS
};

extern const enum key telling_keys[TELLINGS];

/*
 * Append what such a value says, to be compared: "12" of "vol. 012", as numbers are written in many
 * ways; its folded words if it has no digit.
 */
void telling_add(struct buf *, struct str value);

/* Do both say something, and not the same?  A number and a word may be the same. */
bool telling_differ(struct str a, struct str b);

#endif
