#!/bin/sh
# SPDX-License-Identifier: MIT
# What a key of the linear layout sends: the bytes are read from a pty.
if ! command -v python3 >/dev/null; then
	echo 'SKIP: no python3'
	echo "0 passed, 0 failed, 1 skipped"
	exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# Found before HOME is another: some of them look for themselves there.
python=$(python3 -c 'import sys; print(sys.executable)')
"$python" "$top_srcdir/tests/linear.py" "$PACECAT" "$top_srcdir/data/asm-pace.yaml" "$work"
