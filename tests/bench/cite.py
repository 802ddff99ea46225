# SPDX-License-Identifier: MIT
# python3 cite.py ITEMS.json STYLE.csl: a bibliography by citeproc-py, as text.
import json
import sys
import warnings

from citeproc import (Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle,
                      formatter)
from citeproc.source.json import CiteProcJSON

warnings.simplefilter("ignore")
with open(sys.argv[1], encoding="utf-8") as file:
    items = json.load(file)
style = CitationStylesStyle(sys.argv[2], validate=False)
bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
for item in items:
    bibliography.register(Citation([CitationItem(item["id"])]))
bibliography.sort()
for entry in bibliography.bibliography():
    print(str(entry))
