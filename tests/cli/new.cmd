# The path of the schema is another one on each machine.
"$PACECAT" new - | sed 's#\$schema=/.*/#$schema=/.../#'
run new
run check
run list --format ids
run new
run new nowhere/x.yaml
run new a b
run new fleuves.yaml --lang fr
run check fleuves.yaml
