// SPDX-License-Identifier: MIT
// node cite.js ITEMS.json STYLE.csl LOCALES: a bibliography by citeproc-js, as text.
const fs = require('fs');
const CSL = require('citeproc');
const [itemsFile, styleFile, locales] = process.argv.slice(2);
const items = new Map(JSON.parse(fs.readFileSync(itemsFile, 'utf8')).map(item => [item.id, item]));
const engine = new CSL.Engine({
	retrieveItem: id => items.get(id),
	retrieveLocale: tag => {
		const file = `${locales}/locales-${tag}.xml`;
		return fs.existsSync(file) && fs.readFileSync(file, 'utf8');
	},
}, fs.readFileSync(styleFile, 'utf8'));
engine.setOutputFormat('text');
engine.updateItems([...items.keys()]);
process.stdout.write(engine.makeBibliography()[1].join(''));
