run --nonsense
run list --nonsense
run -x
run -hx
run --help=yes
run list --of
run list --of planets
run list --format xml
run show
run show --format jsonl x
run -C
run --charset ebcdic list
run --color=mauve list
run --lang '!!' list
run list --debug keys
run lsit
run xyzzy
run nowhere/catalogue.yaml
# Nobody wants a catalogue in a file of this name.
run nowhere/refs.bib
run help xyzzy
run help lsit
run help list show
# Without a terminal there is no browser.
run data/small.yaml
run -- data/small.yaml
