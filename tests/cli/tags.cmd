# Tags in texts: nobody sees or finds them; what is read again keeps them.
T=data/tags.yaml
run list -C $T --sort title
run list -C $T --of topics
run list -C $T '"ardea cinerea in 103"' --format ids
run list -C $T 'title:=="Ardea and others"' --format ids
run list -C $T '=="Nests of Ardea cinerea in 10³ reeds, again"' --format ids
run list -C $T 'abstract:"cinerea was seen, co2"' --format ids
run list -C $T 'publisher:i OR "<i>ardea" OR sup' --format ids
run list -C $T '"a < b and <i> alone, <img>"' --format ids
run show -C $T nests zebra
run show -C $T --format json begins
run cite -C $T --format html nests begins
run check -C $T --duplicates
run stats -C $T
run export -C $T --to biblatex nests literal
run export -C $T --to ris --losses text begins
run export -C $T --to csl-json --losses text begins
# There and back.
run export -C $T --to yaml --output back.yaml
run diff $T back.yaml
run export -C $T --to csl-json --output back.json nests literal zebra
run import --from csl-json back.json
run export -C $T --to bibtex --output back.bib nests literal
run import --from bibtex back.bib
# Made ids and what is there already are about the text alone.
printf '@book{,title={{\\it The Ardea} {\\em cinerea}},year=2001}\n' >made.bib
run import made.bib
printf '@article{x,title={Nests of \\emph{Ardea} cinerea in 10$^3$ reeds, again},year=2011}\n' >again.bib
cp $T into.yaml
run import --into into.yaml again.bib
# A change of tags is a change, and is seen.
sed 's/Zebras/<i>Zebras<\/i>/' $T >changed.yaml
run diff $T changed.yaml
