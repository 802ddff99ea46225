# Every format, of one catalogue that has what is difficult.
for format in bibtex biblatex ris csl-json csl-yaml cff hayagriva endnote-xml mods markdown html csv \
	yaml; do
	run export --to $format -C data/export.yaml
done
run export --to bibtex --ascii -C data/export.yaml sapphires OR weirs
# What a format has no place for, in words and for machines.
run export --to ris --losses text -C data/export.yaml sapphires
run export --to mods --losses json -C data/export.yaml sapphires
run export --to csl-json --losses text -C data/small.yaml salt-6
# A language of one's own, an order, a query.
run export --to markdown --lang en -C data/export.yaml sapphires
run export --to markdown --sort year -C data/export.yaml
run export --to ris -C data/export.yaml title:nowhere
run export --to yaml -C data/export.yaml id:twin-two
run export --to ris -C data/empty.yaml
# A file, whole or not at all, and never over another unasked.
run export --to ris --output out.ris -C data/export.yaml chapter
cat out.ris
run export --to csv --output out.ris -C data/export.yaml
run export --to csv --output out.ris --force -C data/export.yaml weirs
cat out.ris
run export --to csv --output - -C data/export.yaml weirs
run export --to csv --output nowhere/out.csv -C data/export.yaml
ln -s out.ris link.ris
run export --to csv --output link.ris --force -C data/export.yaml
ls -a
# What cannot be meant.
run export
run export --to
run export --to word
run export --to bibtext
run export --to ris --losses xml
run export --to ris --sort size
run export --to ris -C data/export.yaml '('
run export --to ris -C nowhere.yaml
