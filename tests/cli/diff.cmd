run diff data/diff-old.yaml data/diff-new.yaml
run diff --of people data/diff-old.yaml data/diff-new.yaml
run diff --of topics --format json data/diff-old.yaml data/diff-new.yaml
run diff --of studies --format ids data/diff-new.yaml data/diff-old.yaml
run diff --lang fr data/diff-old.yaml data/diff-new.yaml --of topics
# A compiled catalogue is like what it was made from; so is the same in another order or form.
run compile --output new.pacecat data/diff-new.yaml
run diff data/diff-new.yaml new.pacecat
run diff --of countries data/diff-old.yaml new.pacecat
for file in small plain hostile folder; do
	[ -e data/$file ] || file=$file.yaml
	run diff data/$file data/$file
done
run diff --format json data/empty.yaml data/empty.yaml
# Exactly two, which must be there.
run diff
run diff data/small.yaml
run diff data/small.yaml data/small.yaml data/small.yaml
run -C data/small.yaml diff data/small.yaml data/small.yaml
run diff --of planets data/small.yaml data/small.yaml
run diff --format jsonl data/small.yaml data/small.yaml
run diff data/small.yaml nowhere.yaml
run diff nowhere.yaml data/small.yaml
