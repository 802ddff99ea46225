#!/bin/sh
# SPDX-License-Identifier: MIT
# The real program on a real terminal: in tmux, and behind a private sshd on the loopback.  What a
# screen says is waited for, never slept for.
passed=0 failed=0 skipped=0

if ! command -v tmux >/dev/null; then
	echo 'SKIP: no tmux'
	echo "0 passed, 0 failed, 1 skipped"
	exit 77
fi

work=$(mktemp -d) || exit 1
socket=pacecat-test-$$
daemon=
cleanup()
{
	tmux -L "$socket" kill-server 2>/dev/null
	[ -z "$daemon" ] || kill "$daemon" 2>/dev/null
	rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' HUP INT TERM

HOME=$work/home
XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
XDG_STATE_HOME=$HOME/.local/state XDG_CACHE_HOME=$HOME/.cache
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
mkdir -p "$HOME"
catalogue=$top_srcdir/data/asm-pace.yaml
small=$top_srcdir/tests/data/small.yaml
# Fast terminals know Esc at once; a slow machine must not take the key behind it for a part of it.
sleep 0.05 2>/dev/null && tick=0.05 ticks=600 || { tick=1 ticks=30; }

ok()
{
	passed=$((passed + 1))
}

fail()
{
	failed=$((failed + 1))
	echo "FAIL: $title: $*"
	screen | sed 's/^/| /'
}

verdict()
{
	if [ "$2" = "$3" ]; then
		ok
	else
		fail "$1: want '$2', got '$3'"
	fi
}

tm()
{
	tmux -L "$socket" -f /dev/null "$@"
}

screen()
{
	tm capture-pane -p -t run 2>/dev/null
}

# until_true COMMAND...: try it for thirty seconds, on a busy machine for longer
until_true()
{
	left=$ticks
	until "$@"; do
		[ "$left" -gt 0 ] || return 1
		left=$((left - 1))
		sleep "$tick"
	done
}

shows()
{
	screen | grep -qF -- "$1"
}

hides()
{
	! screen | grep -qF -- "$1"
}

# see TEXT...: wait until the screen has it
see()
{
	for text; do
		if until_true shows "$text"; then
			ok
		else
			fail "waited for '$text'"
		fi
	done
}

not_see()
{
	if until_true hides "$1"; then
		ok
	else
		fail "still there: '$1'"
	fi
}

keys()
{
	tm send-keys -t run "$@"
}

text()
{
	tm send-keys -t run -l "$1"
}

# The terminal's state as tmux knows it: alternate screen, cursor shown, application keys, mouse.
state()
{
	tm display-message -p -t run \
		'#{alternate_on} #{cursor_flag} #{keypad_flag}#{keypad_cursor_flag}'\
' #{mouse_any_flag}'
}

# begin TITLE SETTINGS ARGUMENT...: run the program with shell lines of settings before it.  It
# leaves its process in pid, its end in status, the terminal's settings in before and after.
begin()
{
	title=$1 settings=$2
	shift 2
	rm -f "$work"/pid "$work"/status "$work"/before "$work"/after "$work"/err
	cat >"$work/run.sh" <<-END
		TERM=$term; export TERM
		unset TMUX TMUX_PANE
		$settings
		stty -g >'$work/before'
		sh -c 'echo \$\$ >"\$0"; exec "\$@"' '$work/pid' "\$@" 2>'$work/err'
		echo \$? >'$work/status'
		stty -g >'$work/after'
		echo the end
		exec sleep 600
	END
	tm kill-session -t run 2>/dev/null
	tm new-session -d -s run -x "${cols:-80}" -y "${rows:-24}" \
		"sh '$work/run.sh' $(printf "'%s' " "$@")"
}

browse()
{
	what=$1 settings=$2
	shift 2
	begin "$what" "$settings" "$PACECAT" "$@"
}

gone()
{
	[ -s "$work/after" ]
}

# ended STATUS: the program has left, and the terminal is as it was
ended()
{
	if until_true gone; then
		ok
	else
		fail 'the program did not end'
		return
	fi
	[ -z "$1" ] || verdict 'exit status' "$1" "$(cat "$work/status")"
	verdict 'stty' "$(cat "$work/before")" "$(cat "$work/after")"
	see 'the end'
	verdict 'screen, cursor, keypad, mouse' '0 1 00 0' "$(state)"
}

fresh()
{
	rm -rf "$XDG_STATE_HOME"
}

# The terminal that tmux is, or the nearest that this host knows.
for term in tmux-256color screen-256color screen xterm-256color; do
	! infocmp "$term" >/dev/null 2>&1 || break
done
tm new-session -d -s hold -x 80 -y 24 'exec sleep 600' || exit 1

# The whole way of a reader.
browse 'a reader' : "$catalogue"
see 'ASM-PACE' '[1 Overview]' '? help'
verdict 'on the alternate screen' 1 "$(tm display-message -p -t run '#{alternate_on}')"
text 2
see '[2 Countries]' '> Democratic Republic'
text 4
see '[4 Studies]'
text 5
see '[5 Topics]'
text '?'
see 'Esc closes'
keys Escape
not_see 'Esc closes'
text 3
see '[3 Authors]'
text /seve
see '> Sève, Juan' '/seve'
not_see 'Levin, Estelle'
keys Enter
see '1/1 of'
keys Enter Enter
see '[4 Studies]' 'With contributions from'
tm resize-window -t run -x 120 -y 40
see 'Ruby Weinberg, Alain'
tm resize-window -t run -x 40 -y 12
see '[Studies] 4/5'
tm resize-window -t run -x 80 -y 24
see '[4 Studies]' 'With contributions from'
keys BSpace
see '[3 Authors]' 'Juan Sève'
keys Down Up
text q
ended 0

# The last place is remembered, of each catalogue by itself.
browse 'remembered' : "$catalogue"
see '[3 Authors]' '> Sève, Juan'
text q
ended 0
browse 'not remembered of another' : "$small"
see '[1 Overview]' 'Lagoon Programme'
text q
ended 0

# Inside tmux what is copied is in its buffer, and tmux hands it on.
fresh
browse 'copying in tmux' "TMUX=$(tm display-message -p '#{socket_path}'),1,0; export TMUX" \
	"$catalogue"
text 4
see '[4 Studies]'
text y
see 'given to tmux'
verdict 'in the buffer of tmux' 'Villegas, Cristina, Ansumana Babar Turay' \
	"$(tm show-buffer | cut -c1-40)"
text Y
text url
see 'Copy as: url' 'https://www.levinsources.com/'
keys Enter
see 'given to tmux'
verdict 'what was chosen' "https://www.levinsources.com/knowledge-centre/publications/\
asm-pace-sierra-leone-report" "$(tm show-buffer)"
text t
see 'Enter goes back'
verdict 'the bare screen' 0 "$(tm display-message -p -t run '#{alternate_on}')"
keys Enter
see '[4 Studies]'
text q
ended 0

# What a terminal can show.
fresh
browse 'TERM=vt100' 'TERM=vt100' "$catalogue"
see '[1 Overview]'
text 3
see '[3 Authors]'
keys Down
see '> Aquaterre'
keys PageDown Up End
see '40/40'
text q
ended 0
browse 'TERM=linux' 'TERM=linux' "$catalogue"
see '[3 Authors]'
keys Home
see '1/40'
text q
ended 0

fresh
browse 'NO_COLOR' 'NO_COLOR=1; export NO_COLOR' "$catalogue"
see '[1 Overview]'
text 4
see '> 2013'
colours=$(tm capture-pane -p -e -t run | grep -c "$(printf '\033')\\[[0-9;]*3[0-7]m")
verdict 'no colours' 0 "$colours"
text q
ended 0

# A terminal has so many pairs of colours; each theme may have all of them.
fresh
roles='text dim title tab tab-current border heading label link link-current match selected
	selected-away unverified mark status message error prompt key bar'
for theme in 1 2 3 4; do
	colour=$((16 + 40 * theme))
	for role in $roles; do
		colour=$((colour + 1))
		echo "$role: color$colour on color16"
	done >"$work/theme-$theme.yaml"
done
browse 'four themes of many colours' : "$catalogue"
see '[1 Overview]'
for theme in 1 2 3 4; do
	text ":theme $work/theme-$theme.yaml"
	keys Enter
	not_see ':theme'
done
if [ "$(tput -T "$term" colors 2>/dev/null || echo 0)" -ge 256 ]; then
	verdict 'the last colour of the last theme' yes \
		"$(tm capture-pane -p -e -t run | grep -q '38;5;197' && echo yes)"
fi
text q
ended 0

fresh
browse 'LANG=C' 'unset LC_ALL; LANG=C; export LANG' "$catalogue"
see '[1 Overview]' '--------'
text 3
text /seve
see '> Seve, Juan'
verdict 'ASCII only' 0 "$(screen | LC_ALL=C grep -c '[^ -~]')"
keys Enter
text q
ended 0

fresh
browse 'no locale at all' 'unset LC_ALL LANG' "$catalogue"
see '[1 Overview]'
text 3
text /seve
see '> Sève, Juan'
keys C-c
text q
ended 0

if [ -f "$top_builddir/locale/fr/LC_MESSAGES/pacecat.mo" ]; then
	fresh
	browse 'French on a host without it' 'LC_ALL=fr_FR.UTF-8; export LC_ALL' "$catalogue"
	see 'Pays' 'Trouver, partout'
	text 2
	see 'République démocratiq'
	text q
	ended 0
else
	echo 'SKIP: built without translations'
	skipped=$((skipped + 1))
fi

# No terminal to speak of.
for settings in 'unset TERM' 'TERM=dumb' 'TERM=no-such-terminal' 'TERM='; do
	browse "$settings" "$settings" "$catalogue"
	ended 69
	verdict 'one sentence' 1 "$(wc -l <"$work/err" | tr -d ' ')"
	verdict 'names the way without' 1 "$(grep -c 'pacecat list' "$work/err")"
done
title='no terminal'
"$PACECAT" "$catalogue" </dev/null >"$work/out" 2>"$work/err"
verdict 'exit status' 69 $?
verdict 'no output' 0 "$(wc -c <"$work/out" | tr -d ' ')"
verdict 'names the way without' 1 "$(grep -c 'pacecat list' "$work/err")"
begin 'output into a pipe' : sh -c '"$0" "$1" | wc -c >"$2"' "$PACECAT" "$catalogue" "$work/count"
ended ''
verdict 'nothing for the pipe' 0 "$(tr -d ' ' <"$work/count")"

# The window's title is the catalogue's where that is asked for, and comes back.
mkdir -p "$XDG_CONFIG_HOME/pacecat"
for wish in yes no; do
	fresh
	echo "title: $wish" >"$XDG_CONFIG_HOME/pacecat/settings.yaml"
	browse "title: $wish" "printf '\\033]2;before\\033\\\\'" "$catalogue"
	see '[1 Overview]'
	[ "$wish" = no ] && name=before || name=ASM-PACE
	verdict 'the title' "$name" "$(tm display-message -p -t run '#{pane_title}')"
	# Nothing was given back when it was stopped, so nothing is to be kept twice.
	kill -STOP "$(cat "$work/pid")"
	kill -CONT "$(cat "$work/pid")"
	text 4
	see '[4 Studies]'
	verdict 'the title again' "$name" "$(tm display-message -p -t run '#{pane_title}')"
	text q
	ended 0
	verdict 'the title before' before "$(tm display-message -p -t run '#{pane_title}')"
done
rm "$XDG_CONFIG_HOME/pacecat/settings.yaml"

# Fields that are written from right to left stay in their columns.
fresh
browse 'right to left' : "$top_srcdir/tests/data/directions.yaml"
see '[1 Overview]'
text 4
see '⠀ 2013 ⠀מלח, מים'
text q
ended 0

# Other programs: a viewer of one's own, and nothing that lies outside the catalogue's folder.
fresh
mkdir -p "$work/shelf/papers" "$work/empty" "$XDG_CONFIG_HOME/pacecat"
cat >"$work/viewer" <<-END
	#!/bin/sh
	for word; do printf '<%s>' "\$word"; done >'$work/argv'
	echo 'the viewer shows it'
	read -r answer
END
chmod +x "$work/viewer"
cat >"$XDG_CONFIG_HOME/pacecat/settings.yaml" <<-END
	viewer: ['application/pdf: $work/viewer --page 1 %']
END
: >"$work/shelf/papers/a b;c.pdf"
: >"$work/secret.pdf"
ln -s ../../secret.pdf "$work/shelf/papers/out.pdf"
printf 'a text of its own\n' >"$work/shelf/papers/plain.txt"
cat >"$work/shelf/shelf.yaml" <<-'END'
	pacecat: 1
	studies:
	  - {id: a, type: book, title: Aaa, issued: 2004, colour: red, file: "papers/a b;c.pdf"}
	  - {id: b, type: book, title: Bbb, issued: 2003, file: papers/out.pdf}
	  - {id: c, type: book, title: Ccc, issued: 2002, file: papers/plain.txt}
	  - {id: d, type: book, title: Ddd, issued: 2001, URL: "https://d.example/x"}
	  - {id: e, type: book, title: Eee, issued: 2000, URL: "https://e.example/`id`"}
END
outside='unset DISPLAY WAYLAND_DISPLAY SSH_TTY SSH_CONNECTION; PAGER=cat; export PAGER'
begin 'other programs' "$outside" env PATH="$work/empty" "$PACECAT" "$work/shelf/shelf.yaml"
see '[1 Overview]'
text 4
see '> 2004'
text o
see 'the viewer shows it'
verdict 'the state lent' '0 1 00 0' "$(state)"
verdict 'its arguments' "<--page><1><$work/shelf/papers/a b;c.pdf>" "$(cat "$work/argv")"
keys Enter
see '[4 Studies]' '> 2004'
rm -f "$work/argv"
text j
see '> 2003'
text o
see 'lies outside'
text jj
see '> 2001'
text o
see 'no web browser can be reached' '?yes'
keys Enter
see 'Kept for later: https://d.example/x'
text j
see '> 2000'
text o
see 'not an address that is opened'
text ':links'
keys Enter
see '> Ddd' 'C-x deletes'
keys Escape
not_see 'C-x deletes'
text q
ended 0
verdict 'nothing outside was opened' '' "$(cat "$work/argv" 2>/dev/null)"
browse 'links are remembered' "$outside" "$work/shelf/shelf.yaml"
see '[4 Studies]'
text ':links'
keys Enter
see '> Ddd  https://d.example/x'
keys C-x
not_see 'https://d.example/x'
text q
ended 0
rm -f "$XDG_CONFIG_HOME/pacecat/settings.yaml"

# Export: a file of its own, never over another unasked.
fresh
browse 'export' : "$work/shelf/shelf.yaml"
see '[1 Overview]'
text 4
see '> 2004'
text '  '
see '2 marked'
text e
see 'Marked studies'
keys Enter
see 'BibTeX'
text ris
keys Enter
see '2 studies as RIS'
keys C-u
text "$work/out.r"
keys Enter
see '2 studies are written' 'losses'
verdict 'two records' 2 "$(grep -c '^TY' "$work/out.r")"
text ':losses'
keys Enter
see 'What was lost' 'RIS has no place for'
keys Escape
not_see 'What was lost'
echo mine >"$work/mine.bib"
text e
see 'Marked studies'
keys Down Enter
see 'BibTeX'
keys Enter
see '1 study as BibTeX'
keys C-u
text "$work/mi"
keys Tab
see "$work/mine.bib"
keys Enter
see 'is there already'
keys Enter
see 'Nothing was done'
verdict 'it is as it was' mine "$(cat "$work/mine.bib")"
text e
see 'Marked studies'
keys Down Enter
see 'BibTeX'
keys Enter
see '1 study as BibTeX'
keys C-u
text "$work/mine.bib"
keys Enter
see 'is there already'
text yes
keys Enter
see '1 study is written'
verdict 'it is written over' 1 "$(grep -c '^@' "$work/mine.bib")"
text q
ended 0
fresh

# Suspend and continue.
fresh
cat >"$work/job.sh" <<'END'
set -m
"$@"
stty -g >"${0%/*}/stopped"
echo "it stopped"
read -r answer
fg >/dev/null
END
for way in key signal; do
	rm -f "$work/stopped"
	begin "suspend by a $way" : sh "$work/job.sh" sh -c 'echo $$ >"$0"; exec "$@"' \
		"$work/job" "$PACECAT" "$small"
	see '[1 Overview]'
	text P
	see 'The mouse is on'
	if [ "$way" = key ]; then
		keys C-z
	else
		kill -TSTP "$(cat "$work/job")"
	fi
	see 'it stopped'
	verdict 'stty while stopped' "$(cat "$work/before")" "$(cat "$work/stopped")"
	verdict 'state while stopped' '0 1 00 0' "$(state)"
	keys Enter
	see '[1 Overview]' 'Lagoon Programme'
	verdict 'the mouse afterwards' 1 "$(tm display-message -p -t run '#{mouse_sgr_flag}')"
	text 4
	see '[4 Studies]'
	text q
	ended 0
	fresh
done

# The mouse: not asked for, by the setting, and its reports as a terminal sends them.
fresh
browse 'no mouse' : "$small"
see '[1 Overview]'
verdict 'the mouse' 0 "$(tm display-message -p -t run '#{mouse_any_flag}')"
text q
ended 0
mkdir -p "$XDG_CONFIG_HOME/pacecat"
echo 'mouse: on' >"$XDG_CONFIG_HOME/pacecat/settings.yaml"
browse 'a mouse' : "$small"
see '[1 Overview]'
verdict 'the mouse' 1 "$(tm display-message -p -t run '#{mouse_sgr_flag}')"
text "$(printf '\033[<0;45;2M\033[<0;45;2m')"
see '[4 Studies]'
text "$(printf '\033[<0;5;6M\033[<0;5;6m\033[<0;5;6M\033[<0;5;6m')"
see '3/11 '
hides 'by year' && ok || fail 'a double click opens'
text P
see 'The mouse is off'
verdict 'the mouse' 0 "$(tm display-message -p -t run '#{mouse_any_flag}')"
text q
ended 0
fresh
browse 'no mouse to be known' 'TERM=vt100' "$small"
see '[1 Overview]'
text P
see 'not known to have a mouse'
text q
ended 0
rm "$XDG_CONFIG_HOME/pacecat/settings.yaml"

# The linear layout: the cursor is where the reading is.
fresh
cursor()
{
	tm display-message -p -t run '#{cursor_x},#{cursor_y} #{cursor_flag}'
}
# at PLACE: wait until the cursor is there
at()
{
	until_true cursor_at "$1" && ok || fail "the cursor: want '$1', got '$(cursor)'"
}
cursor_at()
{
	[ "$(cursor)" = "$1" ]
}
browse 'linear' : --linear "$small"
see 'Overview, view 1 of 5'
hides '─' && ok || fail 'no lines'
text 4
see 'Studies, view 4 of 5' 'Every variable, 2015, 3 of 11'
at '0,3 1'
text jj
at '0,5 1'
text m
see 'Every variable, 2015, marked, 3 of 11'
text /her
see 'Search: her' '11 of 11'
at '11,23 1'
keys Escape
at '0,6 1'
text q
ended 0

# Signals: the terminal is as it was, the program is gone at once.
for signal in HUP TERM INT SEGV ABRT QUIT; do
	fresh
	browse "SIG$signal" : "$small"
	see '[1 Overview]'
	text 4
	see '[4 Studies]'
	text P
	see 'The mouse is on'
	verdict 'the mouse' 1 "$(tm display-message -p -t run '#{mouse_sgr_flag}')"
	kill -"$signal" "$(cat "$work/pid")"
	case $signal in
	INT)
		see '[4 Studies]'
		text q
		ended 0 ;;
	HUP) ended 129 ;;
	TERM) ended 143 ;;
	QUIT) ended 131 ;;
	*) ended '' ;;
	esac
	case $signal in
	HUP | TERM | QUIT)
		verdict 'the place is remembered' 1 \
			"$(grep -c '"view": "studies"' "$XDG_STATE_HOME/pacecat/state.yaml")" ;;
	esac
