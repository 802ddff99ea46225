#!/bin/sh
# SPDX-License-Identifier: MIT
# The screen in README is what the program draws, below the sentence that leads to it.
passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$top_srcdir" || exit 1

printf '3\n/\n"seve\nEnter\n' | "$top_builddir/tests/drive" --size 80x24 data/asm-pace.yaml |
	sed -e 's/^/	/' -e 's/[[:blank:]]*$//' >"$work/drawn"
# The first block of lines that begin with a tab.
awk '/^\t/ { shown = 1; print; next } shown { exit }' README >"$work/shown"
if cmp -s "$work/drawn" "$work/shown"; then
	passed=1
elif [ -n "$UPDATE" ]; then
	awk -v drawn="$work/drawn" '/^\t/ && !done {
		if (!shown)
			while ((getline line < drawn) > 0)
				print line
		shown = 1
		next
	}
	{ done = shown; print }' README >"$work/new" && cp "$work/new" README
	echo 'updated: README'
	passed=1
else
	failed=1
	echo 'FAIL: the screen in README is not what the program draws'
	diff -u "$work/shown" "$work/drawn"
fi

echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
