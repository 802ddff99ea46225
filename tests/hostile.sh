#!/bin/sh
# SPDX-License-Identifier: MIT
# Hostile catalogues, names, arguments: our own corpus (tests/hostile), and another where it is at
# hand.  Every case is refused, warned of or shown as its index has it, in time, without a crash and
# without raw characters in the output.  ALL=1 draws and asks everything, not a tenth.
if ! command -v python3 >/dev/null; then
	echo 'SKIP: no python3'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
ours=$(python3 "${top_srcdir:?}/tests/hostile/run.py" --share "${ALL:-0.1}" "$PACECAT" \
	"${top_builddir:?}/tests/drive")
printf '%s\n' "$ours" | sed '$d'
sum=$(printf '%s\n' "$ours" | tail -n 1)

# What others there may be is of the same kinds: with sanitizers ours will do.
corpus=$top_srcdir/../shared/hostile
if [ -f "$corpus/check_corpus.py" ] && [ -z "$SANITIZED" ]; then
	others=$(python3 "$corpus/check_corpus.py" --special "$corpus" "$PACECAT")
	printf '%s\n' "$others" | sed '$d'
	sum="$sum
$(printf '%s\n' "$others" | tail -n 1), 0 skipped"
else
	echo 'SKIP: no other corpus of hostile catalogues, or a build with sanitizers'
	sum="$sum
0 passed, 0 failed, 1 skipped"
fi
printf '%s\n' "$sum" | awk '
	/^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$/ { good++ }
	{ passed += $1; failed += $3; skipped += $5 }
	END {
		if (good != 2) { print "FAIL: a corpus could not be run"; failed++ }
		print passed + 0 " passed, " failed + 0 " failed, " skipped + 0 " skipped"
		exit failed > 0
	}'
