#!/bin/sh
# SPDX-License-Identifier: MIT
# The static program in an empty root: no libraries, no locales, no terminfo, no data, no /proc.
skip()
{
	echo "SKIP: $1"
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
}

chroot=$(command -v chroot || ls /usr/sbin/chroot 2>/dev/null)
[ "$(id -u)" -eq 0 ] && [ -n "$chroot" ] || skip 'only root may change the root'
passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
if ! make -s -C "$top_builddir" static >"$work/log" 2>&1; then
	! grep -q 'cannot find -l' "$work/log" || skip 'not all libraries are there as archives'
	cat "$work/log"
	echo '0 passed, 1 failed, 0 skipped'
	exit 1
fi
mkdir "$work/root" && cp "$top_builddir/pacecat-static" "$work/root/pacecat" || exit 1

# run ENVIRONMENT... ARGUMENTS: in there, with nothing else in the environment.
run()
{
	environment=$1
	shift
	env -i $environment "$chroot" "$work/root" /pacecat "$@" 2>&1
}

# expect WHAT TEXT ENVIRONMENT ARGUMENTS...
expect()
{
	what=$1 text=$2
	shift 2
	if run "$@" >"$work/got" && grep -qF -- "$text" "$work/got"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $what: no \"$text\" in"
		head -5 "$work/got"
	fi
}

expect 'version' 'pacecat ' 'LANG=C' --version
expect 'the catalogue that it carries' 'Minière' 'LANG=fr_FR.UTF-8' list itombwe-case-study
expect 'a record' 'Juan Sève' 'LANG=C.UTF-8' show seve
expect 'its styles' 'pacecat-numeric' 'LANG=C.UTF-8' styles
expect 'a citation in its style' 'Weinberg, Ruby, Alain Chishugi' 'LANG=C.UTF-8' \
	cite itombwe-case-study
expect 'a locale of its own' 'Avec la collaboration' 'LANG=C.UTF-8' \
	cite --locale fr-FR itombwe-case-study
cp "$top_srcdir/tests/data/small.yaml" "$work/root/" || exit 1
expect 'a catalogue beside it' 'herons' 'LANG=C.UTF-8' -C /small.yaml list --format ids

if command -v python3 >/dev/null; then
	PYTHONDONTWRITEBYTECODE=1 python3 "$top_srcdir/tests/static.py" "$chroot" "$work/root" \
		>"$work/got" || { failed=$((failed + 1)); cat "$work/got"; }
	passed=$((passed + $(grep -c '^ok ' "$work/got")))
fi
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