done

# A mapped file that is cut short is no crash: a sentence, on a terminal as it was.
fresh
"$PACECAT" compile --output "$work/cut.pacecat" "$small" 2>/dev/null
browse 'a compiled catalogue cut short' : "$work/cut.pacecat"
see '[1 Overview]'
: >"$work/cut.pacecat"
text 4
ended 74
verdict 'a sentence' 1 "$(grep -c 'cut short' "$work/err")"

# Output that is blocked: the program ends all the same, and says the same.
cat >"$work/blocked.py" <<'END'
import os, pty, select, signal, sys, time

def run(number):
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.argv[1], sys.argv[1:])
    while b'Overview' not in os.read(terminal, 65536):
        pass
    # Nobody reads from here on.
    try:
        os.set_blocking(terminal, False)
        for i in range(400):
            os.write(terminal, b'2345')
            time.sleep(0.005)
    except BlockingIOError:
        pass
    os.kill(child, number)
    status = os.waitpid(child, 0)[1]
    print(os.WEXITSTATUS(status) if os.WIFEXITED(status) else -1)

for number in signal.SIGTERM, signal.SIGHUP:
    run(number)
END
title='blocked output'
if command -v python3 >/dev/null; then
	fresh
	verdict 'exit statuses' '143 129' "$(TERM=$term python3 "$work/blocked.py" "$PACECAT" \
		"$catalogue" | tr '\n' ' ' | sed 's/ $//')"
