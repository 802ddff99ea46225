#!/bin/sh
# SPDX-License-Identifier: MIT
# A sample of the citation styles that are installed loads and renders real bibliographies; `make
# check-styles` does all of them.  STYLES_EVERY and STYLES_ITEMS choose how many.
real=${top_srcdir:?}/../shared/real
if [ ! -d /usr/share/citation-style-language/styles ] || [ ! -d "$real" ]; then
	echo 'SKIP: no citation styles installed, or no real bibliographies'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
XDG_DATA_DIRS=/usr/share
XDG_DATA_HOME=$top_builddir/tests/scratch/no-data
export XDG_DATA_DIRS XDG_DATA_HOME
mkdir -p "$top_builddir/tests/scratch" && cd "$top_builddir/tests/scratch" || exit 1
"$top_builddir/tests/styles" "${STYLES_EVERY:-50}" "${STYLES_ITEMS:-150}" "$real"/*.json
status=$?
if [ -f styles-at ]; then
	echo "FAIL: died at $(cat styles-at)"
	echo '0 passed, 1 failed, 0 skipped'
	exit 1
fi
exit $status
