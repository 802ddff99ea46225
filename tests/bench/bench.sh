# SPDX-License-Identifier: MIT
#
# bench.sh: measure each thing that has a goal beside the least it can be done with, in one run and
# by turns, and print a table of medians, ratios and goals.  `make bench` builds what it needs and
# keeps the table in bench.txt.  SIZES are the catalogues in studies (the last one is searched and
# sorted), TIMES how often each thing is done, with more than 100,000 studies fewer times.
LC_ALL=C.UTF-8
export LC_ALL
sizes=${SIZES:-10 1000 10000 100000 1000000}
times=${TIMES:-7}
bench=${top_builddir:-.}/tests/bench
pacecat=${top_builddir:-.}/pacecat
room=${top_builddir:-.}/bench
mkdir -p "$room/home"
# Where HOME is not absolute there are no settings.
room=`cd "$room" && pwd`
unset XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME PACECAT
HOME=$room/home
export HOME

# median < numbers, one a line
median() {
	sort -n | awk '{ a[NR] = $1 } END { if (NR) print a[int((NR + 1) / 2)] }'
}

# field NAME < lines of "NAME NUMBER"
field() {
	awk -v name="$1" '$1 == name { print $2 }'
}

# row WHAT OURS FLOOR GOAL [PER]: one line of the table; PER: goals are for a fraction, as in 1/30
row() {
	awk -v what="$1" -v a="$2" -v b="$3" -v goal="$4" 'BEGIN {
		split(goal, part, "/")
		most = part[2] ? part[1] / part[2] : goal + 0
		ratio = b > 0 ? a / b : 0
		verdict = goal == "" ? "" : ratio <= most ? "met" : "MISSED"
		shown = part[2] && ratio > 0 ? sprintf("1/%.1f", 1 / ratio) : sprintf("%.2f", ratio)
		printf "%-52s %12.2f %12.2f %8s %6s  %s\n", what, a, b, shown, goal, verdict
	}'
}

# instructions COMMAND...
instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
		awk '/refs:/ { gsub(",", "", $NF); print $NF }'
}

# alternate NAME A B: the medians of field NAME of two commands run by turns, in $ours and $floor
alternate() {
	: >"$room/a"
	: >"$room/b"
	i=0
	while test $i -lt "$times"; do
		eval "$2" | field "$1" >>"$room/a"
		eval "$3" | field "$1" >>"$room/b"
		i=$((i + 1))
	done
	ours=`median <"$room/a"`
	floor=`median <"$room/b"`
}

echo "pacecat bench: `uname -sm`, `grep -c ^processor /proc/cpuinfo 2>/dev/null` processors, \
load `cut -d' ' -f1 /proc/loadavg 2>/dev/null`, $times times each"
echo
printf '%-52s %12s %12s %8s %6s\n' what ours floor ratio goal

for size in $sizes; do
	test -s "$room/$size.yaml" || "$bench/generate" "$size" >"$room/$size.yaml"
	last=$size
done

# goal LEAST SIZE GOAL: the goal, if there are so many studies.
goal() {
	test "$2" -ge "$1" && echo "$3"
}

# divide FILE FOLDER STUDIES: the same studies in eight files.
divide() {
	mkdir -p "$2"
	awk -v folder="$2" -v each="$(($3 / 8 + 1))" '
		studies && /^  - id: / && n++ % each == 0 && n > 1 {
			file++
			print "pacecat: 1\nstudies:" >(folder "/" file ".yaml")
		}
		/^studies:/ { studies = 1 }
		{ print >(folder "/" file + 0 ".yaml") }' "$1"
}

if command -v valgrind >/dev/null; then
	for size in $sizes; do
		test "$size" -ge 1000 && test "$size" -le 10000 || continue
		floor=`instructions "$bench/floor" events "$room/$size.yaml"`
		row "load $size studies, instructions / libyaml's events" \
			"`instructions "$pacecat" check "$room/$size.yaml"`" "$floor" 1.2
		row "load $size studies, folded too, instructions" \
			"`instructions "$bench/load" --once "$room/$size.yaml"`" "$floor" 1.2
	done
