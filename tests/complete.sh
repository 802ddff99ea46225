#!/bin/sh
# SPDX-License-Identifier: MIT
# Completion in the shells that are here: what they make of lines with the Tab key in them.
# What "pacecat complete" says is in tests/cli/complete.cmd.
passed=0 failed=0 skipped=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
files=$(cd "$top_srcdir" && pwd)/data/completions
HOME=$work XDG_DATA_DIRS=$work/nowhere XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data
XDG_CACHE_HOME=$work/cache PATH=$(cd "$top_builddir" && pwd):$PATH
export HOME XDG_DATA_DIRS XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME PATH
mkdir "$work/here" && cd "$work/here" || exit 1
cat >catalogue.yaml <<'YAML'
pacecat: 1
people:
  - {id: berg, name: {family: van den Berg, given: Ada}}
  - {id: seve, name: {family: Sève, given: Juan}}
  - {id: odd, name: "Bobby $(touch hurt) `touch hurt`; 'touch' hurt"}
countries:
  COD: {name: DR Congo}
studies:
  - {id: one, type: report, title: "One $(touch hurt)\u0085\u202e", author: [berg], country: [COD]}
  - {id: other, type: book, title: Other, author: [seve, odd]}
YAML
touch 'a file.yaml'

# verdict WHAT WANT GOT
verdict()
{
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL: %s\nwant: %s\ngot:  %s\n' "$1" "$2" "$3"
	fi
}

# A line, and the arguments that the shell gives when Enter follows.
cat >typed <<'EOF'
pacecat lis<Tab>
pacecat list --form<Tab>jso<Tab>
pacecat list --format=jsonl<Tab>
pacecat list auth<Tab>sev<Tab>
pacecat list author:van<Tab>
pacecat list country:c<Tab>
pacecat show one<Tab>
pacecat list author:bobb<Tab>
pacecat check a<Tab>
pacecat export --to hay<Tab>
EOF
cat >want <<'EOF'
pacecat lis<Tab> => <list>
pacecat list --form<Tab>jso<Tab> => <list><--format><json>
pacecat list --format=jsonl<Tab> => <list><--format=jsonl>
pacecat list auth<Tab>sev<Tab> => <list><author:seve>
pacecat list author:van<Tab> => <list><author:"van den Berg">
pacecat list country:c<Tab> => <list><country:congo>
pacecat show one<Tab> => <show><one>
pacecat list author:bobb<Tab> => <list><author:"bobby $(touch hurt) `touch hurt`; 'touch' hurt">
pacecat check a<Tab> => <check><a file.yaml>
pacecat export --to hay<Tab> => <export><--to><hayagriva>
EOF

# in_shell NAME COMMAND...: what each shell needs stands in $start.
in_shell()
{
	name=$1
	shift
	if ! command -v "$1" >/dev/null || ! command -v python3 >/dev/null; then
		echo "SKIP: no $name, or no python3"
		skipped=$((skipped + 1))
		return
	fi
	python3 "$top_srcdir/tests/tab.py" "$@" <typed >got 2>&1
	verdict "$name" "$(cat want)" "$(cat got)"
	verdict "$name runs nothing of what is in a catalogue" '' "$(find . -name '*hurt*')"
}

# What is typed is shown, not run.
cat >rc.bash <<'EOF'
. "$FILES/bash/pacecat"
pacecat() {
	if [ "$1" = complete ]; then command pacecat "$@"; return; fi
	printf '|BEGIN '; printf '<%s>' "$@"; printf '|END\n'
}
bind 'set bell-style none'
bind 'set enable-bracketed-paste off'
PS1='$ '
echo READY
EOF
cat >.zshrc <<'EOF'
fpath=("$FILES/zsh" $fpath)
autoload -Uz compinit && compinit -u -D
unsetopt beep
pacecat() {
	if [ "$1" = complete ]; then command pacecat "$@"; return; fi
	printf '|BEGIN '; printf '<%s>' "$@"; printf '|END\n'
}
echo READY
EOF
FILES=$files ZDOTDIR=$work/here
export FILES ZDOTDIR
in_shell bash bash --rcfile rc.bash -i
in_shell zsh zsh -i
rm -f .zshrc

# Fish says itself what it would offer.
in_fish()
{
	command fish -N -c "source $files/fish/pacecat.fish; complete -C '$1'" 2>&1
}
if command -v fish >/dev/null; then
	verdict 'fish: a command' 'list	List studies, people or whatever else the catalogue has' \
		"$(in_fish 'pacecat lis')"
	verdict 'fish: the value of an option' 'json
jsonl' "$(in_fish 'pacecat list --format js')"
	verdict 'fish: the same behind =' '--format=json
--format=jsonl' "$(in_fish 'pacecat list --format=js')"
	verdict 'fish: a name' 'author:seve' "$(in_fish 'pacecat list author:se')"
	verdict 'fish: a name with blanks' 'author:"van den Berg"' \
		"$(in_fish 'pacecat list author:van')"
	verdict 'fish: a file' 'a file.yaml' "$(in_fish 'pacecat check a' | sed 's/	.*//')"
	verdict 'fish runs nothing of what is in a catalogue' '' "$(find . -name '*hurt*')"
else
	echo 'SKIP: no fish'
	skipped=$((skipped + 1))
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