else
	echo 'SKIP: no python3 to block output with'
	skipped=$((skipped + 1))
fi

# A home that cannot be written.
no_home='HOME=/dev/null/home; unset XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME XDG_CACHE_HOME'
browse 'no home' "$no_home" "$small"
see '[1 Overview]'
text 4
see '[4 Studies]'
text q
ended 0
verdict 'one quiet notice' 1 "$(wc -l <"$work/err" | tr -d ' ')"

# A source that changes is read again by itself; a broken edit keeps what was there.
retitle()
{
	sed "s/title: $1/title: $2/" "$work/edit.yaml" >"$work/new"
}

fresh
cp "$top_srcdir/tests/data/edited.yaml" "$work/edit.yaml"
cat >"$work/my editor" <<END
#!/bin/sh
echo "\$@" >'$work/edited'
stty -a | grep -c -- '-icanon' >'$work/raw'
cp '$work/good' '$work/edit.yaml'
END
chmod +x "$work/my editor"
browse 'an edit' "EDITOR=\"'$work/my editor' -x\"; export EDITOR" "$work/edit.yaml"
see '[1 Overview]'
text 4
text /salt
keys Enter
see 'Salt again' '/salt'
keys Down
retitle 'Salt again' 'Salt never again'
cp "$work/new" "$work/edit.yaml"
see 'Salt never again' 'has been read again'
keys Down Up
see '2/4 of 5' '/salt'
retitle 'Salt never again' 'Salt mended'
mv "$work/new" "$work/edit.yaml"
see 'Salt mended' 'has been read again'
retitle 'Salt mended' '"Salt in the middle'
cp "$work/edit.yaml" "$work/good"
cp "$work/new" "$work/edit.yaml"
see 'cannot be read to its end' 'Salt mended'
text :problems
keys Enter
see 'error: the quote opened'
# The editor is run, and what it wrote is read.
text E
see 'Nothing is wrong with this catalogue'
keys Escape
not_see 'Nothing is wrong with this catalogue'
see 'Salt mended'
keys Down Up
see '2/4 of 5' '/salt'
verdict 'argv of an editor that nobody knows' "-x $work/edit.yaml" "$(cat "$work/edited")"
verdict 'the terminal is lent to it' 0 "$(cat "$work/raw")"
rm "$work/edit.yaml"
see 'cannot be read to its end' 'Salt mended'
cp "$top_srcdir/tests/data/edited.yaml" "$work/edit.yaml"
see 'Salt again'
text R
see 'has been read again'
text q
ended 0
fresh
browse 'an editor that is not there' 'EDITOR=no-such-editor; export EDITOR' "$small"
see '[1 Overview]'
text E
see 'no-such-editor: there is no such program'
text q
ended 0

