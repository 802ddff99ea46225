C='complete -- pacecat'
run $C li
run $C ''
run $C list --f
run $C list --format=j
run $C list --sort ''
run $C list --of people b
run $C export --to c
run $C import --from h
run $C cite --style pacecat-
run $C --lang f
run $C help che
run $C help check ''
run $C check x
run $C -C data/small.yaml show g
run $C -C data/small.yaml list author:
run $C -C data/small.yaml list country:
run $C -C data/small.yaml list 'gold (topic:'
run $C -C data/small.yaml list -- -a
run $C -C data/nothing-here.yaml list au
run $C -C data/nothing-here.yaml list author:x
run complete
run complete --line 'pacecat li' list
run complete --breaks = --line 'pacecat list --format=t'
run complete --breaks : --line 'pacecat -C data/small.yaml show "'
