#!/bin/sh
# SPDX-License-Identifier: MIT
# What is exported comes back by import, as far as the format goes; and real bibliographies have as
# many records, and the authors, that another program finds in them.
cd "$top_srcdir" || exit 1
if ! command -v python3 >/dev/null; then
	echo 'SKIP: no python3'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
exec python3 tests/import.py "$PACECAT" ../shared/real