# Files of a folder lie below it also when it was compiled.
fresh
mkdir -p "$work/hand/out"
printf '%s\n' 'pacecat: 1' 'studies: [{id: s, type: report, title: Salt, file: salt.txt}]' \
	>"$work/hand/out/a.yaml"
echo Salt >"$work/hand/out/salt.txt"
"$PACECAT" compile "$work/hand/out" 2>/dev/null
cat >"$work/pager" <<END
#!/bin/sh
cp "\$1" '$work/new' && mv '$work/new' '$work/paged'
END
chmod +x "$work/pager"
browse 'a file of what was compiled' "PAGER='$work/pager'; export PAGER" "$work/hand/out.pacecat"
see '[1 Overview]'
text 4
see '> n.d.'
text o
until_true test -s "$work/paged" || fail 'it is not opened'
text q
ended 0

# Who is asked to end does not leave an editor to a shell that reads from the terminal, too.
fresh
cat >"$work/my editor" <<END
#!/bin/sh
echo \$\$ >'$work/new' && mv '$work/new' '$work/editor'
exec sleep 1000
END
chmod +x "$work/my editor"
browse 'an end while an editor runs' "EDITOR=\"'$work/my editor'\"; export EDITOR" "$small"
see '[1 Overview]'
text E
until_true test -s "$work/editor" || fail 'no editor'
kill -TERM "$(cat "$work/pid")"
ended 143
if kill "$(cat "$work/editor")" 2>/dev/null; then
	fail 'the editor runs on'
