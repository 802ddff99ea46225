run stats -C data/small.yaml
run stats -C data/small.yaml type:report
run stats -C data/small.yaml --format json
run stats -C data/small.yaml --format json year:2011
run stats -C data/small.yaml --format jsonl type:report
run stats -C data/small.yaml nothing-has-this
run stats -C data/empty.yaml
run stats --format csv
run stats -C data/small.yaml '(x'
