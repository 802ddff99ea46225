#!/bin/sh
# SPDX-License-Identifier: MIT
# The program as it was built carries what makes faults harder to abuse.  What configure left out,
# because the compiler has it not or somebody asked for that, is not looked for.
passed=0 failed=0 skipped=0
if ! command -v readelf >/dev/null || ! readelf -h "$PACECAT" >/dev/null 2>&1; then
	echo 'SKIP: no readelf, or no ELF to read'
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
fi
flags=$(sed -n 's/^\(MODE_CFLAGS\|MODE_LDFLAGS\) = //p' "$top_builddir/Makefile" | tr '\n' ' ')

# verdict WHAT FLAG GREP-PATTERN READELF-OPTION [FILE]: the flag was given, so it must show.
verdict()
{
	case " $flags " in
	*" $2 "*) ;;
	*)
		echo "SKIP: built without $2"
		skipped=$((skipped + 1))
		return
		;;
	esac
	if readelf -W "$4" "${5:-$PACECAT}" 2>/dev/null | grep -q "$3"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $1 ($2)"
	fi
}

verdict 'its place in memory is random' -pie 'Type: *DYN' -h
verdict 'what the linker fills in is read-only' -Wl,-z,relro ' GNU_RELRO ' -l
verdict 'all of it is filled in at the start' -Wl,-z,now 'FLAGS.* NOW' -d
verdict 'the stack runs no code' -Wl,-z,noexecstack ' GNU_STACK .* RW  *0x' -l
verdict 'the stack is guarded' -fstack-protector-strong ' __stack_chk_fail' -s
# The checked functions are glibc's; other libraries have the macro and no more.
if readelf -W -s "$PACECAT" | grep -q '@GLIBC_'; then
	for level in 2 3; do
		case $flags in
		*FORTIFY_SOURCE=$level*)
			verdict 'copies are checked' -D_FORTIFY_SOURCE=$level '_chk@GLIBC_' -s
			;;
		esac
	done
fi
# In our own object: one of the C library's that is not marked takes it from the whole.
if [ "$(uname -m)" = x86_64 ]; then
	verdict 'jumps land where they may' -fcf-protection 'x86 feature: .*IBT' -n \
		"$top_builddir/src/main.o"
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
