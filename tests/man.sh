#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual pages are clean under mandoc's own checks, no heading stands there twice, and none
# begins with what mdoc takes for a macro ("In lists").  The synopsis has each command once, on a
# line of its own, and all its options.  Each key of a catalogue and each setting is told of.
pages=$(find "$top_srcdir/man" "$top_builddir/man" -name '*.[1-8]' 2>/dev/null | LC_ALL=C sort -u)
if [ -z "$pages" ] || ! command -v mandoc >/dev/null; then
	echo 'SKIP: no mandoc, or no pages'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
passed=0 failed=0
program=$top_builddir/pacecat

# synopsis COMMAND: what stands there of it
synopsis()
{
	awk -v command="$1" '/^\.Sh/ { on = $2 == "SYNOPSIS"; next }
		on && /^\.Nm/ { begins = 1; of = 0; next }
		on && begins { of = $0 == ".Cm " command; begins = 0 }
		on && of' "$top_srcdir/man/pacecat.1.in"
}

for command in $("$program" help | sed -n '/^Commands/,/^$/s/^  \([a-z][a-z]*\).*/\1/p'); do
	faults=$([ "$(synopsis "$command" | grep -c '^\.Cm')" -eq 1 ] || echo 'not there once'
		"$program" help "$command" | sed -n '/^Options of/,/^$/s/^  --\([a-z]*\).*/\1/p' |
			while read -r option; do
				synopsis "$command" | grep -Eq "Fl -$option( |\$)" ||
					echo "--$option"
			done)
	if [ -z "$faults" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL: the synopsis of %s: %s\n' "$command" "$faults"
	fi
done
# tell TABLE PAGE MACROS: the page has the names of that table in those macros.
tell()
{
	for name in $(sed -n 's/^[A-Z]*([A-Z0-9_]*, "\([^"]*\)".*/\1/p' "$top_srcdir/src/$1"); do
		if grep -Eq "^\.(It |Pq )?($3) (.*[^A-Za-z_-])?$name([^A-Za-z_-]|\$)" \
			"$top_srcdir/man/$2"; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			printf 'FAIL: %s does not tell of %s\n' "$2" "$name"
		fi
	done
}

tell model/key.def pacecat-catalogue.5 'Ic|Li'
tell store/settings.def pacecat.1.in Ql
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
