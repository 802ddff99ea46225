/* SPDX-License-Identifier: MIT */
/* A stable sort with a context: qsort has neither, and qsort_r differs between systems. */
#ifndef PACECAT_BASE_SORT_H
#define PACECAT_BASE_SORT_H

#include <stddef.h>

typedef int sort_compare(const void *a, const void *b, void *context);

/* Equal elements keep their order.  Needs half the array's size of memory while it runs. */
void sort_stable(void *array, size_t count, size_t size, sort_compare *compare, void *context);

#endif
