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
	# A row a language: a locale, a sentence, a label with a date.
	cat >"$work/spoken" <<-'END'
		es_MX|nada coincide|Publicación  *3 de julio de 2011$
		fr_FR|rien ne correspond|Parution  *3 juillet 2011$
		mg_MG|tsy misy mifanaraka|Nivoaka  *3 Jolay 2011$
		pt_PT|nada corresponde|Publicação  *3 de julho de 2011$
		pt_BR|nada corresponde|Publicação  *3 de julho de 2011$
		sw_TZ|hakuna kinacholingana|Imechapishwa  *3 Julai 2011$
	END
	while IFS='|' read -r locale sentence labelled; do
		verdict "sentences in $locale" "$(speak "$locale" list nothing like it |
			grep -q "^pacecat: $sentence" || echo 'they are in another language')"
		verdict "labels and dates in $locale" "$(speak "$locale" show herons |
			grep -q "^$labelled" || echo 'they are in another language')"
	done <"$work/spoken"
	verdict 'each language is heard' "$(for lang in $(sed 's/#.*//' po/LINGUAS); do
		grep -q "^${lang}_" "$work/spoken" || echo "$lang is not"
	done)"
fi
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
