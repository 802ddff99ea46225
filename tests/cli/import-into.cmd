cd data || exit
# What files of other formats hold opens wherever a catalogue does, with its place in them.
run list -C import/good.bib
run show -C import/good.ris kasongo2019
run check import/good.ris import/faulty.bib
run import -
run import --from nonesuch import/good.bib
run import --from csljson import/good.bib
run import
run import missing.bib
# A catalogue is no format of other programs, and nobody knows what a note is.
run import plain.yaml
"$PACECAT" compile --output plain.pacecat plain.yaml
run import plain.pacecat
echo 'To do: read.' >note.txt
run import note.txt
# Put into a catalogue: what is new is shown, and written when that is wanted.
cp small.yaml mine.yaml
run import --into mine.yaml import/good.ris
cmp small.yaml mine.yaml && echo untouched
run import --into mine.yaml --yes import/good.ris import/good.bib
diff small.yaml mine.yaml | grep -c '^<'
run check mine.yaml
run import --into mine.yaml --yes import/good.ris
run import --into import/good.bib --yes import/good.ris
run import --into csl.json --yes import/good.ris
run import --into missing.yaml --yes import/good.ris
run import --into import --yes import/good.ris
# Who may be one.
cat >twins.yaml <<END
pacecat: 1
people:
  - {id: seve, name: {family: Sève, given: Juan}}
  - {id: seve-2, name: {family: Seve, given: Juan}}
  - {id: weinberg, name: {family: Weinberg, given: Rebecca}}
  - {id: stocklin, name: {family: Stocklin-Weinberg, given: Rebecca}, different-from: [weinberg]}
studies:
  - {id: a, type: report, title: Gold in the forest of the park, issued: 2012, author: [seve]}
  - {id: b, type: report, title: Gold in the Forest of the Park, issued: 2012, author: [seve-2, weinberg]}
  - {id: c, type: report, title: Something else, issued: 2012, author: [{family: Weinberg, given: R.}]}
END
run check --duplicates twins.yaml
run --lang fr check --duplicates twins.yaml
run check --duplicates small.yaml
# Into one of several files: people of the others are known.
mkdir parts
printf 'people:\n  - {id: oake, name: {family: Oake, given: Ann}}\n' >parts/people.yaml
printf 'studies:\n  - {id: a, type: book, title: Gold, author: [oake]}\n' >parts/studies.yaml
printf '@book{b, title = {Tin}, author = {Oake, Ann}}' >tin.bib
run import -C parts --into parts/studies.yaml --yes tin.bib
run check parts
# The folder is known without -C where the file refers to what is in it; else a line says how.
printf '@book{c, title = {Clay}, author = {Oake, Ann}}' >clay.bib
run import --into parts/studies.yaml clay.bib
printf 'studies:\n' >parts/more.yaml
run import --into parts/more.yaml clay.bib
run import -C parts --into parts/more.yaml clay.bib
run import -C small.yaml --into parts/more.yaml clay.bib
# What is compiled has no text to be added to.
run import --into plain.pacecat --yes tin.bib
# Lists that are empty can be filled.
printf 'pacecat: 1\npeople: []\nstudies: []   # none yet\n' >none.yaml
run import --into none.yaml --yes clay.bib
cat none.yaml
# An organisation publishes, whoever is called like it; a study that is there is what others go with.
printf '@proceedings{d, title = {Days}, year = 2012, author = {{World Bank}}}' >days.bib
printf '@inproceedings{e, title = {East}, crossref = {d}, author = {Bank, World}, publisher = {World Bank}}' >>days.bib
run import days.bib
printf 'studies:\n  - {id: x, title: Days, issued: 2012}\n' >days.yaml
run import --into days.yaml days.bib
