# The reader's own notes and saved searches, as the browser has kept them.
run -C data/small.yaml notes
mkdir -p "$XDG_STATE_HOME/pacecat"
cat >"$XDG_STATE_HOME/pacecat/state.yaml" <<'END'
pacecat-state: 1
places:
- {"catalogue": "lagoon", "notes": {"study": {"salt": "Très cher : à citer", "the-herons": "Ask Awa\n\n- the second\t\"page\"", "gone": "Of another edition"}, "person": {"weir": "Met in 2019", "shore": "An organisation"}, "country": {"CIV": "Visa!"}, "programme": {"lagoon": "Ends soon"}}, "searches": {"Sel de mer": ["studies", "salt -still"], "either": ["studies", "herons OR saved:\"sel de mer\""], "round": ["studies", "saved:round"], "wrong": ["studies", "autor:x"]}}
- {"catalogue": "other", "notes": {"study": {"salt-2": "Not of this one"}}}
END
run -C data/small.yaml notes
run -C data/small.yaml notes --format json
run -C data/small.yaml notes --format jsonl
run -C data/small.yaml notes citer
run -C data/small.yaml notes mynote:ask OR id:weir --format jsonl
run -C data/small.yaml notes nothing-like-that
run -C data/small.yaml notes autor:kone
run -C data/small.yaml notes --format yaml
run --lang fr -C data/small.yaml notes gone
# Words of queries look into notes.
run -C data/small.yaml list --format ids cher
run -C data/small.yaml list --format ids has:mynote
run -C data/small.yaml list --format ids --of people mynote:2019
# What is saved under a name is a word of queries.
run -C data/small.yaml list --format ids 'saved:"sel de mer"'
run -C data/small.yaml list --format ids 'saved:"sel de mer"' year:2012..
run -C data/small.yaml list --format ids -- -saved:either
run -C data/small.yaml list --format ids salt saved:nothing
run -C data/small.yaml list --format ids saved:round
run -C data/small.yaml list --format ids saved:wrong
run -C data/small.yaml notes --format jsonl saved:either
# Whatever takes a query knows them.
run -C data/small.yaml stats saved:nothing
run -C data/small.yaml cite 'saved:"sel de mer"' year:2012..
run -C data/small.yaml cite saved:nothing
run -C data/small.yaml export --to csv 'saved:"sel de mer"' year:2012..
run -C data/small.yaml export --to csv saved:nothing
# Nothing is new where nobody has looked before.
run -C data/small.yaml list is:new
rm -r "$XDG_STATE_HOME"
run -C data/small.yaml list saved:either
