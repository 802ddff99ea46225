# What words may be taken for, and where.
study()
{
	check 'pacecat: 1' 'studies:' '  - id: a' '    type: book' "    title: T" "$@"
}
for word in yes No ON null Null '~' 012 0x1F 1_000 1e3 .inf 12:30 2012-07-03 true; do
	study "    volume-title: $word" "    volume: $word" "    country: [$word]"
done
study '    issued: 2012-07-03' '    verified: maybe' '    number: 0x10'
study '    author: [{family: A, static-ordering: maybe, comma-suffix: "yes"}]'
study '    file: [{path: ""}, {path: /etc/passwd}, {path: ../x}, {path: a/../../x}, {path: a..b/.x}]'
study '    issued: {date-parts: [[2012, 13]]}' '    accessed: {date-parts: [[0, 0]]}'
study '    issued: {date-parts: [[2012], [0, 0, 0]]}' '    accessed: {date-parts: []}'
study '    issued: {date-parts: [[2012, 7, 3, 4]]}' '    accessed: {date-parts: [2012]}'
study '    issued: {date-parts: [[x]]}' '    accessed: {date-parts: [[2012, 99]]}'
study '    issued: {date-parts: [[2012],[2013],[2014]]}' '    accessed: {date-parts: {a: b}}'
study '    country: [Congo, Deutschland, uk, XX, gabon, "", CODE]'
study '    title-short: Cod #3' "    note: 'quoted' # comment" '    genre: a	#b' '    publisher-place: x'
study '    title-short: {en: A, en: B, not a tag: C, fr: [x], de: {a: b}, es: null}'
study '    related: [b]' '    topic: [gol]' '    author: [nobody, {person: nobdy}, {person: [x]}]'
check 'pacecat: 1' 'topics:' '  - {id: gold, name: Gold, formerly: [old, gold, {a: b}, ""]}' \
	'  - {id: tin, formerly: gold}' 'studies:' '  - {id: a, title: T, topic: [gol, old, xyzzy]}' \
	'  - {id: ab, title: T, related: [aa, {id: ac}, {as: x}, {id: [a]}]}'
check 'pacecat: 1' 'countries:' '  COD: x' '  GAB: [x]' '  XXX: {name: X}' '  COD: {name: Y}' \
	'  GB: {name: {en: Britain}}' '  "": {name: Z}'
check 'pacecat: 1' 'countries: [x]' 'people: x' 'topics: {a: b}' 'studies: null' 'programme: [x]'
check 'pacecat: 1' 'people:' '  - x' '  - [y]' '  - null' '  - {id: a, name: A B}' '  -' \
	'  - {id: b, name: [x], also: {as: B}}' '  - {id: c, name: "", also: [x, [y], {kind: misprint}]}' \
	'  - {id: d, name: {family: "", given: ""}, also: [A B, {as: {family: Q}}]}'
study '    publisher: [null, "", [x]]' '    topic: [null]' '    author: [null, [x]]' '    related: [null, {id: null}]'
check 'pacecat: 1' 'people:' '  - {id: a, name: A B, also: C D}' '  - {id: b, name: {en: E F, fr: [x]}, also: [{as: null}, null]}'
# Names that several have.
check 'pacecat: 1' 'people:' '  - {id: p0, name: Ann Oake}' '  - {id: p1, name: Ann Oake}' \
	'  - {id: p2, name: Ann Oake}' '  - {id: p3, name: Ann Oake}' '  - {id: p4, name: Ann Oake}' \
	'  - {id: p5, name: Ann Oake}' '  - {id: p6, name: Ann Oake}' '  - {id: p7, name: Ann Oake}' \
	'  - {id: p8, name: Ann Oake}' '  - {id: p9, name: Ann Oake}' '  - {id: q, name: Ann Oake}' \
	'  - {id: r, name: Ann Oake}' 'studies:' '  - {id: a, title: T, author: [Ann Oake, {family: Oake, given: Ann}]}' \
	'  - {id: b, title: T, author: [{family: X, given: Y}, {given: Y, family: X}]}'
# Documents, directives, and what libyaml alone would let pass.
check '%TAG ! tag:x,2000:' '---' 'pacecat: 1'
check '%YAML 1.1' '---' 'pacecat: 1' '...'
check '---' 'pacecat: 1' '---' 'pacecat: 1'
check 'pacecat: 1' '...' 'more: 2'
check '? {a: b}' ': c' 'pacecat: 1' '? [x]' ': [y, {z: 1}]'
check 'pacecat: 1' 'studies: [{id: a, title: "x\x07\u009b\0y"}]'
check 'pacecat: 1' 'studies: [{id: a, ? [k] : v, title: T}, {id: b, title: T'
check 'pacecat: 1' "studies: [{id: a, title: 'T}]"
check 'pacecat: 1' 'studies:' '- id: a' '  title: T' ' - id: b'
check 'pacecat: 1' 'studies:' '	- id: a'
check 'pacecat: 1' 'note: >-9' '  x' 'a: %x' 'b: @y' 'c: `z'
check 'pacecat: 1' 'a: "\q"' 'b: "\u12"' 'c: "\ud800"'
check '{"pacecat": 1, "studies": [{"id": "a", "title": "T", "volume": 012, "note": null}]}'
# Records that may be the same, none of which has an id to join them by.
printf '%s\n' '- {type: book, title: The wind of it all, issued: 2001}' \
	'- {type: book, title: The wind of it all, issued: 2001}' >alike.yaml
run check --duplicates alike.yaml
