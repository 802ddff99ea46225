#!/bin/sh
# SPDX-License-Identifier: MIT
# The browser without a terminal: every tests/screen/NAME.keys, a script for tests/drive, must draw
# NAME.out, at each size in turn, and draw the same again when a worker makes all that may be long.
# UPDATE=1 rewrites what differs; read the difference before it is committed.
# What the head of a script may say: tests/screen-head.sh.
passed=0 failed=0 skipped=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cases=$top_srcdir/tests/screen
drive=$top_builddir/tests/drive

cd "$top_srcdir" || exit 1
# shellcheck source=tests/screen-head.sh
. tests/screen-head.sh
# Of citation styles there are only those of the source tree.
mkdir -p "$work/share" && ln -s "$PWD/data" "$work/share/citation-style-language"
HOME=$work XDG_DATA_HOME=$work/none XDG_DATA_DIRS=$work/share
export HOME XDG_DATA_HOME XDG_DATA_DIRS
# draw OPTIONS: the script at all its sizes
draw()
{
	case $sizes in
	*' '*) ;;
	*) echo "== $sizes" ;;
	esac
	# shellcheck disable=SC2086
	"$drive" $(printf -- '--size %s ' $sizes) $1 $options \
		${messages:+--lang $messages --messages "$top_builddir/locale"} \
		$catalogue <"$case" 2>&1 || echo "= $?"
}

translated=$(grep '^#define ENABLE_NLS 1' "$top_builddir/config.h")
for case in "$cases"/*.keys; do
	screen_head "$case"
	if [ -z "$translated" ] && [ -n "$messages" ]; then
		skipped=$((skipped + 1))
		continue
	fi
	draw '' >"$work/got"
	if cmp -s "$work/got" "$cases/$name.out"; then
		passed=$((passed + 1))
	elif [ -n "$UPDATE" ]; then
		cp "$work/got" "$cases/$name.out"
		echo "updated: $name.out"
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $name"
		diff -u "$cases/$name.out" "$work/got"
	fi
	grep -q '^!worker' "$case" && continue
	draw --worker >"$work/got"
	if cmp -s "$work/got" "$cases/$name.out"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $name with a worker"
		diff -u "$cases/$name.out" "$work/got"
	fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
