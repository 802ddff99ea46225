#!/bin/sh
# SPDX-License-Identifier: MIT
# The house: who may include whom, one door per library, what is banned, how long things may be.
cd "$top_srcdir" || exit 1
passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# verdict WHAT LINES: the lines found are the faults.
verdict()
{
	if [ -z "$2" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL: %s\n%s\n' "$1" "$2"
	fi
}

# Itself and the folders to its left.
may_include()
{
	case $1 in
	base) echo base ;;
	text) echo base text ;;
	model) echo base text model ;;
	csl) echo base text csl ;;
	sys) echo base text sys ;;
	format) echo base text model csl format ;;
	store) echo base text model csl sys format store ;;
	cli) echo base text model csl sys format store cli ;;
	tui) echo base text model csl sys format store tui ;;
	static) echo text sys ;;
	esac
}

sources=$(find src -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort)
code=$(find src tests -name '*.[ch]' | LC_ALL=C sort)

for folder in src/*/; do
	folder=${folder#src/} folder=${folder%/}
	files=$(find "src/$folder" -name '*.[ch]' -o -name '*.def')
	[ -n "$files" ] || continue
	allowed=$(may_include "$folder")
	verdict "src/$folder is in the design" "$([ -n "$allowed" ] || echo "src/$folder")"
	pattern=$(echo "$allowed" | tr ' ' '|')
	verdict "src/$folder includes only: $allowed" \
		"$(grep -HnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' $files |
			grep -vE "include[[:space:]]*\"($pattern)/[a-z0-9_-]+\.(h|def)\"")"
done

# door HEADER-PATTERN FILE-PATTERN: only these files may include it.
door()
{
	verdict "<$1> only in $2" \
		"$(grep -nE "#[[:space:]]*include[[:space:]]*[<\"]($1)[>\"]" $sources |
			grep -vE "^$2:")"
}
door '(ncursesw?/)?(curses|ncurses|term)\.h' 'src/tui/(screen|paint)\.c'
door 'yaml\.h' 'src/format/yaml\.c'
door 'utf8proc\.h' 'src/text/[a-z0-9_]+\.[ch]'
door 'libintl\.h' 'src/base/gettext\.h'
door 'expat\.h' 'src/base/[a-z0-9_]+\.c'
# They ask the locale what a letter is: base/ascii.h does not.
door '(ctype|strings)\.h' 'src/static/characters\.c'

verdict 'no .c file is included' "$(grep -nE '#[[:space:]]*include.*\.c[">]' $code)"
# Mentions in comments are no calls: a call is a name and its parenthesis outside of ` * ` lines.
banned='strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets|alloca|system'
banned="$banned|popen|mktemp|tmpnam|asctime|ctime|gmtime|localtime"
verdict "no call of a banned function ($banned)" \
	"$(grep -nE "(^|[^A-Za-z0-9_.>])($banned)[[:space:]]*\(" $code |
		grep -vE '^[^:]*:[0-9]*:[[:space:]]*(/?\*|//)')"
verdict 'no unfinished places' \
	"$(grep -nE '(TODO|FIXME|XXX)([: ]|$)|not implemented' $code $(find tests -name '*.sh') |
		grep -v '^tests/layers.sh:')"
verdict 'only main, cli and the last words of mem.c print' \
	"$(grep -nE '(^|[^A-Za-z0-9_])(printf|puts|putchar|perror|vprintf)[[:space:]]*\(' $sources |
		grep -vE '^src/(main\.c|cli/)' | grep -vE '^[^:]*:[0-9]*:[[:space:]]*(/?\*|//)')"

scripts="bootstrap $(find tests -name '*.sh')"
verdict 'the licence in the first line' \
	"$(printf '%s\n' $sources $(find tests -name '*.[ch]') | awk '{
	line = ""
	getline line <$0
	close($0)
	if (line !~ /SPDX-License-Identifier: MIT/)
		print
}')"
verdict 'include guards by path' "$(find src tests -name '*.h' | awk '{
	guard = $0
	sub(/^src\//, "", guard)
	gsub(/[\/.-]/, "_", guard)
	guard = "#define PACECAT_" toupper(guard)
	found = 0
	while ((getline line <$0) > 0)
		found = found || line == guard
	close($0)
	if (!found)
		print $0 ": " guard
}')"
verdict 'at most 500 lines, or 800 with the reason in the head ("Over 500 lines: ...")' \
	"$(awk 'FNR == 1 { limit = 500 }
		FNR <= 30 && /Over 500 lines/ { limit = 800 }
		FNR == limit + 1 { print FILENAME ": more than " limit " lines" }' $code)"
# A column is a character here: continuation bytes do not count, tabs go on to the next eighth.
verdict 'at most 100 columns' "$(LC_ALL=C awk '{
	gsub(/[\200-\277]/, "")
	columns = 0
	parts = split($0, part, "\t")
	for (i = 1; i < parts; i++)
		columns += length(part[i]) + 8 - (columns + length(part[i])) % 8
	columns += length(part[parts])
	if (columns > 100)
		print FILENAME ":" FNR ": " columns " columns"
}' $code $scripts)"
verdict 'no blanks at the end of a line' \
	"$(grep -nE '[[:space:]]+$' $code configure.ac Makefile.am bootstrap)"
verdict 'every source is in Makefile.am' \
	"$(tr -s ' \t' '\n\n' <Makefile.am | LC_ALL=C sort -u >"$work/named"
	printf '%s\n' $sources | LC_ALL=C comm -23 - "$work/named")"
# Build folders of any name get swept in by "git add -A"; a tarball has no list to look at.
verdict 'nothing that is made is kept' \
	"$(git ls-files 2>/dev/null |
		grep -E '\.(o|a|lo|la|Po|trs|log|mo|gmo)$|(^|/)config\.status$')"

echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
