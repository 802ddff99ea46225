# Of every format what is less usual, and what is wrong with it.
for file in odd.bib odd.ris odd-mods.xml odd-pubmed.xml odd-endnote.xml odd.yml odd.cff odd.json; do
	run import "data/import/$file"
done
# Nothing in it, in every format.
for format in bibtex ris mods pubmed endnote-xml hayagriva cff csl-json; do
	for text in '<a/>' '[]' '{}' 'x' '{"id": "single", "title": "Single"}' '- x'; do
		printf '%s\n' "$text" >nothing
		run import --from "$format" nothing
	done
done
