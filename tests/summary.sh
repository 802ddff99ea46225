#!/bin/sh
# SPDX-License-Identifier: MIT
# summary.sh LOG...: print every failure with its log, then the sum of all counts as the last line.
passed=0 failed=0 skipped=0

for log; do
	name=${log%.log}
	result=$(sed -n 's/^:global-test-result: //p' "$name.trs" 2>/dev/null)
	# The harness adds its own last line to the log, so the last that has the form counts.
	counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' \
		"$log" 2>/dev/null | tail -n 1)
	broken=
	if [ -n "$counts" ]; then
		set -- $counts
		passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
		if [ "$2" -ne 0 ]; then
			broken='failed'
		elif [ "$result" != PASS ] && [ "$result" != SKIP ]; then
			broken="ended with ${result:-no result}"
			failed=$((failed + 1))
		fi
	else
		broken="died before its last line (${result:-not run})"
		failed=$((failed + 1))
	fi
	if [ -n "$broken" ]; then
		printf '\n== %s: %s\n' "$name" "$broken"
		cat "$log" 2>/dev/null
	else
		sed -n "s|^SKIP: |$name: skipped: |p" "$log"
	fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
