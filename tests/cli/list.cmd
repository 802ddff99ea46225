for kind in studies people organisations countries topics; do
	run list -C data/folder --of $kind
	run list -C data/folder --of $kind --format ids
done
run -C data/folder list ly
run -C data/folder list FATOU dune
run -C data/folder list bakary
run -C data/folder list dune-1
run -C data/folder list dune-2 dune-1
run -C data/folder list dune-2 moves
run -C data/folder list sénégal
run -C data/folder list --of countries mr
run -C data/folder list --of countries senegal
run -C data/folder list --of topics 'dune du nord'
run -C data/folder list nothing like it
run -C data/folder list nothing --format ids
run -C data/folder list nothing --format jsonl
run -C data/folder list --format ids -- -1
run -C data/folder/a.yaml list
run -C data/folder/a.yaml -C data/folder/b.yaml list
run -C data/folder list --format jsonl dune-2
run -C data/folder list --format json --of topics
# Accents do not matter, and are not lost.
run -C data/small.yaml list --of people kone
run -C data/small.yaml list --of people KONÉ
run -C data/small.yaml list herons-2011 --format ids
