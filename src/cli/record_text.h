/* SPDX-License-Identifier: MIT */
/* A record for people: what it is called, then a line for every key it has, then who names it. */
#ifndef PACECAT_CLI_RECORD_TEXT_H
#define PACECAT_CLI_RECORD_TEXT_H

#include "cli/output.h"
#include "model/catalogue.h"
#include "model/language.h"

void record_text(struct output *, const struct catalogue *, uint32_t record,
		 const struct languages *);

#endif
