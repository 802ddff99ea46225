run check data/small.yaml
run check data/folder
run check data/pandoc.yaml data/csl.json
# One for each thing that can be wrong.
check
check 'just words'
check '- {id: x, type: report, title: X}' '---' 'second: document'
check 'pacecat: 2'
check 'pacecat: one'
check 'pacecat: 1' 'pacecat: 1'
check 'pacecat: 1' 'studies: [{type: report, title: No id}]'
check 'pacecat: 1' 'studies: [{id: X Y, type: report, title: Bad id}]'
check 'pacecat: 1' 'studies:' '  - {id: x, type: report, title: X}' '  - {id: x, type: report, title: Y}'
check 'pacecat: 1' 'studies: [{id: x, type: reprot, title: X}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, titel: X}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, author: [nobody]}]'
check 'pacecat: 1' 'people: [{id: levin, name: Estelle Levin}]' \
	'studies: [{id: x, type: report, title: X, author: [levni]}]'
check 'pacecat: 1' 'people:' '  - {id: a, name: Ana Sy}' '  - {id: b, name: Ana Sy}' \
	'studies: [{id: x, type: report, title: X, author: [Ana Sy]}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, country: [XYZ]}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, topic: [gold]}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, related: [y]}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, issued: 2012-13}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, issued: soon}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, ISBN: 978-3-16-148410-1}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, URL: "javascript:alert(1)"}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, DOI: 10/1}]'
check 'pacecat: 1' 'people: [{id: a, name: Ana Sy, ORCID: 0000-0002-1825-0098}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: &t X, note: *t}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: !!str X}]'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X, country: [NO]}]'
check 'pacecat: 1' 'studies:' '  - id: x' '    type: report' '    title: "X' '    note: y'
check 'pacecat: 1' 'studies: [{id: x, type: report, title: X}'
check 'pacecat: 1' 'studies:' "$(printf '\t- id: x')"
check 'pacecat: 1' 'studies: [{id: x, type: report, title: "\u0007"}]'
