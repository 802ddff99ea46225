#!/bin/sh
# SPDX-License-Identifier: MIT
# What real sessions of the browser remember: notes, marks, searches and what is new, side by side,
# killed, with a state that is damaged or cannot be written.  Each runs in a window of tmux.
passed=0 failed=0 skipped=0

if ! command -v tmux >/dev/null; then
	echo 'SKIP: no tmux'
	echo "0 passed, 0 failed, 1 skipped"
	exit 77
fi

work=$(mktemp -d) || exit 1
socket=pacecat-remember-$$
cleanup()
{
	tmux -L "$socket" kill-server 2>/dev/null
	chmod -R u+w "$work"
	rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' HUP INT TERM

HOME=$work/home
XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
XDG_STATE_HOME=$HOME/.local/state XDG_CACHE_HOME=$HOME/.cache
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
mkdir -p "$HOME"
state=$XDG_STATE_HOME/pacecat/state.yaml
catalogue=$top_srcdir/tests/data/small.yaml
sleep 0.05 2>/dev/null && tick=0.05 ticks=600 || { tick=1 ticks=30; }
for term in tmux-256color screen-256color screen xterm-256color; do
	! infocmp "$term" >/dev/null 2>&1 || break
done

tm()
{
	tmux -L "$socket" -f /dev/null "$@"
}

# check TITLE COMMAND...: it is true within some seconds
check()
{
	title=$1 left=$ticks
	shift
	until "$@"; do
		if [ "$left" -eq 0 ]; then
			failed=$((failed + 1))
			echo "FAIL: $title: $*"
			tm capture-pane -p -t one 2>/dev/null | sed 's/^/| /'
			sed 's/^/state: /' "$state"
			return
		fi
		left=$((left - 1))
		sleep "$tick"
	done
	passed=$((passed + 1))
}

# start SESSION [SHELL WORDS [CATALOGUE]]: its process is in $work/SESSION
start()
{
	rm -f "$work/$1" "$work/$1.end"
	tm new-session -d -s "$1" -x 80 -y 24 "TERM=$term; export TERM; unset TMUX TMUX_PANE
		${2:-:}; sh -c 'echo \$\$ >\"\$0\"; exec \"\$@\"' '$work/$1' '$PACECAT' \
		'${3:-$catalogue}' 2>'$work/$1.err'; echo \$? >'$work/$1.end'; exec sleep 600"
	check "$1 starts" shows "$1" Overview
}

shows()
{
	tm capture-pane -p -t "$1" 2>/dev/null | grep -qF -- "$2"
}

type()
{
	tm send-keys -t "$1" -l "$2"
}

enter()
{
	tm send-keys -t "$1" Enter
}

leave()
{
	type "$1" q
	check "$1 ends" test -s "$work/$1.end"
	tm kill-session -t "$1"
}

# kept TEXT: it is in the state; lost: it is not
kept()
{
	grep -qF -- "$1" "$state" 2>/dev/null
}

lost()
{
	! kept "$1"
}

list()
{
	"$PACECAT" -C "${2:-$catalogue}" list --format ids "$1" 2>/dev/null | tr '\n' ' '
}

# listed WANT QUERY [CATALOGUE]
listed()
{
	[ "$(list "$2" "$3")" = "$1" ]
}

tm new-session -d -s hold -x 80 -y 24 'exec sleep 600' || exit 1

# A note is on the disk as soon as it is accepted, a mark when keys pause: kill -9 takes neither.
start one
type one ':go salt'
enter one
type one 'aRead again'
enter one
check 'noted' shows one Noted
check 'a note is written at once' kept '"salt": "Read again"'
type one m
check 'a mark is written when keys pause' kept '"marked": {"study": ["salt"]}'
kill -KILL "$(cat "$work/one")"
check 'killed' test -s "$work/one.end"
tm kill-session -t one
check 'the note is there' listed 'salt ' has:mynote
check 'the mark is there' listed 'salt ' is:marked

# Two sessions change the same note, and other ones: both texts stay, and nothing is lost.
start one
start two
for session in one two; do
	type $session ':go salt'
	enter $session
	check "$session has the note" shows $session 'Read again'
	type $session "a $session"
done
enter one
check 'the first is kept' kept 'Read again one'
type one ':go herons'
enter one
type one 'aOf one'
enter one
enter two
check 'both are kept' kept '"salt": "Read again one\n\nRead again two"'
check 'both are shown' shows two 'Read again one'
type two ':go salt-2'
enter two
type two 'aOf two'
enter two
check 'the second has written another' kept 'Of two'
type two 4/kone
enter two
type two ':save Kòné'
enter two
check 'a search is saved' kept '"searches": {"Kòné": ["studies", "kone"]}'
type one 4m
leave one
check 'notes of both are there' listed 'salt-2 herons salt ' has:mynote
check 'the search is there' listed "$(list author:kone)" saved:kone
leave two
check 'notes of both are there at the end' listed 'salt-2 herons salt ' has:mynote
check 'the search is there at the end' listed "$(list author:kone)" saved:kone

# A note in an editor, of several lines; it is taken when the editor is left well.
printf '#!/bin/sh\nprintf "second line\\n\\nlast\\n" >>"$1"\n' >"$work/editor"
printf '#!/bin/sh\nprintf "not wanted\\n" >>"$1"; exit 1\n' >"$work/broken"
chmod +x "$work/editor" "$work/broken"
start one "EDITOR=$work/editor; export EDITOR"
type one ':go herons'
enter one
type one A
check 'an editor adds lines' kept '"herons": "Of one\nsecond line\n\nlast"'
check 'they are shown' shows one 'second line'
leave one
start one "EDITOR=$work/broken; export EDITOR"
type one ':go herons'
enter one
type one a
check 'a broken editor is told' shows one 'error'
check 'what it wrote is not taken' lost 'not wanted'
check 'nor lost' grep -qF 'not wanted' "$XDG_STATE_HOME/pacecat/"note-*.txt
leave one
rm -f "$XDG_STATE_HOME/pacecat/"note-*.txt

# What cannot be read again, and what there is no room for, stays where it was written.
printf '#!/bin/sh\nprintf "a long one\\n" >"$1"; dd if=/dev/null of="$1" bs=1 seek=5G\n' \
	>"$work/huge"
chmod +x "$work/huge"
start one "EDITOR='$work/huge'; export EDITOR"
type one ':go herons'
enter one
type one A
check 'what is too large is told' shows one 'too large'
check 'and is not lost' grep -qF 'a long one' "$XDG_STATE_HOME/pacecat/"note-*.txt
leave one
rm -f "$XDG_STATE_HOME/pacecat/"note-*.txt
cp "$state" "$work/few"
awk 'BEGIN { printf "pacecat-state: 1\nplaces:\n- {catalogue: lagoon, notes: {study: {"
	for (i = 0; i < 10000; i++) printf "x%d: y, ", i
	print "}}}" }' >"$state"
