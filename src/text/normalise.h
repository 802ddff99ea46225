/* SPDX-License-Identifier: MIT */
/* One form for texts that look the same: Unicode's NFC. */
#ifndef PACECAT_TEXT_NORMALISE_H
#define PACECAT_TEXT_NORMALISE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * Append s[0..len) in NFC.  Bytes that are not UTF-8 are kept as they are.  Linear in time: of
 * more than NFC_RUN code points without a base between them, only pieces of that length are put
 * in order.
 */
#define NFC_RUN 256
void nfc_add(struct buf *, const char *s, size_t len);

/*
 * The same for one piece of at most NFC_RUN code points, in place, where there is room for
 * NFC_GROWTH times as many.  Returns how many there are then: 0 for none.
 */
#define NFC_GROWTH 4
size_t nfc_codes(int32_t *code, size_t count);

#endif
