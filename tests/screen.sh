#!/bin/sh
# SPDX-License-Identifier: MIT
# The browser without a terminal: every tests/screen/NAME.keys, a script for tests/drive, must draw
# NAME.out, at each size in turn, and draw the same again when a worker makes all that may be long.
# UPDATE=1 rewrites what differs; read the difference before it is committed.  The head of a script
# may say
#
#	# sizes 80x24 40x12              instead of all four
#	# catalogue tests/data/small.yaml
#	# options --lang fr              for tests/drive
#	# messages pt                    the browser speaks this language too
passed=0 failed=0 skipped=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cases=$top_srcdir/tests/screen
drive=$top_builddir/tests/drive

# said NAME WORD DEFAULT: what the head of a script says of something
said()
{
	words=$(sed -n "s/^# $2 //p" "$cases/$1.keys" | head -n 1)
	echo "${words:-$3}"
}

cd "$top_srcdir" || exit 1
# Of citation styles there are only those of the source tree.
mkdir -p "$work/share" && ln -s "$PWD/data" "$work/share/citation-style-language"
HOME=$work XDG_DATA_HOME=$work/none XDG_DATA_DIRS=$work/share
export HOME XDG_DATA_HOME XDG_DATA_DIRS
# draw NAME OPTIONS: at all its sizes
draw()
{
	catalogue=$(said "$1" catalogue data/asm-pace.yaml)
	spoken=$(said "$1" messages '')
	for size in $(said "$1" sizes '80x24 120x40 40x12 20x5'); do
		echo "== $size"
		# shellcheck disable=SC2086
		"$drive" --size "$size" $2 $(said "$1" options '') \
			${spoken:+--lang $spoken --messages "$top_builddir/locale"} \
			$catalogue <"$cases/$1.keys" 2>&1 || echo "= $?"
	done
}

translated=$(grep '^#define ENABLE_NLS 1' "$top_builddir/config.h")
for case in "$cases"/*.keys; do
	name=$(basename "$case" .keys)
	if [ -z "$translated" ] && [ -n "$(said "$name" messages '')" ]; then
		skipped=$((skipped + 1))
		continue
	fi
	draw "$name" '' >"$work/got"
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
	draw "$name" --worker >"$work/got"
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
