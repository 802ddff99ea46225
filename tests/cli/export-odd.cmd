# What has odd shapes, is empty, or would be taken for something else, in every format.
for format in bibtex biblatex ris csl-json csl-yaml cff hayagriva endnote-xml mods csv yaml; do
	run -C data/export-odd.yaml export --to $format --losses text
done
run -C data/export-odd.yaml export --to csl-json words
run -C data/export-odd.yaml export --to yaml words
run -C data/export-odd.yaml export --to mods nothing
run -C data/export-odd.yaml export --to bibtex --ascii names words-2
# What could not be read goes along as it stands; of two programmes the first.
printf '%s\n' 'programme: {id: p, title: P}' 'studies:' '  - {}' '  - id: one' '    title: One' \
	'    author: [{person: nobody}, {family: Oake}]' '    contributor: [{person: nobody}, {family: Ek}]' \
	'    topic: ["", gold]' '  - {id: two, contributor: [{person: nobody}]}' >half.yaml
printf '%s\n' 'programme: {id: q, title: Q}' 'studies: [{id: three, title: Three}]' >other.yaml
for format in bibtex html yaml; do
	run -C half.yaml -C other.yaml export --to $format --losses text
done
