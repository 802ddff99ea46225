# SPDX-License-Identifier: MIT
#
# bench.sh: measure each thing that has a goal beside the least it can be done with, in one run and
# by turns, and print a table of medians, ratios and goals.  `make bench` builds what it needs and
# keeps the table in bench.txt.  SIZES are the catalogues in studies (the last one is searched and
# sorted), TIMES how often each thing is done.
LC_ALL=C.UTF-8
export LC_ALL
sizes=${SIZES:-10 1000 10000 100000}
times=${TIMES:-7}
bench=${top_builddir:-.}/tests/bench
pacecat=${top_builddir:-.}/pacecat
room=${top_builddir:-.}/bench
mkdir -p "$room/home"
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

if command -v valgrind >/dev/null; then
	for size in $sizes; do
		test "$size" -ge 1000 && test "$size" -le 10000 || continue
		row "load $size studies, instructions" \
			"`instructions "$pacecat" check "$room/$size.yaml"`" \
			"`instructions "$bench/floor" events "$room/$size.yaml"`" 1.2
	done
fi

for size in $sizes; do
	"$bench/measure" "$room/$size.yaml" "$times" >"$room/$size.txt" || exit
	row "load $size studies, ms / libyaml's events" "`field load <"$room/$size.txt"`" \
		"`field load-floor <"$room/$size.txt"`" 1.2
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
for view in overview countries authors studies topics; do
	row "a page of $view, ms / one search" "`of_last page-$view`" \
		"`of_last search-irrigation-floor`" ""
done
row "fold, ms / utf8proc_map" "`of_last fold`" "`of_last fold-floor`" 1/30
row "fold accents, ms / utf8proc_map" "`of_last fold-accents`" "`of_last fold-accents-floor`" 1/30

small=${top_srcdir:-.}/data/asm-pace.yaml
head -200 "$small" >"$room/small.txt"
if command -v less >/dev/null; then
	alternate start-ms "'$bench/pty' -- '$pacecat' '$small'" \
		"'$bench/pty' -- less '$room/small.txt'"
	row "start, ASM-PACE, ms / less" "$ours" "$floor" 2
	for size in $sizes; do
		alternate start-ms "'$bench/pty' -- '$pacecat' '$room/$size.yaml'" \
			"'$bench/pty' -- less '$room/small.txt'"
		row "start, $size studies of YAML, ms / less" "$ours" "$floor" ""
	done
fi

# A list alone: what a list of the same lines costs that has nothing else.
"$pacecat" list -C "$room/1000.yaml" | sed 's/^[^ ]*  //; s/   */  /g' >"$room/lines.txt"
COLUMNS=60
export COLUMNS
"$bench/pty" 4=1 Down=60 Page=20 -- "$pacecat" "$room/1000.yaml" >"$room/ours.txt"
"$bench/pty" Down=60 Page=20 -- "$bench/floor" bar "$room/lines.txt" >"$room/bar.txt"
for key in Down Page; do
	row "$key in a list of 60 columns, bytes / curses" "`field $key-bytes <"$room/ours.txt"`" \
		"`field $key-bytes <"$room/bar.txt"`" "`test $key = Down && echo 1.05 || echo 1.1`"
	row "$key in a list of 60 columns, ms / curses" "`field $key-ms <"$room/ours.txt"`" \
		"`field $key-ms <"$room/bar.txt"`" ""
done
COLUMNS=80
"$bench/pty" 4=1 Down=60 Page=20 -- "$pacecat" "$room/1000.yaml" >"$room/ours.txt"
"$bench/pty" Down=60 Page=20 -- "$bench/floor" bar "$room/lines.txt" >"$room/bar.txt"
row "Down with the page beside it, bytes / curses" "`field Down-bytes <"$room/ours.txt"`" \
	"`field Down-bytes <"$room/bar.txt"`" ""
for size in $sizes; do
	alternate private-kb "'$bench/pty' 4=1 Down=3 -- '$pacecat' '$room/$size.yaml'" \
		"'$bench/pty' Down=3 -- '$bench/floor' empty"
	row "memory of a session, $size studies of YAML, kB / curses" "$ours" "$floor" ""
done

. "${top_srcdir:-.}/tests/bench/cite.sh"
