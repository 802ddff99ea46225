#!/bin/sh
# SPDX-License-Identifier: MIT
# The corpus of hostile catalogues, where it is at hand: every case is refused, warned of or
# shown as its index has it, in time, without a crash and without raw characters in the output.
corpus=${top_srcdir:?}/../shared/hostile
if [ ! -f "$corpus/check_corpus.py" ] || ! command -v python3 >/dev/null; then
	echo 'SKIP: no corpus of hostile catalogues, or no python3'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
# A sanitizer build takes more time and memory.
if grep -qa __asan_init "$PACECAT"; then
	ASAN=1
	export ASAN
fi
output=$(python3 "$corpus/check_corpus.py" --special "$corpus" "$PACECAT")
sum=$(printf '%s\n' "$output" | tail -n 1)
case $sum in
*' passed, '*' failed')
	printf '%s\n' "$output" | sed '$d'
	echo "$sum, 0 skipped" ;;
*)
	echo "FAIL: the corpus could not be run: $sum"
	echo '0 passed, 1 failed, 0 skipped' ;;
esac
case $sum in
*' passed, 0 failed') exit 0 ;;
esac
exit 1
