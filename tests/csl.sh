#!/bin/sh
# SPDX-License-Identifier: MIT
# The citation engine against fixtures: our own, and CSL's test suite where it is at hand.  What
# is known to fail there is in csl-suite.not, a name and the reason a line; a fixture that is
# listed and passes is a fault too.
suite=${CSL_SUITE:-${top_srcdir:?}/../shared/csl-test-suite}
here=$top_srcdir/tests
passed=0 failed=0 skipped=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# count FILE: of its last line "N passed, N failed"
count()
{
	tail -n 1 "$1" | grep -q '^[0-9]* passed, [0-9]* failed$' || {
		echo "FAIL: csl-suite did not come to its end"
		failed=$((failed + 1))
		return
	}
	passed=$((passed + $(tail -n 1 "$1" | cut -d ' ' -f 1)))
	failed=$((failed + $(tail -n 1 "$1" | cut -d ' ' -f 3)))
}

"$top_builddir/tests/csl-suite" -v -l "$top_srcdir/data/locales" "$here/csl" >"$work/own"
sed '$d' "$work/own"
count "$work/own"

if [ -d "$suite" ] && [ -d /usr/share/citation-style-language/locales ]; then
	"$top_builddir/tests/csl-suite" "$suite" >"$work/suite"
	count "$work/suite"
	sed -n 's/^FAIL //p' "$work/suite" | sort >"$work/failing"
	sed -n 's/^\([^#: ]*\): .*/\1/p' "$here/csl-suite.not" | while read -r name; do
		[ -f "$suite/$name.txt" ] && echo "$name"
	done | sort >"$work/listed"
	comm -23 "$work/failing" "$work/listed" | sed 's/^/FAIL: /'
	comm -13 "$work/failing" "$work/listed" | sed 's/^/FAIL: passes but is listed: /'
	failed=$((failed - $(comm -12 "$work/failing" "$work/listed" | wc -l)))
	failed=$((failed + $(comm -13 "$work/failing" "$work/listed" | wc -l)))
else
	echo "SKIP: CSL's test suite, or the locales that it needs, are not here"
	skipped=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
