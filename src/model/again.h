/* SPDX-License-Identifier: MIT */
/* The same record in another edition of a catalogue. */
#ifndef PACECAT_MODEL_AGAIN_H
#define PACECAT_MODEL_AGAIN_H

#include "model/catalogue.h"

/*
 * The record of `now` that is what `record` was in `before`: by its id, also if that is a former
 * one now; somebody without an id by the name that the same study prints.  RECORD_NONE when there
 * is none any more.
 */
uint32_t record_again(const struct catalogue *before, uint32_t record,
		      const struct catalogue *now);

#endif
