/* SPDX-License-Identifier: MIT */
/* The names of all items of an engine. */
#ifndef PACECAT_CSL_NAMES_KNOWN_H
#define PACECAT_CSL_NAMES_KNOWN_H

#include "csl/map.h"
#include "csl/render.h"

struct csl_name_registry {
	struct csl_map map;
	bool open; /* names that are rendered are noted */
};

#endif