start one "EDITOR='$work/editor'; export EDITOR"
type one ':go herons'
enter one
type one A
check 'that there are too many is told' shows one 'too many'
check 'and what was written is kept' grep -qF 'second line' "$XDG_STATE_HOME/pacecat/"note-*.txt
leave one
rm -f "$XDG_STATE_HOME/pacecat/"note-*.txt
cp "$work/few" "$state"

# What cannot be remembered just now stays there, too.
printf '#!/bin/sh\nprintf "in the way\\n" >"$1"; mv "%s" "%s.away"; mkdir "%s"\n' \
	"$state" "$state" "$state" >"$work/blocker"
chmod +x "$work/blocker"
start one "EDITOR='$work/blocker'; export EDITOR"
type one ':go herons'
enter one
type one A
check 'a note that cannot be remembered is told' shows one 'it is a folder'
check 'and stays where it was written' grep -qF 'in the way' "$XDG_STATE_HOME/pacecat/"note-*.txt
leave one
rm -rf "$state" "$XDG_STATE_HOME/pacecat/"note-*.txt
cp "$work/few" "$state"

# Nor is anything written where nothing can be kept.
start one "unset HOME XDG_STATE_HOME; EDITOR='$work/editor'; export EDITOR"
type one ':go herons'
enter one
type one A
check 'that there is no home is told' shows one 'there is no home folder'
leave one

# A damaged state: what can be read is taken, the file is kept, and it is said once.
printf '%s\n' 'pacecat-state: 1' 'places:' '- {catalogue: lagoon, notes: {study: {salt: Whole}}}' \
	'- {catalogue: x, notes: [' >"$state"
start one
check 'it is said' shows one 'state.yaml.kept'
type one ':go herons'
enter one
type one 'aAfter the damage'
enter one
check 'what could be read is there' kept '"salt": "Whole"'
check 'what is new too' kept 'After the damage'
check 'the damaged file is kept' grep -qF 'notes: [' "$state.kept"
leave one

# A folder that cannot be written: said at once, and at the end.
if [ "$(id -u)" -ne 0 ]; then
	chmod a-w "$XDG_STATE_HOME/pacecat"
else
	mv "$state" "$work/aside" && mkdir "$state"
fi
start one
type one ':go salt-3'
enter one
type one 'aNowhere to be kept'
enter one
check 'it is said at once' shows one 'cannot be kept'
type one q
check 'it ends' test -s "$work/one.end"
check 'it is said at the end' grep -q 'cannot be kept' "$work/one.err"
tm kill-session -t one
chmod u+w "$XDG_STATE_HOME/pacecat"
[ ! -d "$state" ] || { rmdir "$state" && mv "$work/aside" "$state"; }

# What is new: nothing at first, then what a later edition brings, until that has been seen.
cp "$catalogue" "$work/edition.yaml"
chmod u+w "$work/edition.yaml"
edition=$work/edition.yaml
rm -rf "$XDG_STATE_HOME"
start one : "$edition"
check 'the first edition is noted' kept '"edition": {"version": "3.1", "date": "2024-05-02"}'
check 'nothing is new' listed '' is:new "$edition"
leave one
sed -e 's/^version: .*/version: 3.2/' -e 's/^date: .*/date: 2025-01-01/' "$catalogue" >"$edition"
printf '%s\n' '  - {id: new-one, type: report, title: "New, one"}' \
	'  - {id: new-two, type: report, title: "New, two"}' >>"$edition"
check 'it is new before it is looked at' listed 'new-one new-two ' is:new "$edition"
start one : "$edition"
check 'it is told' shows one '2 studies are new since 2024-05-02'
check 'the later edition is noted' kept '"edition-before": {"version": "3.1"'
type one 4
check 'it stands in the list' shows one 'N n.d.'
leave one
check 'it is new still' listed 'new-one new-two ' is:new "$edition"
start one : "$catalogue"
check 'an older one is just shown' shows one '2024-05-02'
leave one
check 'and changes nothing' kept '"edition": {"version": "3.2"'
start one : "$edition"
type one ':seen'
enter one
check 'it is seen' lost 'edition-before'
leave one
check 'nothing is new any more' listed '' is:new "$edition"

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
