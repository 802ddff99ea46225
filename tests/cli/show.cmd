run -C data/small.yaml show herons
run -C data/small.yaml show weir van-der-meer
run -C data/small.yaml show shore-trust lagoon
run -C data/small.yaml show CIV cod heron
run -C data/small.yaml show every-variable csl-dates
# Of another language the data alone: the words around it may be translated.
for id in herons CIV ebrie ministry; do
	"$PACECAT" -C data/small.yaml --lang fr show $id 2>&1 | grep -v warning: | head -n 1
done
run -C data/small.yaml --charset ascii show tran
run -C data/small.yaml show hern
run -C data/small.yaml show herons-2011 adele zzzzzz
run -C data/small.yaml show USA
run -C data/folder show --format json dune-3
