run -C data/small.yaml list --format json herons
run -C data/small.yaml list --format json --of people weir
run -C data/small.yaml show --format json CIV csl-dates lagoon shore-trust ebrie
