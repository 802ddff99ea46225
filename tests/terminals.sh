#!/bin/sh
# SPDX-License-Identifier: MIT
# Each terminal that people have, with each kind of characters, as its terminfo entry describes it.
if ! command -v python3 >/dev/null || ! python3 -c 'import curses' 2>/dev/null; then
	echo 'SKIP: no python3 with its curses'
	echo "0 passed, 0 failed, 1 skipped"
	exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# Found before HOME is another: some of them look for themselves there.
python=$(python3 -c 'import sys; print(sys.executable)')
"$python" "$top_srcdir/tests/terminals.py" "$PACECAT" "$top_builddir/tests/drive" \
	"$top_srcdir/data/asm-pace.yaml" "$top_srcdir/tests/terminals.txt" "$work"
