#!/bin/sh
# SPDX-License-Identifier: MIT
#
# carry.sh DATA: print, as C, the tables of what a static program has in itself (sys/carried.h): the
# catalogue, styles and locales of the folder DATA, and of the terminals that field hosts meet
# those which the terminfo of this host describes.
set -u
data=$1
LC_ALL=C
export LC_ALL

echo '/* Made by carry.sh. */'
echo '#include "sys/carried.h"'
echo
n=0 rows=
for file in asm-pace.yaml styles/*.csl locales/*.xml; do
	case $file in
	*\**) files=$(cd "$data" && echo $file) ;;
	*) files=$file ;;
	esac
	for name in $files; do
		[ -r "$data/$name" ] || { echo "carry.sh: no $data/$name" >&2; exit 1; }
		n=$((n + 1))
		echo "static const unsigned char file$n[] = {"
		od -An -v -tu1 "$data/$name" | sed -e 's/^ *//' -e 's/  */,/g' -e 's/$/,/'
		echo '};'
		rows="$rows	{ CARRIED \"/$name\", (const char *)file$n, sizeof file$n },
"
	done
done
echo
echo 'const struct carried_file carried_files[] = {'
printf '%s' "$rows"
echo '	{ NULL, NULL, 0 }'
echo '};'
echo
echo 'const struct carried_terminal carried_terminals[] = {'
for name in ansi linux vt100 vt220 xterm xterm-256color screen screen-256color tmux \
	tmux-256color putty putty-256color rxvt rxvt-256color alacritty foot st-256color \
	cygwin sun; do
	entry=$(infocmp -Q2 -q "$name" 2>/dev/null | sed '/^#/d' | tr -d '\n')
	[ -z "$entry" ] || printf '\t{ "%s", "%s" },\n' "$name" "$entry"
done
echo '	{ NULL, NULL }'
echo '};'
