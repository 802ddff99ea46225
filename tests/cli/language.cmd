# The language of the data follows the reader; that of JSON only --lang.
# What `world` sets is for the program alone: some shells complain of a locale that is not there.
names()
{
	# shellcheck disable=SC2086
	env $world "$PACECAT" -C data/small.yaml list --of countries "$@" 2>/dev/null |
		sed 's/^[A-Z]*  \(.*[^ ]\)  *[0-9].*/\1/'
}
world=
names
names --lang fr
names --lang pt-BR
world=LC_ALL=fr_FR.UTF-8
names
world='LANGUAGE=fr LC_ALL=en_US.UTF-8'
names
world=
"$PACECAT" -C data/small.yaml --lang fr list --of countries --format jsonl 2>/dev/null |
	sed 's/.*"name":"\([^"]*\)".*/\1/'
LC_ALL=fr_FR.UTF-8 "$PACECAT" -C data/small.yaml list --of countries --format jsonl 2>/dev/null |
	sed 's/.*"name":"\([^"]*\)".*/\1/'
names --charset ascii
# One option for all: what a record says, and the words around it where they are translated.
for lang in en fr fr:pt; do
	"$PACECAT" -C data/tongues.yaml --lang $lang show three | sed -n -e 1p -e '/ 2011$/p' \
		-e '/abstract\.\|français\./p' | sed 's/^[A-Z][^ ,]*  *//'
done
for lang in pt pt-BR sw mg:pt es; do
	"$PACECAT" -C data/tongues.yaml --lang $lang show three | head -n 1
	"$PACECAT" -C data/tongues.yaml --lang $lang show salt | head -n 1
done

# A language's name is no tag.
run --lang francais list
# Names as lists of these languages have them; what is put between them asks for nothing.
while read -r lang names; do
	"$PACECAT" -C data/small.yaml --lang "$lang" list --format ids "$names" 2>/dev/null |
		paste -s -d ' ' -
done <<-'END'
	en Weir et al.
	pt Weir et al.
	sw Weir na wenzake
	mg Weir sy ny hafa
	pt Weir e Koné
	en Weir na wenzake
END
