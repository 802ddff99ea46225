#!/bin/sh
# SPDX-License-Identifier: MIT
# Where anybody may log in: whatever a stranger presses, sends or sets, nothing is started, opened
# or written, alone and behind a real sshd as the manual has it.  `make soak` does it for longer.
SOAK_CHECKS='refusals confined strangers storm account'
export SOAK_CHECKS
exec "${SHELL:-/bin/sh}" "$top_srcdir/tests/soak.sh"
