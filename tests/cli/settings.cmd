mkdir -p "$XDG_CONFIG_HOME/pacecat"
settings()
{
	printf '%s\n' "$@" | sed 's/^/| /'
	printf '%s\n' "$@" >"$XDG_CONFIG_HOME/pacecat/settings.yaml"
	"$PACECAT" list -C data/folder --of countries </dev/null >"$work/stdout" 2>"$work/stderr"
	status=$?
	sed "s|$XDG_CONFIG_HOME|CONFIG|g" "$work/stderr" >"$work/told" && mv "$work/told" "$work/stderr"
	say $status
	echo
}
settings 'charset: ascii'
settings 'charset: ebcdic'
settings 'charsett: ascii'
settings '{'
settings 'language: en:fr'
settings 'language: "12x!!"'
settings 'language: "fr:12x!!"'
# The catalogue that is set, and the place of one that is not there.
printf 'catalogue: nope.yaml\n' >"$XDG_CONFIG_HOME/pacecat/settings.yaml"
"$PACECAT" list </dev/null >"$work/stdout" 2>"$work/stderr"
status=$?
sed "s|$XDG_CONFIG_HOME|CONFIG|g" "$work/stderr" >"$work/told" && mv "$work/told" "$work/stderr"
say $status; echo
# Help and version do not need settings.
run list --help >/dev/null
run --version | sed 's/^pacecat [0-9].*/pacecat VERSION/'
