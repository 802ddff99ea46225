cd data/import || exit
# Each of the formats, found by name and content.
for file in good.bib latin1.bib good.ris good.json good.cff good.yml good-endnote.xml good-mods.xml \
	good-pubmed.xml; do
	run import "$file"
done
# What is wrong has its place, and what can be kept is.
run import faulty.bib
run import faulty.ris
# Whatever comes out loads.
for file in *; do
	"$PACECAT" import "$file" >../made.yaml 2>/dev/null
	"$PACECAT" check ../made.yaml >../made.out 2>&1
	echo "$file loads: $?, $(grep -c error: ../made.out) errors"
done
