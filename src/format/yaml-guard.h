/* SPDX-License-Identifier: MIT */
/* Against texts that cost libyaml the square of their length. */
#ifndef PACECAT_FORMAT_YAML_GUARD_H
#define PACECAT_FORMAT_YAML_GUARD_H

#include "format/source.h"

/* Report the first place where that would happen, and let the source end before it. */
void yaml_guard(struct source *);

#endif