fi

before='' before_ms=
for size in $sizes; do
	many=$times
	test "$size" -gt 100000 && many=3
	test -s "$room/$size/7.yaml" || divide "$room/$size.yaml" "$room/$size" "$size"
	"$bench/load" "$room/$size.yaml" "$many" "$room/$size" >"$room/load.txt" || exit
	loading() {
		field "$1" <"$room/load.txt"
	}
	row "load $size studies, ms / libyaml's events" "`loading load`" "`loading events`" ""
	row "load $size studies, folded too, ms / libyaml's events" "`loading whole`" \
		"`loading events`" ""
	row "load $size studies in 8 files, ms / libyaml's events" "`loading folder`" \
		"`loading events`" "`goal 100000 "$size" 0.85`"
	row "what $size studies show first, ms / libyaml's events" "`loading first`" \
		"`loading events`" "`goal 100000 "$size" 1/50`"
	row "memory to load $size studies, peak kB / file" "`loading load-peak-kb`" \
		"`loading file-kb`" "`goal 10000 "$size" 2.5`"
	row "memory to load and fold $size studies, peak kB / file" \
		"`loading whole-peak-kb`" "`loading file-kb`" "`goal 10000 "$size" 2.5`"
	test -n "$before" &&
		row "load $size studies, us a study / $before studies" \
			"`loading load | awk -v n="$size" '{ print $1 / n * 1000 }'`" \
			"`awk -v a="$before_ms" -v n="$before" 'BEGIN { print a / n * 1000 }'`" ""
	before=$size before_ms=`loading load`
	"$bench/measure" "$room/$size.yaml" "$many" >"$room/$size.txt" || exit
done

of_last() {
	field "$1" <"$room/$last.txt"
}

for word in i ir irrigation zanzibar seve mubalama; do
	row "search \"$word\" in $last studies, ms / best scan" "`of_last search-$word`" \
		"`of_last search-$word-floor`" 1.5
done
row "first letter ever typed, ms / that scan" "`of_last first-key`" "`of_last search-i-floor`" ""
for order in year title author country; do
	row "$last studies by $order, ms / one search" "`of_last order-$order`" \
		"`of_last search-irrigation-floor`" ""
done
for list in studies authors; do
	row "all facets of $list, $last studies, ms / one search" "`of_last facets-$list`" \
		"`of_last search-irrigation-floor`" ""
done
for word in s seve irrig; do
	row "\"$word\" in the palette, $last studies, ms / one search" "`of_last jump-$word`" \
		"`of_last search-irrigation-floor`" ""
done
for view in overview countries authors studies topics; do
	row "a page of $view, ms / one search" "`of_last page-$view`" \
		"`of_last search-irrigation-floor`" ""
done
row "fold, ms / utf8proc_map" "`of_last fold`" "`of_last fold-floor`" 1/30
row "fold accents, ms / utf8proc_map" "`of_last fold-accents`" "`of_last fold-accents-floor`" 1/30

# What a shell asks when Tab is pressed, the catalogue being in the cache; 100 ms are at once.
for size in $sizes; do
	"$pacecat" list -C "$room/$size.yaml" --format ids study-1 >/dev/null
	for word in study-1 author: author:m; do
		row "complete \"$word\", $size studies, ms / 100 ms" "`"$bench/run" "$times" \
			"$pacecat" complete -- pacecat list -C "$room/$size.yaml" "$word" |
			field run-ms`" 100 "`test "$size" -le 100000 && echo 1`"
	done
done

# What a reader waits for, and what other programs need for as much.
. "${top_srcdir:-.}/tests/bench/screen.sh"
. "${top_srcdir:-.}/tests/bench/peers.sh"
. "${top_srcdir:-.}/tests/bench/cite.sh"
