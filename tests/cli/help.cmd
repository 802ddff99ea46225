run help
run help list
run show --help
run help help
run check -h
run help links
