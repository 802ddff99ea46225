#!/bin/sh
# SPDX-License-Identifier: MIT
# A language that nobody speaks, made by tests/pseudo.awk: every text in brackets, twice as long, no
# letter of ASCII in it.  All scripts of tests/screen are played in it at two sizes: nothing may end
# but with its bracket or an ellipsis.  Then screens and commands on a catalogue that has no letter
# of ASCII either show what was never given to translators.
passed=0 failed=0
skip()
{
	echo "SKIP: $1"
	echo '0 passed, 0 failed, 1 skipped'
	exit 77
}
for tool in msgfmt xgettext; do
	command -v $tool >/dev/null || skip "no $tool"
done
grep -q '^#define ENABLE_NLS 1' "$top_builddir/config.h" || skip 'no translations in this build'
work=$(mktemp -d) || exit 1
built=$top_builddir/locale/qps
trap 'rm -rf "$work" "$built"' EXIT
cases=$top_srcdir/tests/screen
drive=$top_builddir/tests/drive
cd "$top_srcdir" || exit 1

verdict()
{
	if [ -z "$2" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL: %s\n%s\n' "$1" "$2"
	fi
}

# The options are those of po/Makevars, read from there.
options=$(sed -n '/^XGETTEXT_OPTIONS/,/[^\\]$/p' po/Makevars |
	sed -e 's/^XGETTEXT_OPTIONS *= *//' -e 's/\\$//')
# shellcheck disable=SC2046,SC2086
xgettext $options --no-wrap --no-location -o "$work/new.pot" \
	$(sed -e '/^#/d' -e '/^$/d' po/POTFILES.in)
mkdir -p "$work/qps/LC_MESSAGES" "$built/LC_MESSAGES" "$work/share"
awk -f tests/pseudo.awk "$work/new.pot" >"$work/qps.po"
verdict 'the language is made' "$(msgfmt --check-format --check-domain \
	-o "$work/qps/LC_MESSAGES/pacecat.mo" "$work/qps.po" 2>&1)"
cp "$work/qps/LC_MESSAGES/pacecat.mo" "$built/LC_MESSAGES/"

# shellcheck source=tests/screen-head.sh
. tests/screen-head.sh
# Of citation styles there are only those of the source tree.
ln -s "$PWD/data" "$work/share/citation-style-language"
HOME=$work XDG_DATA_HOME=$work/none XDG_DATA_DIRS=$work/share
export HOME XDG_DATA_HOME XDG_DATA_DIRS
for case in "$cases"/*.keys; do
	screen_head "$case"
	# A script that is about another language has nothing to show here.
	case $options in *--lang*) continue ;; esac
	# The tour has lines of its own below the status line, and cuts what does not fit there.
	[ "$name" != tour ] || continue
	for size in 40x12 80x24; do
		# shellcheck disable=SC2086
		"$drive" --size $size $options --lang qps --messages "$work" $catalogue <"$case" \
			>"$work/$name-$size" 2>&1 || echo "⟦= $?" >>"$work/$name-$size"
		verdict "$name at $size" "$(awk -v rows="${size#*x}" -f tests/pseudo-screen.awk \
			"$work/$name-$size" 2>&1)"
	done
done

# What is not to be translated: keys, formats, names of styles, actions and files.
known='Backspace|BG|AD|GBR|ZA|End|Enter|Esc|Home|Left|PageDown|PageUp|Right|Tab|Up|Down|Space|F1'
known="$known|$(sed -n 's/^\t{ "[a-z-]*", "\([^"]*\)", "\.\([a-z]*\)",.*/\1 \2/p' \
	src/format/format.c | tr ' -' '||' | paste -sd '|' -)"
known="$known|pacecat|author|date|ar|af|bg|ca|foreign|error|warning"
known="$known|Author and date|en-GB|en-US|es-ES|GBR"
known="$known|en|$(grep -v '^#' po/LINGUAS | paste -sd '|' -)"
known="$known|$(sed -n -e 's/^ACTION([A-Z_]*, "\([^"]*\)".*/\1/p' src/tui/action.def \
	-e 's/^\t{ \.name = "\([a-z]*\)".*/\1/p' src/tui/command.c | tr '-' '|' | paste -sd '|' -)"
foreign()
{
	grep -nE '[A-Za-z]{2}' | sed -E ":again
		s/(^|[^A-Za-z])($known)([^A-Za-z]|\$)/\\1\\3/
		t again" | grep -E '[A-Za-z]{2}'
}
for size in 40x12 80x24; do
	"$drive" --size $size --lang qps --messages "$work" tests/data/foreign.yaml \
		<tests/data/foreign.keys >"$work/foreign" 2>&1
	verdict "a catalogue of other letters at $size" "$(awk -v rows="${size#*x}" \
		-f tests/pseudo-screen.awk "$work/foreign")"
	verdict "every text is translated at $size" \
		"$(grep -vE '^(--|(copy|edit|note|show|append|open|style|export) )' \
			"$work/foreign" | foreign)"
done

# say COMMAND...: what it tells people, without what is typed as it stands
say()
{
	"$PACECAT" --lang qps -C tests/data/foreign.yaml "$@" 2>&1
}
for command in 'list' 'list --of people' 'list --of organisations' 'list --of topics' \
	'list --of countries' 'show 11' 'show 12' 'show 4' 'show 2' 'show 6' 'show COD' 'show 1' \
	'check --duplicates' 'list зззз'; do
	# shellcheck disable=SC2086
	verdict "pacecat $command" "$(say $command | foreign | grep -vE '^[0-9]+:(COD|MDG) ' |
		sed 's/COD\|MDG//g' | grep -E '[A-Za-z]{2}')"
done
for command in $("$PACECAT" help 2>/dev/null | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
	verdict "pacecat help $command" "$(say help "$command" | sed -E \
		-e 's/--[a-z-]+//g' -e 's/(^|[^a-z])pacecat [a-z]+//' | foreign)"
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
