#!/bin/sh
# SPDX-License-Identifier: MIT
# A little of everything that `make soak` does in full: sessions that go wrong on purpose.
if ! command -v python3 >/dev/null; then
	echo 'SKIP: no python3'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
exec python3 "$top_srcdir/tests/soak/soak.py" --share "${SOAK_SHARE:-0.01}" \
	--jobs "${SOAK_JOBS:-2}" ${SOAK_TABLE:+--table "$SOAK_TABLE"} "$PACECAT" \
	"$top_srcdir/data/asm-pace.yaml" $SOAK_CHECKS