else
	ok
fi

# What is large is there at once, and the rest follows; it can be left at any time.
fresh
awk 'BEGIN {
	print "programme: {id: large, title: A large programme}\nstudies:"
	for (i = 0; i < 40000; i++)
		print "  - {id: s" i ", type: report, title: Study number " i ", issued: 2001," \
			" abstract: What was found in the year that it is of}"
}' >"$work/large.yaml"
browse 'a large catalogue' : "$work/large.yaml"
see '[1 Overview]' 'A large programme'
text 4
see '> 2001'
keys Down Down
see '3/40000'
text q
ended 0
browse 'its last place' : "$work/large.yaml"
see '3/40000'
text q
ended 0
# Typed ahead, so that it comes while the rest is loaded: who has gone elsewhere is not taken back.
rm -rf "$XDG_CACHE_HOME"
mkdir -p "$XDG_CONFIG_HOME/pacecat"
echo 'mouse: on' >"$XDG_CONFIG_HOME/pacecat/settings.yaml"
browse 'a click meanwhile' : "$work/large.yaml"
text "$(printf '\033[<0;5;9M')"
see '8/40000'
keys Up Up Up Up Up
see '3/40000'
text q
ended 0
rm "$XDG_CONFIG_HOME/pacecat/settings.yaml"
browse 'leaving at once' : "$work/large.yaml"
see '[4 Studies]'
text q
ended 0
browse 'leaving in the middle' : "$work/large.yaml"
see '3/40000'
text R
text q
ended 0
rm "$work/large.yaml"

