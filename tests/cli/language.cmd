# The language of the data follows the reader; that of JSON only --lang.
names()
{
	"$PACECAT" -C data/small.yaml list --of countries "$@" 2>/dev/null |
		sed 's/^[A-Z]*  \(.*[^ ]\)  *[0-9].*/\1/'
}
names
names --lang fr
names --lang pt-BR
LC_ALL=fr_FR.UTF-8 names
LANGUAGE=fr LC_ALL=en_US.UTF-8 names
"$PACECAT" -C data/small.yaml --lang fr list --of countries --format jsonl 2>/dev/null |
	sed 's/.*"name":"\([^"]*\)".*/\1/'
LC_ALL=fr_FR.UTF-8 "$PACECAT" -C data/small.yaml list --of countries --format jsonl 2>/dev/null |
	sed 's/.*"name":"\([^"]*\)".*/\1/'
names --charset ascii
