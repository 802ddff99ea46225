# One file to hand out, which is a catalogue wherever one is asked for.
run compile data/folder
run compile --output small.pacecat data/small.yaml
run -C small.pacecat list
run -C small.pacecat show salt-6
run check small.pacecat data/folder.pacecat
run check small.pacecat
run check data/folder.pacecat
run compile small.pacecat
# A folder has a name also for whoever is in it.
rm data/folder.pacecat
(cd data/folder && "$PACECAT" compile . 2>/dev/null; echo "= $?")
(cd data/folder && "$PACECAT" compile ../folder/./ 2>/dev/null; echo "= $?")
ls -A data/folder.pacecat data/folder
run compile --output nowhere/x.pacecat data/small.yaml
# What it is made from is not written over.
run compile --output data/small.yaml data/small.yaml
run check data/small.yaml
# It stands alone where its YAML is not.
mkdir alone
cp data/folder.pacecat alone
run -C alone/folder.pacecat list --format ids
# A catalogue with errors is not compiled.
run compile data/faulty.yaml
ls *.pacecat data/*.pacecat
# Damaged: with the YAML that is read instead, without it nothing.
printf x >>data/folder.pacecat
printf x >>alone/folder.pacecat
run -C data/folder.pacecat list --format ids
run -C alone/folder.pacecat list --format ids
run check alone/folder.pacecat
# The YAML has changed.
run compile --output data/plain.pacecat data/plain.yaml
printf '%s\n' 'pacecat: 1' 'studies: [{id: newer, type: report, title: Newer}]' >data/plain.yaml
run -C data/plain.pacecat list
# Where no file may grow nothing of one is left.
(ulimit -f 0; "$PACECAT" compile --output full.pacecat data/plain.yaml 2>/dev/null; echo "= $?") | cat
ls -A | grep -e full -e '^\.pacecat' || echo nothing
# A compiled one is not compiled again, also when it is not named here.
(PACECAT_CATALOGUE=small.pacecat; export PACECAT_CATALOGUE; "$PACECAT" compile; echo "= $?") 2>&1
