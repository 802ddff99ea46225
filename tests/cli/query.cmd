# Queries: model/query.h.  Each argument is a part of its own.
run -C data/small.yaml list author:kone year:2012.. --format ids
run -C data/small.yaml list 'author:kone year:2012..' --format ids
run -C data/small.yaml list 'author:"van der meer"' --format ids
run -C data/small.yaml list 'herons OR date' csl --format ids
run -C data/small.yaml list herons OR every --format ids
run -C data/small.yaml list --format ids -- salt -again -still
run -C data/small.yaml list 'salt -(again | still)' --format ids
run -C data/small.yaml list country:CI type:report lang:french --format ids
run -C data/small.yaml list has:doi is:unverified --format ids
run -C data/small.yaml list =Salt --format ids
run -C data/small.yaml list =salt --format ids
run -C data/small.yaml list publisher:lagoon editor:shore contributor:amos --format ids
# As lists name authors.
run -C data/small.yaml list 'Weir et al.' --format ids
run -C data/small.yaml list Weir et al., herons --format ids
run -C data/small.yaml list 'Weir & Kone' --format ids
# Lists of others show whom or what the studies name.
run -C data/small.yaml list --of people country:COD year:2011
run -C data/small.yaml list --of people author:okafor
run -C data/small.yaml list --of topics author:tran
run -C data/small.yaml list --of countries topic:heron
run -C data/small.yaml list --of organisations publisher:shore
# What comes first.
run -C data/small.yaml list old --sort relevance --format ids
run -C data/small.yaml list old --sort file --format ids
run -C data/small.yaml list old --sort title --format ids
run -C data/small.yaml list salt --sort best
# Nothing is searched for by a query that cannot be understood.
run -C data/small.yaml list 'autor:kone'
run -C data/small.yaml list herons 'year:12'
run -C data/small.yaml list 'Trần "open'
run -C data/small.yaml list herons '(salt'
run -C data/small.yaml list author:
run -C data/small.yaml list herons OR
run -C data/small.yaml list has:files
run -C data/small.yaml list is:verifed
run --lang fr -C data/small.yaml list 'autor:kone'
run -C nowhere.yaml list 'autor:kone'
# What is marked is read from the state, of the catalogue that is asked.
run -C data/small.yaml list is:marked
mkdir -p "$XDG_STATE_HOME/pacecat"
echo 'pacecat-state: 1
places: [{catalogue: lagoon, marked: {study: [salt, the-herons, gone], person: [weir, x]}},
  {catalogue: other, marked: {study: [salt-2]}}]' >"$XDG_STATE_HOME/pacecat/state.yaml"
run -C data/small.yaml list is:marked --format ids
run -C data/small.yaml list --of people -- is:marked
run -C data/small.yaml list --format ids -- author:kone -is:marked
rm -r "$XDG_STATE_HOME"