# What --debug writes replays without a terminal and without what the reader's home has.
# replays CATALOGUE QUIT: the screen as it is now, and what the log makes of it
replayed()
{
	screen | sed 's/ *$//' >"$work/shown"
	env -i "$top_builddir/tests/drive" "$1" <"$work/log" >"$work/replayed"
	cmp -s "$work/shown" "$work/replayed"
}

replays()
{
	# The page follows when the keys pause.
	until_true replayed "$1"
	text "$2"
	ended 0
	env -i "$top_builddir/tests/drive" "$1" <"$work/log" >"$work/replayed"
	if cmp -s "$work/shown" "$work/replayed"; then
		ok
	else
		failed=$((failed + 1))
		echo "FAIL: $title: the log does not replay"
		diff "$work/shown" "$work/replayed"
		cat "$work/log"
	fi
}

# Marks outlive the browser, one that was taken away does not; the command line knows them.
fresh
browse 'marks' : --debug "$work/log" "$small"
see '[1 Overview]'
text 4
see '[4 Studies]'
keys Space Space Space k Space
see '* 2 marked'
text q
ended 0
browse 'marks after a restart' : --debug "$work/log" "$small"
see '> 2014'
text j
see '5/11' '* 2 marked'
replays "$small" q
verdict 'is:marked' 2 "$("$PACECAT" -C "$small" list is:marked --format ids | wc -l | tr -d ' ')"
browse 'marks taken away' : "$small"
see '> 2013'
text k
see '4/11' '* 2 marked'
text -
not_see '2 marked'
text q
ended 0
verdict 'is:marked' '' "$("$PACECAT" -C "$small" list is:marked --format ids 2>/dev/null)"

