#!/bin/sh
# SPDX-License-Identifier: MIT
# The translations: every file with sentences is listed, and each language is valid and complete.
passed=0 failed=0
for tool in msgfmt msgmerge xgettext; do
	if ! command -v $tool >/dev/null; then
		echo "SKIP: no $tool"
		echo '0 passed, 0 failed, 1 skipped'
		exit 77
	fi
done
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
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

grep -lE '(^|[^A-Za-z0-9_])(_|N_|Q_)\("' $(find src -name '*.c' -o -name '*.h' -o -name '*.def') |
	grep -v '^src/base/gettext.h$' | LC_ALL=C sort >"$work/have"
sed -e '/^#/d' -e '/^$/d' po/POTFILES.in >"$work/listed"
LC_ALL=C sort "$work/listed" >"$work/sorted"
verdict 'po/POTFILES.in is sorted' "$(LC_ALL=C diff "$work/listed" "$work/sorted")"
verdict 'po/POTFILES.in lists the files with sentences' "$(diff "$work/have" "$work/sorted")"

# The options are those of po/Makevars, read from there.
options=$(sed -n '/^XGETTEXT_OPTIONS/,/[^\\]$/p' po/Makevars |
	sed -e 's/^XGETTEXT_OPTIONS *= *//' -e 's/\\$//')
verdict 'xgettext reads the sources' "$(xgettext $options -o "$work/new.pot" \
	$(cat "$work/have") 2>&1 | grep -v "will try C")"
for lang in $(sed 's/#.*//' po/LINGUAS); do
	verdict "$lang: valid" "$(msgfmt --check -o /dev/null "po/$lang.po" 2>&1)"
	msgmerge -q --no-fuzzy-matching -o "$work/$lang.po" "po/$lang.po" "$work/new.pot"
	verdict "$lang: complete" "$(msgattrib --untranslated --no-obsolete --no-wrap \
		"$work/$lang.po" | sed '1,/^$/d' | grep '^msgid ')"
	verdict "$lang: nothing fuzzy" "$(msgattrib --only-fuzzy --no-obsolete "po/$lang.po")"
done
# A no-break space in French, so that a colon never begins a line, and quotation marks hug no word.
verdict 'fr: spaces before : ; ! ? and inside quotation marks do not break' \
	"$(msgcat --no-wrap po/fr.po |
		grep -nE '^msgstr.* ([;:!?»]( |\.|"$)|»)|^msgstr.*« ')"
verdict 'fr: apostrophes and quotation marks are those of print' \
	"$(msgcat --no-wrap po/fr.po | grep -nE "^msgstr.*([A-Za-z]'|\\\\\")")"
# What the head of the file says to translators the header says to the program.
for lang in $(sed 's/#.*//' po/LINGUAS); do
	said=$(grep -c '^# Not yet reviewed' "po/$lang.po")
	verdict "$lang: says whether it wants a review" "$(
		[ "$said" = "$(grep -c '^"X-Review: wanted' "po/$lang.po")" ] ||
		echo '"# Not yet reviewed ..." and "X-Review: wanted" go together')"
done
# Side by side in 40 columns, with a blank on either side of each.
tabs=$(sed -n 's/^\t\.title = N_("\(.*\)"),$/\1/p' src/tui/view_*.c | paste -sd '|' -)
for lang in $(sed 's/#.*//' po/LINGUAS); do
	cols=$(msgcat --no-wrap "po/$lang.po" | sed -nE "/^msgid \"($tabs)\"\$/{
		n
		s/^msgstr \"(.*)\"\$/ \\1 /p
	}" | tr -d '\n' | wc -m)
	verdict "$lang: the tabs fit" "$([ "$cols" -gt 10 ] && [ "$cols" -le 40 ] ||
		echo "$cols columns")"
done

# The program of the build tree, where the host may have no locale but C.UTF-8.
if grep -q '^#define ENABLE_NLS 1' "$top_builddir/config.h"; then
	# speak LOCALE ARGUMENT...: how the program answers there
	speak()
	{
		lang=$1
		shift
		env -u LC_ALL LANG="$lang.UTF-8" "$PACECAT" -C tests/data/small.yaml "$@" 2>&1
	}
	# A row a language: a locale, which form of a plural 0, 1 and 2 take, a sentence, a label
	# with a date.
	cat >"$work/spoken" <<-'END'
		es_MX|1 0 1|nada coincide|Publicación  *3 de julio de 2011$
		fr_FR|0 0 1|rien ne correspond|Parution  *3 juillet 2011$
		mg_MG|0 0 1|tsy misy mifanaraka|Nivoaka  *3 Jolay 2011$
		pt_PT|1 0 1|nada corresponde|Publicação  *3 de julho de 2011$
		pt_BR|1 0 1|nada corresponde|Publicação  *3 de julho de 2011$
		sw_TZ|1 0 1|hakuna kinacholingana|Imechapishwa  *3 Julai 2011$
	END
	# counted LANG: what it says of 0, 1 and 2 studies; formed LANG FORM...: what it should say
	counted()
	{
		"$PACECAT" --lang "$1" -C tests/data/foreign.yaml list --of countries |
			sed 's/.*  //' | awk '{ n = $0; gsub(/[^0-9]/, "", n); line[n] = $0 }
				END { for (n = 0; n < 3; n++) print line[n] }' | tr '\n' ';'
	}
	formed()
	{
		msgcat --no-wrap "po/$1.po" | sed -n '/^msgid "%u study"$/,/^$/p' >"$work/forms"
		number=0
		shift
		for form in "$@"; do
			sed -n "s/^msgstr\\[$form\\] \"\\(.*\\)\"\$/\\1/p" "$work/forms" |
				sed "s/%u/$number/"
			number=$((number + 1))
		done | tr '\n' ';'
	}
	while IFS='|' read -r locale forms sentence labelled; do
		lang=${locale%_*}
		# shellcheck disable=SC2086
		expected=$(formed "$lang" $forms)
		verdict "0, 1 and 2 in $locale" "$(
			[ "$(counted "$locale")" = "$expected" ] ||
			echo "$(counted "$locale") is not $expected")"
		verdict "sentences in $locale" "$(speak "$locale" list nothing like it |
			grep -q "^pacecat: $sentence" || echo 'they are in another language')"
		verdict "labels and dates in $locale" "$(speak "$locale" show herons |
			grep -q "^$labelled" || echo 'they are in another language')"
	done <"$work/spoken"
	# Country names in a language that the program does not have, where iso-codes is installed.
	if [ -f /usr/share/locale/de/LC_MESSAGES/iso_3166-1.mo ]; then
		verdict 'countries are German by iso-codes' "$("$PACECAT" --lang de_AT \
			-C data/asm-pace.yaml list --of countries |
			grep -q '^COD  Demokratische' || echo 'they are not')"
		verdict 'and are found by that name' "$("$PACECAT" --lang de_AT \
			-C data/asm-pace.yaml list country:demokratische |
			grep -q itombwe || echo 'they are not')"
	fi
	verdict 'each language is heard' "$(for lang in $(sed 's/#.*//' po/LINGUAS); do
		grep -q "^${lang}_" "$work/spoken" || echo "$lang is not"
	done)"
fi
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
