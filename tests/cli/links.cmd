# The addresses that were kept in the browser.
run -C data/small.yaml links
mkdir -p "$XDG_STATE_HOME/pacecat"
cat >"$XDG_STATE_HOME/pacecat/state.yaml" <<'END'
pacecat-state: 1
places:
- {"catalogue": "lagoon", "links": {"https://lagoon.example/7": "Hérons : trois hivers", "https://lagoon.example/x": ""}}
- {"catalogue": "other", "links": {"https://other.example/": "Not of this one"}}
END
run -C data/small.yaml links
run -C data/small.yaml links --format jsonl
run -C data/small.yaml links --format yaml
run -C data/small.yaml links lagoon
rm -rf "$XDG_STATE_HOME"
