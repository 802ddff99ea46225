# The keys as they are bound, what is hard to type on which keyboard, and a key file with mistakes.
run help keys
run help keys --layout fr
run help --layout phone
run help keys --layout us-intl
run help keys --layout dvorak
run help list --layout fr
mkdir -p "$XDG_CONFIG_HOME/pacecat"
keys()
{
	printf '%s\n' "$@" | sed 's/^/| /'
	printf '%s\n' "$@" >"$XDG_CONFIG_HOME/pacecat/keys.yaml"
	"$PACECAT" help keys </dev/null >"$work/stdout" 2>"$work/stderr"
	status=$?
	sed "s|$XDG_CONFIG_HOME|CONFIG|g" "$work/stderr" >"$work/told" && mv "$work/told" "$work/stderr"
	sed -n '/^x \|^q \|^Q /p' "$work/stdout" >"$work/told" && mv "$work/told" "$work/stdout"
	say $status
	echo
}
keys 'general: {quit: x, unfilter: q}'
keys 'general:' '  quit: x' '  up: [k, x]' 'list:' '  up: x' '  down: "j x"'
keys 'general: {quit: Hyper-x, qiut: x}' 'everywhere: {quit: x}'
