# What has odd shapes, is empty, or would be taken for something else, in every format.
for format in bibtex biblatex ris csl-json csl-yaml cff hayagriva endnote-xml mods csv yaml; do
	run -C data/export-odd.yaml export --to $format --losses text
done
run -C data/export-odd.yaml export --to csl-json words
run -C data/export-odd.yaml export --to yaml words
run -C data/export-odd.yaml export --to mods nothing
run -C data/export-odd.yaml export --to bibtex --ascii names words-2
