/* SPDX-License-Identifier: MIT */
/*
 * Letters that people type for one another, and digits of all scripts: for search and order only,
 * never for what is shown.  Beside what Unicode's decompositions say (أ إ آ are ا, ؤ is و) it is
 * what Lucene's normalizers for Arabic and Persian do: ى and Persian ی are ي, ک is ك, ة is ه.
 */
#ifndef PACECAT_TEXT_ALIKE_H
#define PACECAT_TEXT_ALIKE_H

#include <stdint.h>

/* What stands for a code point that was taken apart (text/decompose.h): itself for most. */
uint32_t letter_alike(uint32_t code);

#endif
