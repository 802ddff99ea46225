#!/bin/sh
# SPDX-License-Identifier: MIT
# The command line: every tests/cli/NAME.cmd, a script of `run` lines, must write NAME.out.
# UPDATE=1 rewrites what differs; read the difference before it is committed.
passed=0 failed=0 skipped=0
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cases=$top_srcdir/tests/cli
XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data-home XDG_STATE_HOME=$work/state
# Citation styles are those that come with the program, whatever is installed here.
XDG_DATA_DIRS=$work/nowhere
export XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_DATA_DIRS
# Messages are the source's own unless a case asks otherwise.
unset LANGUAGE

# say: standard output as it is, standard error behind "! ", the exit status behind "= ".  Most runs
# have written to one of them, and a process takes as long as a run.
say()
{
	[ ! -s "$work/stdout" ] || cat "$work/stdout"
	[ ! -s "$work/stderr" ] || sed 's/^/! /' "$work/stderr"
	echo "= $1"
}

# run ARGUMENT...
run()
{
	printf '$ pacecat'
	[ $# -eq 0 ] || printf ' %s' "$@"
	echo
	"$PACECAT" "$@" </dev/null >"$work/stdout" 2>"$work/stderr"
	say $?
	echo
}

# check TEXT...: what `pacecat check` says of a file with these lines.
check()
{
	printf '| %s\n' "$@"
	printf '%s\n' "$@" >case.yaml
	"$PACECAT" check case.yaml </dev/null >"$work/stdout" 2>"$work/stderr"
	say $?
	echo
}

for case in "$cases"/*.cmd; do
	name=${case##*/} name=${name%.cmd}
	rm -rf "$work/here" "$work/config" "$work/data-home"
	mkdir "$work/here" && cp -R "$top_srcdir/tests/data" "$work/here/data" || exit 1
	chmod -R u+w "$work/here"
	(cd "$work/here" && . "$case") >"$work/got" 2>&1
	if cmp -s "$work/got" "$cases/$name.out"; then
		passed=$((passed + 1))
	elif [ -n "$UPDATE" ]; then
		cp "$work/got" "$cases/$name.out"
		echo "updated: $name.out"
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $name"
		diff -u "$cases/$name.out" "$work/got"
	fi
done

verdict()
{
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL: %s\nwant: %s\ngot:  %s\n' "$1" "$2" "$3"
	fi
}

cd "$work/here" || exit 1

# JSON must be valid, whatever the catalogue: all of it is judged at once, a python takes its time.
# With sanitizers the two largest of ours will do.
if command -v python3 >/dev/null; then
	mkdir json
	n=0
	for file in data/*.yaml data/*.json data/folder "$top_srcdir/data/asm-pace.yaml"; do
		[ -e "$file" ] || continue
		case $SANITIZED$file in 1*/small.yaml | 1*/asm-pace.yaml) ;; 1*) continue ;; esac
		n=$((n + 1))
		for kind in studies people organisations countries topics; do
			"$PACECAT" -C "$file" list --of $kind --format json 2>/dev/null \
				>json/$n-$kind
		done
		"$PACECAT" -C "$file" list --format jsonl 2>/dev/null >json/$n-lines
		"$PACECAT" diff --format json data/small.yaml "$file" 2>/dev/null >json/$n-diff
	done
	judged=$(python3 -c 'import json, os
for name in sorted(os.listdir("json")):
    try:
        with open("json/" + name, encoding="utf-8") as file:
            if name.endswith("-lines"):
                good = all(json.loads(line)["record"] == "study" for line in file)
            else:
                good = json.load(file) is not None
    except ValueError as error:
        good = error
    print(name, "yes" if good is True else good)')
	verdict 'JSON was judged' $((7 * n)) "$(printf '%s\n' "$judged" | wc -l)"
	while read -r name good; do
		verdict "$name of the $n catalogues is JSON" yes "$good"
	done <<END
$judged
END
else
	echo 'SKIP: no python3 to judge JSON'
	skipped=$((skipped + 1))
fi

# What machines read does not depend on the locale; no text is ever lost to one.
want=$("$PACECAT" -C data/small.yaml list --of countries --format json 2>/dev/null)
for locale in C POSIX C.UTF-8 fr_FR.UTF-8 fr_FR.ISO-8859-1 nowhere; do
	verdict "JSON in $locale" "$want" \
		"$(LC_ALL=$locale "$PACECAT" -C data/small.yaml list --of countries --format json \
			2>/dev/null)"
	verdict "text in $locale is UTF-8 where there is no terminal" 'weir' \
		"$(LC_ALL=$locale "$PACECAT" -C data/small.yaml list --of people 2>/dev/null |
			sed -n 's/ *Weir, Adèle.*//p')"
done

# A terminal of other characters gets none that it could take for something else.
if command -v python3 >/dev/null; then
	printf '%s\n' 'people:' '  - {id: a, name: {family: Û31m, given: Ana}}' \
		'  - {id: b, name: {family: Û31m, given: A.}}' \
		'studies: [{id: s, type: report, title: "Û2J, É", author: [a, b]}]' >letters.yaml
	# told: what an object of JSON says, however it is written.
	told()
	{
		python3 -c 'import json, sys; print(json.loads(sys.stdin.read()))'
	}
	for format in json jsonl; do
		verdict "$format on a terminal" \
			"$("$PACECAT" -C letters.yaml list --format $format | told)" \
			"$(LC_ALL=C python3 "$top_srcdir/tests/on-terminal.py" "$PACECAT" \
				-C letters.yaml list --format $format | told)"
	done
	for command in 'list --format json' 'stats --format jsonl' 'show --format json a' \
		'check --duplicates' 'export --to yaml' 'new -'; do
		verdict "$command on a terminal of ASCII" '' "$(LC_ALL=C python3 \
			"$top_srcdir/tests/on-terminal.py" "$PACECAT" -C letters.yaml $command |
			grep '\\x')"
	done
fi

# A result that cannot be written is an error; a pipe that is closed is none to talk of.
if [ -c /dev/full ]; then
	"$PACECAT" -C data/small.yaml list >/dev/full 2>stderr
	verdict 'a full disk' 74 $?
	verdict 'a full disk is told of' 1 "$(grep -c 'cannot be written' stderr)"
else
	echo 'SKIP: no /dev/full'
	skipped=$((skipped + 1))
fi
"$PACECAT" -C data/small.yaml list >&- 2>stderr
verdict 'standard output closed' 74 $?
"$PACECAT" check data/folder >&- 2>&-
verdict 'nothing to say, nowhere to say it' 0 $?
"$PACECAT" -C data/small.yaml list 2>&- >stdout
verdict 'standard error closed' 0 $?
{ "$PACECAT" -C data/small.yaml list --format json 2>stderr; } | :
verdict 'a closed pipe is not talked of' 0 "$(grep -c 'cannot be written' stderr)"

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
