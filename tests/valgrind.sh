#!/bin/sh
# SPDX-License-Identifier: MIT
# valgrind.sh TEST...: memcheck looks on while the unit tests, a sample of the command line and
# sessions of the browser run.  Any error, and any memory that is lost, is a fault.
# VALGRIND_JOBS of them at once, 2 if it says nothing.
if ! command -v valgrind >/dev/null; then
	echo 'SKIP: no valgrind'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
# shellcheck disable=SC2086  # options and arguments are words
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
begun=0

# begin NAME COMMAND...: watched, beside others; only what memcheck says counts, not how it ended,
# nor which calls of the kernel (Landlock's, seccomp's) it does not know: those lines begin with --.
begin()
{
	begun=$((begun + 1))
	echo "$1" >"$work/$begun.name"
	shift
	(
		"$@" >"$work/$begun.out" 2>&1 </dev/null
		[ $? -ne 99 ] && [ -e "$work/$begun.log" ] &&
			! grep -q '^==' "$work/$begun.log" && : >"$work/$begun.good"
	) &
	[ $((begun % ${VALGRIND_JOBS:-2})) -ne 0 ] || wait
}

# memcheck: the command in front of the next one that is begun.
memcheck()
{
	echo "valgrind --quiet --error-exitcode=99 --leak-check=full --num-callers=30
		--errors-for-leak-kinds=definite,indirect --show-leak-kinds=definite,indirect
		--child-silent-after-fork=yes --suppressions=$top_srcdir/tests/valgrind.supp
		--log-file=$work/$((begun + 1)).log"
}

# Not the thousands of citation styles that may be installed.
XDG_DATA_DIRS=$work
export XDG_DATA_DIRS

cd "$top_builddir" || exit 1
for test; do
	begin "$test" $(memcheck) "./$test"
done
units=$begun
cd "$top_srcdir" || exit 1

for command in 'list' 'list --format json miners' 'show wwf' 'check' 'check --duplicates' \
	'cite' 'cite --format rtf' 'export --to bibtex' 'export --to mods' 'export --to ris' \
	'export --to csl-json' 'styles' 'help' 'diff data/asm-pace.yaml tests/data/small.yaml' \
	"compile --output $work/compiled" 'import tests/data/import/odd.bib' \
	'import tests/data/import/odd.ris' 'import tests/data/import/odd-mods.xml' \
	'list author:('; do
	begin "pacecat $command" $(memcheck) "$PACECAT" -C data/asm-pace.yaml $command
done
# shellcheck source=tests/screen-head.sh
. tests/screen-head.sh
for script in tests/screen/*.keys; do
	screen_head "$script"
	begin "$script" sh -c 'script=$1; shift; exec "$@" <"$script"' - "$script" \
		$(memcheck) "$top_builddir/tests/drive" --size 80x24 $options \
		$catalogue
done
# The real program on a terminal.
if command -v python3 >/dev/null; then
	PYTHONDONTWRITEBYTECODE=1
	export PYTHONDONTWRITEBYTECODE
	begin 'a long session on a terminal' python3 "$top_srcdir/tests/soak/memcheck.py" \
		data/asm-pace.yaml "$work/home" $(memcheck) "$PACECAT"
	last=$begun
fi
wait

passed=0 failed=0
for n in $(seq "$begun"); do
	if [ -e "$work/$n.good" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $(cat "$work/$n.name")"
		cat "$work/$n.log"
		[ "$n" != "$last" ] || cat "$work/$n.out"
	fi
done
echo "memcheck: $units unit tests, $((begun - units)) runs of the program, $failed with faults"
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
