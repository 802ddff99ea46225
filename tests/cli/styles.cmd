# Which citation styles there are: those that come along, and the user's own.
run styles
run styles NUMBERS pacecat
run styles nothing of that kind
mkdir -p "$XDG_DATA_HOME/pacecat/styles"
cp data/styles/child.csl data/styles/malformed.csl data/styles/no-style.csl "$XDG_DATA_HOME/pacecat/styles"
run styles --format ids
run styles revue parcs
run styles biology
run styles --format pdf
run cite -C data/works.yaml --style child otters
