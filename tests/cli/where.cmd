# Where the catalogue comes from: -C, the environment, the setting, this folder.
run list -C nowhere.yaml
run list -C data/folder/a.yaml -C nowhere.yaml
run check nowhere.yaml data/folder/b.yaml
mkdir empty && run list -C empty
export PACECAT_CATALOGUE
PACECAT_CATALOGUE=data/folder run list --format ids
PACECAT_CATALOGUE=nowhere.yaml run list --format ids
unset PACECAT_CATALOGUE
cp data/folder/a.yaml catalogue.yaml
run list --of people --format ids
mkdir -p "$XDG_CONFIG_HOME/pacecat"
cp -R data/folder "$XDG_CONFIG_HOME/pacecat/mine"
echo 'catalogue: mine' >"$XDG_CONFIG_HOME/pacecat/settings.yaml"
run list --of people --format ids
