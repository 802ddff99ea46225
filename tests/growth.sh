#!/bin/sh
# SPDX-License-Identifier: MIT
# What a file costs grows as the file does: the time of four times as much is no sixteenfold.
if ! command -v python3 >/dev/null; then
	echo 'SKIP: no python3'
	echo "0 passed, 0 failed, 1 skipped"
	exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# Found before HOME is another: some of them look for themselves there.
python=$(python3 -c 'import sys; print(sys.executable)')
"$python" "$top_srcdir/tests/growth.py" "$PACECAT" "$work"
