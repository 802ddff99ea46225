#!/bin/sh
# SPDX-License-Identifier: MIT
# valgrind.sh TEST...: memcheck looks on while the unit tests, a sample of the command line and
# sessions of the browser run.  Any error, and any memory that is lost, is a fault.
if ! command -v valgrind >/dev/null; then
	echo 'SKIP: no valgrind'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
# shellcheck disable=SC2086  # options and arguments are words
passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

memcheck="valgrind --quiet --error-exitcode=99 --leak-check=full --num-callers=30
	--errors-for-leak-kinds=definite,indirect --show-leak-kinds=definite,indirect
	--child-silent-after-fork=yes --suppressions=$top_srcdir/tests/valgrind.supp
	--log-file=$work/log"

# verdict NAME COMMAND...: only what memcheck says counts, not how the command itself ended.
verdict()
{
	name=$1
	shift
	: >"$work/log"
	"$@" >"$work/out" 2>&1
	if [ $? -ne 99 ] && [ ! -s "$work/log" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $name"
		cat "$work/log"
	fi
}

cd "$top_srcdir" || exit 1
for test; do
	verdict "$test" $memcheck "$top_builddir/$test"
done
units=$passed

for command in 'list' 'list --format json miners' 'show wwf' 'check' 'check --duplicates' \
	'cite' 'cite --format rtf' 'export --to bibtex' 'export --to mods' 'export --to csl-json' \
	'stats' 'styles' 'help' 'diff data/asm-pace.yaml tests/data/small.yaml' 'list author:(' \
	"compile --output $work/compiled" 'export --to ris' 'import tests/data/import/zotero.ris'; do
	verdict "pacecat $command" $memcheck "$PACECAT" -C data/asm-pace.yaml $command </dev/null
done
for script in tests/screen/*.keys; do
	catalogue=$(sed -n 's/^# catalogue //p' "$script")
	options=$(sed -n 's/^# options //p' "$script")
	verdict "$script" $memcheck "$top_builddir/tests/drive" --size 80x24 $options \
		${catalogue:-data/asm-pace.yaml} <"$script"
done
# The real program on a terminal, which must also come to its end.
if command -v python3 >/dev/null; then
	if PYTHONDONTWRITEBYTECODE=1 python3 "$top_srcdir/tests/soak/memcheck.py" \
		data/asm-pace.yaml "$work/home" $memcheck "$PACECAT" && [ ! -s "$work/log" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo 'FAIL: a long session on a terminal'
		cat "$work/log"
	fi
fi
echo "valgrind: $units unit tests, $((passed + failed - units)) runs of the program"
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
