# SPDX-License-Identifier: MIT
#
# screen.sh: rows of bench.sh about what a reader waits for, what is sent to his terminal, and what
# his session keeps in memory; sourced by it.

small=${top_srcdir:-.}/data/asm-pace.yaml
head -200 "$small" >"$room/small.txt"

# settings NAME [LINE...]: a home of its own, with these settings
settings() {
	HOME=$room/home-$1
	export HOME
	rm -rf "$HOME/.local"
	mkdir -p "$HOME/.config/pacecat"
	shift
	printf '%s\n' "$@" >"$HOME/.config/pacecat/settings.yaml"
}

# compiled SIZE: the catalogue in one file, made when it is not there; opened once, so that its hash
# is known to be right
compiled() {
	test "$room/$1.pacecat" -nt "$room/$1.yaml" ||
		"$pacecat" compile -C "$room/$1.yaml" --output "$room/$1.pacecat" >/dev/null 2>&1
	"$pacecat" list -C "$room/$1.pacecat" --format ids study-1 >/dev/null
}

settings plain ''
for size in $sizes; do
	compiled "$size"
	first=${first:-$size}
done

# Starts differ by the machine's mood more than by anything else: many of them, by turns.
if command -v less >/dev/null; then
	BENCH_QUIET=50
	export BENCH_QUIET
	often=$((times * 4)) i=0
	: >"$room/start-less"
	: >"$room/start-small"
	for size in $sizes; do
		: >"$room/start-$size"
	done
	while test $i -lt $often; do
		"$bench/pty" -- less "$room/small.txt" | field start-ms >>"$room/start-less"
		"$bench/pty" -- "$pacecat" "$small" | field start-ms >>"$room/start-small"
		for size in $sizes; do
			"$bench/pty" -- "$pacecat" "$room/$size.pacecat" |
				field start-ms >>"$room/start-$size"
		done
		i=$((i + 1))
	done
	unset BENCH_QUIET
	less=`median <"$room/start-less"`
	row "start, ASM-PACE, ms / less" "`median <"$room/start-small"`" "$less" 2
	for size in $sizes; do
		row "start, $size studies compiled, ms / less" "`median <"$room/start-$size"`" \
			"$less" 2
	done
	row "start, $last studies / $first studies" "`median <"$room/start-$last"`" \
		"`median <"$room/start-$first"`" 1.1
fi

# keys WHAT KEY...: how long each key waits at the largest catalogue, beside the 10 ms after which a
# reader begins to notice; and when all that it asked for had come
keys() {
	what=$1
	shift
	settings plain ''
	BENCH_QUIET=1500 "$bench/pty" "$@" -- "$pacecat" "$room/$last.pacecat" >"$room/keys.txt"
	sed -n 's/^start-.*//; s/-worst-ms \([0-9.]*\)$/	\1/p' "$room/keys.txt" |
	while IFS='	' read -r key ms; do
		row "\"$key\" $what, $last studies, ms / 10" "$ms" 10 1
		all=`sed -n "s/^$key-ms //p" "$room/keys.txt"`
		row "  until all of it had come, ms / 10" "$all" 10 ""
	done
}

settle=`expr 500 + "$last" / 100`
keys "in the list" 4 Down=15 Page=15 G g
keys "of a search" 4 / "$settle:g" 2500:o 1500:l 1500:d
keys "of fields" 4 / "$settle:country:COD" "$settle: year:2012"
keys "of an offer" 4 / 500:author:se "$settle:	"
keys "by another order" 4 "$settle:s=3" "$settle:r"
keys "of countries" "$settle:2" 2500:Down=4
keys "of authors" "$settle:3" 300:Down=5 "$settle:s"

# lines COLS: the rows of forty pages of the list of studies, as they are shown
lines() {
	{
		printf '4\n'
		yes '!show -
PageDown' | head -80
	} | "${top_builddir:-.}/tests/drive" --size "$1x24" "$room/1000.pacecat" |
		awk '/^--/ { y = 0; next } y++ >= 3 && y < 24' | sed 's/^..//; s/│.*//; s/ *$//'
}

# What is sent, beside a bare list of the same lines; a list alone has 60 columns.
settings plain ''
COLUMNS=60
export COLUMNS
lines 60 >"$room/lines.txt"
"$bench/pty" 4 300:g Down=15 Page=20 -- "$pacecat" "$room/1000.pacecat" >"$room/ours.txt"
"$bench/pty" Down=15 Page=20 -- "$bench/floor" bar "$room/lines.txt" >"$room/bar.txt"
for key in Down Page; do
	row "$key in a list of 60 columns, bytes / curses" "`field $key-bytes <"$room/ours.txt"`" \
		"`field $key-bytes <"$room/bar.txt"`" "`test $key = Down && echo 1.05 || echo 1.1`"
	row "$key in a list of 60 columns, ms / curses" "`field $key-ms <"$room/ours.txt"`" \
		"`field $key-ms <"$room/bar.txt"`" ""
done
COLUMNS=80
lines 80 >"$room/lines.txt"
"$bench/pty" 4 300:g Down=15 Page=20 -- "$pacecat" "$room/1000.pacecat" >"$room/ours.txt"
"$bench/pty" Down=15 Page=20 -- "$bench/floor" bar "$room/lines.txt" >"$room/bar.txt"
row "Down with the page beside it, bytes / curses" "`field Down-bytes <"$room/ours.txt"`" \
	"`field Down-bytes <"$room/bar.txt"`" ""

# visible SCRIPT: the bytes of text that a lean screen has after these keys
visible() {
	printf "$1" | "${top_builddir:-.}/tests/drive" --lean "$room/1000.pacecat" |
		sed 's/ *$//' | tr -d '\n' | wc -c | tr -d ' '
}

settings lean 'lean: yes'
"$bench/pty" 4 300:g Down=15 Page=20 -- "$pacecat" "$room/1000.pacecat" >"$room/ours.txt"
row "Down, lean, bytes / 12" "`field Down-bytes <"$room/ours.txt"`" 12 1
row "Page, lean, bytes / the text on the screen" "`field Page-bytes <"$room/ours.txt"`" \
	"`visible '4\nPageDown\n'`" 1.1
rm -rf "$HOME/.local"
"$bench/pty" -- "$pacecat" "$room/1000.pacecat" >"$room/ours.txt"
row "first screen, lean, bytes less 200 / its text" \
	"`expr \`field start-bytes <"$room/ours.txt"\` - 200`" "`visible '\n'`" 1.1

# What each further session keeps for itself, and the most it ever had in memory.
settings plain ''
for size in $sizes; do
	"$bench/pty" 4 Down=3 -- "$pacecat" "$room/$size.pacecat" >"$room/ours.txt"
	"$bench/pty" Down=3 -- "$bench/floor" empty >"$room/empty.txt"
	row "memory of a session, $size compiled, kB / 1000" \
		"`field private-kb <"$room/ours.txt"`" 1000 1
	row "  beside bare curses" "`field private-kb <"$room/ours.txt"`" \
		"`field private-kb <"$room/empty.txt"`" ""
	row "  at its peak, with what is shared" "`field peak-kb <"$room/ours.txt"`" \
		"`field peak-kb <"$room/empty.txt"`" ""
done
