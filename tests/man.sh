#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual pages are clean under mandoc's own checks, no heading stands there twice, and none
# begins with what mdoc takes for a macro ("In lists").
pages=$(find "$top_srcdir/man" "$top_builddir/man" -name '*.[1-8]' 2>/dev/null | LC_ALL=C sort -u)
if [ -z "$pages" ] || ! command -v mandoc >/dev/null; then
	echo 'SKIP: no mandoc, or no pages'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
passed=0 failed=0
for page in $pages; do
	# "referenced manual not found" depends on what the host has installed.
	faults=$(
		mandoc -T lint -W style "$page" | grep -vE 'referenced manual not found'
		grep -E '^\.S[hs] ' "$page" | sort | uniq -d
		grep -E '^\.S[hs] [A-Z][a-z] ' "$page"
	)
	if [ -z "$faults" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL: %s\n%s\n' "$page" "$faults"
	fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
