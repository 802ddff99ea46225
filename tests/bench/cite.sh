# SPDX-License-Identifier: MIT
#
# Part of bench.sh: 1,000 items in APA beside the processors that there are, from start to end, and
# the first citation beside the start of an empty program.  NODE_PATH leads to citeproc-js.
style=/usr/share/citation-style-language/styles/apa.csl
csl_locales=/usr/share/citation-style-language/locales
items=$room/items.json

# Articles, reports, chapters and books of 1 to 5 authors from 144 families.
make_items() {
	awk -v count="$1" 'BEGIN {
	split("Ka Mu Ndayi Rakoto Mbé Ville Le Weins Ngo Chi Bey Hea", begin, " ")
	split("songo balama shimiye arisoa kou gas vin berg ngo shugi non ly", end, " ")
	split("Amélie Jean-Bosco Juan Hervé Thérèse Cristina Estelle René", given, " ")
	split("gold forest mining park river sapphire people mercury", word, " ")
	split("report article-journal chapter book", type, " ")
	seed = 7
	printf "["
	for (i = 0; i < count; i++) {
		kind = type[next_of(4)]
		printf "%s{\"id\":\"i%d\",\"type\":\"%s\",\"title\":\"", i ? ",\n" : "", i, kind
		for (k = 0; k < 7; k++)
			printf "%s ", word[next_of(8)]
		printf "%d\",\"author\":[", i
		names = next_of(5)
		first = next_of(12)
		for (k = 0; k < names; k++)
			printf "%s{\"family\":\"%s\",\"given\":\"%s %c.\"}", k ? "," : "",
				begin[(first + k) % 12 + 1] end[next_of(12)], given[next_of(8)],
				64 + next_of(26)
		printf "],\"issued\":{\"date-parts\":[[%d,%d]]}", 1990 + next_of(30), next_of(12)
		if (kind == "article-journal") {
			text("container-title", "Journal of " word[next_of(8)])
			text("volume", next_of(40))
			text("issue", next_of(4))
		}
		if (kind == "chapter") {
			text("container-title", "On " word[next_of(8)])
			printf ",\"editor\":[{\"family\":\"%s\"}]",
				begin[next_of(12)] end[next_of(12)]
		}
		if (kind ~ /article|chapter/)
			text("page", (i + 1) "-" (i + 12))
		else {
			text("publisher", "Centre for " word[next_of(8)])
			text("publisher-place", "Kigali")
		}
		if (next_of(2) == 1)
			text("DOI", "10.5555/" i)
		printf "}"
	}
	print "]"
	}
	function text(key, value) {
		printf ",\"%s\":\"%s\"", key, value
	}
	function next_of(n) {
		seed = (seed * 16807) % 2147483647
		return int(seed / 65536) % n + 1
	}'
}

# beside NAME COMMAND: a row, unless the command does not work here.
beside() {
	if ! sh -c "$2" >"$room/peer.txt" 2>"$room/peer.err"; then
		echo "$1: skipped, it is not here (`head -n 1 "$room/peer.err" | cut -c 1-50`)"
		return
	fi
	: >"$room/a"
	: >"$room/b"
	i=0
	# The peers take seconds: three times tell enough.
	while test $i -lt 3; do
		"$bench/run" 5 "$pacecat" -C "$items" cite --style apa | field run-ms >>"$room/a"
		"$bench/run" 1 sh -c "$2" 2>/dev/null | field run-ms >>"$room/b"
		i=$((i + 1))
	done
	row "1,000 items in APA, ms / $1" "`median <"$room/a"`" "`median <"$room/b"`" 1/20
}

if test -f "$style"; then
	make_items 1000 >"$items"
	sources=${top_srcdir:-.}/tests/bench
	beside citeproc-js "node '$sources/cite.js' '$items' '$style' '$csl_locales'"
	beside pandoc "pandoc -f csljson -t plain --citeproc --csl='$style' '$items'"
	python=/usr/bin/python3
	test -x $python || python=python3
	beside citeproc-py "$python '$sources/cite.py' '$items' '$style'"
	make_items 1 >"$room/one.json"
	alternate run-ms "'$bench/run' 21 '$pacecat' -C '$room/one.json' cite --style apa" \
		"'$bench/run' 21 '$bench/nothing'"
	row "first citation in APA, ms / an empty program" "$ours" "$floor" 4
	alternate run-ms "'$bench/run' 21 '$pacecat' -C '$small' cite itombwe-case-study" \
		"'$bench/run' 21 '$bench/nothing'"
	row "first citation in our own style, ms / an empty program" "$ours" "$floor" 4
	alternate run-ms "'$bench/run' 3 '$pacecat' styles forest policy" \
		"'$bench/run' 3 '$bench/nothing'"
	row "find a style among all, ms / an empty program" "$ours" "$floor" ""
else
	echo "citation styles: skipped, none are installed"
fi