fresh
browse 'the log' : --debug "$work/log" "$small"
see '[1 Overview]'
text 4
text /herons
see '> 2012' '/herons'
keys Enter Down Enter
see '2/2 of 11'
replays "$small" q
verdict 'only for its owner' '-rw-------' "$(ls -l "$work/log" | cut -c1-10)"

mkdir -p "$XDG_CONFIG_HOME/pacecat"
echo 'list: {down: x, quit: "\""}' >"$XDG_CONFIG_HOME/pacecat/keys.yaml"
browse 'the log of a place, own keys, a quote and a paste' : --debug "$work/log" "$small"
see '[4 Studies]' '> 2011'
tm resize-window -t run -x 90 -y 20
text xxx
text '/a"#'
keys BSpace BSpace BSpace
printf 'lagoon\n"é\\' >"$work/paste"
tm load-buffer "$work/paste"
tm paste-buffer -p -t run
see '/lagoon "é'
keys C-w C-u
text ivory
keys Enter
text ':open '
text "$top_srcdir/tests/data/small.ya"
keys Tab
see 'small.yaml'
keys C-u Escape
see '? help'
text '?'
see 'Esc closes'
keys Escape
not_see 'Esc closes'
text x
replays "$small" '"'
rm "$XDG_CONFIG_HOME/pacecat/keys.yaml"

fresh
title='a log that cannot be written'
browse "$title" : --debug /dev/full "$small"
see '[1 Overview]'
text q
ended 74
verdict 'it says so' 1 "$(grep -c '/dev/full: ' "$work/err")"
ln -s "$work/err" "$work/link"
browse 'a log that is a link' : --debug "$work/link" "$small"
ended 74
verdict 'it says so' 1 "$(grep -c 'link: it is a symbolic link' "$work/err")"

# Mistakes in the key file and in colours keep nobody from reading.
echo 'list: {dwon: x, up: z}' >"$XDG_CONFIG_HOME/pacecat/keys.yaml"
echo 'colours: {heading: blod, linkk: red}' >"$XDG_CONFIG_HOME/pacecat/settings.yaml"
browse 'mistakes of the reader' : "$small"
see '[1 Overview]' 'settings.yaml:1:20: "blod" is neither' '2 more mistakes'
text 4j
see '4 Studies' '2/11'
text z
see '1/11'
text q
ended 0
verdict 'told at the end' 3 "$(grep -c 'error: ' "$work/err")"
verdict 'what was meant' 1 "$(grep -c 'did you mean "down"' "$work/err")"
echo 'theme: defautl' >"$XDG_CONFIG_HOME/pacecat/settings.yaml"
browse 'a theme that is none' : "$small"
ended 78
verdict 'its place' 1 "$(grep -c 'settings.yaml:1:8: error: .*did you mean "default"' "$work/err")"
rm -r "$XDG_CONFIG_HOME/pacecat"

