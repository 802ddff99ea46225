/* SPDX-License-Identifier: MIT */
/* Labels such as "Doe99" for items that bring none (citation-label). */
#ifndef PACECAT_CSL_TRIGRAPH_H
#define PACECAT_CSL_TRIGRAPH_H

#include "csl/item.h"

struct str csl_trigraph(struct csl_pool *, const struct csl_item *);

#endif
