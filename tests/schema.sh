#!/bin/sh
# SPDX-License-Identifier: MIT
# The JSON Schema knows every key and every country that the program knows.
{
	sed -n 's/^KEY([A-Z0-9_]*, "\([^"]*\)".*/"\1": {/p' "$top_srcdir/src/model/key.def"
	sed -n 's/^COUNTRY("\(..\)".*/"\1"/p; s/^WITHDRAWN("\(...\)".*/"\1"/p' \
		"$top_srcdir/src/model/country.def"
	sed -n 's/^COUNTRY("..", "\(...\)".*/"\1"/p' "$top_srcdir/src/model/country.def"
} | awk '
	NR == FNR { schema = schema $0 "\n"; next }
	index(schema, $0) { passed++; next }
	{ print "FAIL: catalogue.schema.json has no " $0; failed++ }
	END {
		print passed + 0 " passed, " failed + 0 " failed, 0 skipped"
		exit failed || passed < 300
	}' "$top_srcdir/data/catalogue.schema.json" -