# The same over ssh.
sshd=$(PATH=$PATH:/usr/sbin:/usr/local/sbin:/sbin command -v sshd)
skip_ssh()
{
	echo "SKIP: ssh: $1"
	skipped=$((skipped + 1))
}

connect()
{
	ssh -F /dev/null -p "$port" -i "$work/key" -o BatchMode=yes -o StrictHostKeyChecking=no \
		-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o IdentitiesOnly=yes "$@"
}

answers()
{
	connect 127.0.0.1 true 2>/dev/null
}

# A daemon of root's wants a folder that only a service makes: it gets a /run of its own.
start_daemon()
{
	ssh-keygen -q -t ed25519 -N '' -f "$work/key" &&
		ssh-keygen -q -t ed25519 -N '' -f "$work/host" &&
		cp "$work/key.pub" "$work/authorized" || return 1
	cat >"$work/sshd_config" <<-END
		ListenAddress 127.0.0.1
		HostKey $work/host
		AuthorizedKeysFile $work/authorized
		PidFile none
		StrictModes no
		UsePAM no
		PasswordAuthentication no
		KbdInteractiveAuthentication no
	END
	cat >"$work/sshd.sh" <<'END'
if [ "$(id -u)" = 0 ] && [ ! -d /run/sshd ]; then
	mount -t tmpfs none /run && mkdir -m 755 /run/sshd || exit
fi
exec "$@"
END
	own=
	[ "$(id -u)" != 0 ] || [ -d /run/sshd ] || own='unshare -m'
	for try in 1 2 3; do
		port=$((20000 + ($$ + try * 1013) % 20000))
		# shellcheck disable=SC2086
		$own sh "$work/sshd.sh" "$sshd" -D -e -f "$work/sshd_config" -p "$port" \
			2>"$work/sshd.log" &
		daemon=$!
		left=40
		while [ "$left" -gt 0 ] && kill -0 "$daemon" 2>/dev/null; do
			! answers || return 0
			left=$((left - 1))
			sleep "$tick"
		done
		kill "$daemon" 2>/dev/null
		daemon=
	done
	return 1
}

# over_ssh TITLE: the program behind ssh; its process in pid, the client's in client
over_ssh()
{
	rm -f "$work/remote"
	# The remote shell takes this line apart once more.
	remote="env HOME='$HOME' XDG_STATE_HOME='$XDG_STATE_HOME'"
	remote="$remote sh -c 'echo \$\$ >\"\$0\"; exec \"\$@\"' "
	remote="$remote'$work/remote' '$PACECAT' '$catalogue'"
	begin "$1" : ssh -F /dev/null -p "$port" -i "$work/key" -o BatchMode=yes \
		-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
		-o IdentitiesOnly=yes -t 127.0.0.1 "$(echo "$remote" | sed "s/'/'\\\\''/g")"
}

if [ -z "$sshd" ] || ! command -v ssh >/dev/null || ! command -v ssh-keygen >/dev/null; then
	skip_ssh 'no sshd'
elif ! start_daemon; then
	skip_ssh "sshd refuses: $(tail -n 1 "$work/sshd.log" 2>/dev/null)"
else
	# Without a terminal, and without a name for it.
	title='ssh without a terminal'
	bare="env -u TERM HOME='$HOME' LC_ALL=C.UTF-8 '$PACECAT'"
	verdict 'the version' "$("$PACECAT" --version)" "$(connect 127.0.0.1 "$bare --version")"
	verdict 'a list' "$("$PACECAT" -C "$catalogue" list seve | tr -d '\r')" \
		"$(connect 127.0.0.1 "$bare -C '$catalogue' list seve")"
	connect 127.0.0.1 "$bare '$catalogue'" >"$work/out" 2>"$work/err" </dev/null
	verdict 'no browser' 69 $?
	verdict 'no output' 0 "$(wc -c <"$work/out" | tr -d ' ')"
	verdict 'one sentence' 1 "$(grep -c 'pacecat list' "$work/err")"

	fresh
	over_ssh 'over ssh'
	see '[1 Overview]'
	text 3
	text /seve
	see '> Sève, Juan'
	keys Enter
	text q
	ended 0

	over_ssh 'a line that drops'
	see '[3 Authors]'
	process=$(cat "$work/remote")
	kill -KILL "$(cat "$work/pid")"
	left=$((ticks / 6))
	while kill -0 "$process" 2>/dev/null && [ "$left" -gt 0 ]; do
		left=$((left - 1))
		sleep "$tick"
	done
	if kill -0 "$process" 2>/dev/null; then
		fail 'the program outlives its line'
		kill -KILL "$process"
	else
		ok
	fi
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
