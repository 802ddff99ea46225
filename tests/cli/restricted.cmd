# What can be done where pacecat is restricted, and what cannot.
export PACECAT_CATALOGUE=data/small.yaml
run --restricted -C data/small.yaml list weir
run --restricted -C data/small.yaml list is:marked
run --restricted -C data/small.yaml show weir
run --restricted -C data/small.yaml cite --style pacecat-note weir
run --restricted -C data/small.yaml cite --style data/styles/child.csl weir
# A compiled catalogue is what it was made of, also where that may not be read and is newer.
cp data/plain.yaml data/shut.yaml
run compile --output data/shut.pacecat data/shut.yaml
sleep 1
echo '# later' >>data/shut.yaml
run --restricted -C data/shut.pacecat list --format ids
for command in check compile diff links notes export import; do
	run --restricted $command
done
run --restricted --debug log
run --restricted -C data/small.yaml
run --restricted check --help
run --restricted help
# What the kernel and the build can do, a sentence each, which may take two lines.
run help restricted | sed -e '/enforce/d' -e '/^it\.$/d'
# By its name alone; as a login shell nothing that stands behind it counts.
ln -s "$PACECAT" rpacecat
PACECAT=./rpacecat
run export
run -c id
run -c 'list seve'
run -c
run
