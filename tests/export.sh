#!/bin/sh
# SPDX-License-Identifier: MIT
# What is exported is read again: by pacecat itself, and by other people's programs where they are.
passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

verdict()
{
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL: %s\nwant: %s\ngot:  %s\n' "$1" "$2" "$3"
	fi
}

# Load, write, load: the same catalogue, whatever is in it.  With sanitizers the small ones will do.
for file in "$top_srcdir"/data/*.yaml "$top_srcdir"/tests/data/*.yaml \
	"$top_srcdir"/tests/data/*.json "$top_srcdir"/tests/data/folder \
	"$top_srcdir"/../shared/real/*.json; do
	[ -e "$file" ] || continue
	case $SANITIZED$file in 1*/shared/*) continue ;; esac
	"$PACECAT" -C "$file" export --to yaml >"$work/again.yaml" 2>/dev/null || continue
	# What has errors loses what could not be read the first time.
	case $file in */faulty.yaml | */edited-broken.yaml) continue ;; esac
	"$PACECAT" diff "$file" "$work/again.yaml" 2>/dev/null >"$work/diff"
	# The version of the format is always said.
	verdict "$file as YAML" '' "$(
		sed '/^~ the catalogue itself$/d; /^    + pacecat: 1$/d' "$work/diff")"
	"$PACECAT" -C "$work/again.yaml" export --to yaml 2>/dev/null | cmp -s - "$work/again.yaml"
	verdict "$file as YAML, again" 0 $?
done

# The bytes do not depend on the locale.
for format in $("$PACECAT" complete -- pacecat export --to '' | cut -f 1); do
	want=$(LC_ALL=C "$PACECAT" -C "$top_srcdir/tests/data/export.yaml" export --to $format \
		2>/dev/null | cksum)
	verdict "$format in French" "$want" "$(LC_ALL=C.UTF-8 LANGUAGE=fr LANG=fr_FR.UTF-8 \
		"$PACECAT" -C "$top_srcdir/tests/data/export.yaml" export --to $format 2>/dev/null |
		cksum)"
done

# Other programs read the same bytes then.
if [ -n "$SANITIZED" ] || ! command -v python3 >/dev/null; then
	echo 'SKIP: no python3 to read it with other programs, or a build with sanitizers'
	echo "$passed passed, $failed failed, 1 skipped"
	[ "$failed" -eq 0 ]
	exit
fi
python3 "$top_srcdir/tests/export.py" "$passed" "$failed"
