# Whatever a file is called or holds, nothing of it is obeyed.  File names first.
esc=$(printf '\033') bel=$(printf '\007')
bad='pacecat: 1
studies: [{id: x, type: report, title: X, author: [nobody]}]'
for name in -rf '%s%n.yaml' "new
FORGED: line.yaml" "esc$esc]0;PWNED$bel.yaml" "bad$(printf '\377\376')utf8.yaml" \
	"r$(printf '\342\200\256')lmay.yaml" 'a:1:2: error: b.yaml'; do
	printf '%s\n' "$bad" >"./$name"
	"$PACECAT" check -- "$name" </dev/null >"$work/stdout" 2>"$work/stderr"
	say $?
done
# Then what is in them.
printf 'pacecat: 1\nstudies: [{id: x, type: report, title: "a\342\200\256b\342\200\213c", %s}]\n' \
	"odd$(printf '\342\200\256'): y" >data.yaml
run list -C data.yaml
run show -C data.yaml x
run list -C data.yaml --format jsonl
"$PACECAT" -C data.yaml show "x$esc[2J" </dev/null >"$work/stdout" 2>"$work/stderr"
say $?
"$PACECAT" list "--of=$esc[2J" </dev/null >"$work/stdout" 2>"$work/stderr"
say $?
"$PACECAT" "--$esc[2J" </dev/null >"$work/stdout" 2>"$work/stderr"
say $?
