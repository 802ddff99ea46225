# References in the styles that come with the program, and in those of a file.
run cite -C data/works.yaml
run cite -C data/works.yaml --style pacecat-numeric --part both reed
run cite -C data/works.yaml --style pacecat-note --part both --sort file otters reeds
run cite -C data/works.yaml --part in-text
run cite -C data/works.yaml --locale fr-FR otters
run cite -C data/works.yaml --locale pt_br otters
run cite -C data/works.yaml --locale es otters
run cite -C data/works.yaml --locale sw otters
run cite -C data/works.yaml --locale mg otters
run cite -C data/works.yaml --locale tlh otters
run cite -C data/works.yaml --style data/styles/child.csl otters
run cite -C data/works.yaml --style data/styles/child.csl --locale en-GB otters
run cite -C data/works.yaml --format html
run cite -C data/works.yaml --format rtf rushes guide
run cite -C data/works.yaml --format markdown rushes otters
# Italics as on a terminal, with ~ for Esc; elsewhere the text alone.
run cite -C data/works.yaml --color always rushes | tr '\033' '~'
run cite -C data/works.yaml --color always --charset ascii rushes
run cite -C data/works.yaml nothing-of-that-kind
# What is set, and what wins.
mkdir -p "$XDG_CONFIG_HOME/pacecat"
printf 'style: pacecat-numeric\ncitation-locale: fr-FR\n' >"$XDG_CONFIG_HOME/pacecat/settings.yaml"
run cite -C data/works.yaml otters
run cite -C data/works.yaml --style pacecat-author-date --locale en-US otters
rm "$XDG_CONFIG_HOME/pacecat/settings.yaml"
# What makes no sense, and styles that are broken.
run cite --locale 'not a tag' otters
run cite --format pdf
run cite --part all
run cite -C data/works.yaml --style pacecat-nummeric
run cite -C data/works.yaml --style nothing-like-it
run cite -C data/works.yaml --style ../styles/apa
for style in malformed missing recursion bomb no-style orphan nowhere; do
	run cite -C data/works.yaml --style data/styles/$style.csl
done
dd if=/dev/null of=big.csl bs=1 count=0 seek=104857600 2>/dev/null
run cite -C data/works.yaml --style ./big.csl
run cite -C data/nowhere.yaml
# A locale that is broken is told, and the next one taken.
mkdir -p "$XDG_DATA_HOME/pacecat/locales"
echo '<locale>' >"$XDG_DATA_HOME/pacecat/locales/locales-fr-FR.xml"
run cite -C data/works.yaml --locale fr-FR otters 2>&1 | sed "s|$XDG_DATA_HOME|DATA|"
