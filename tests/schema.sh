#!/bin/sh
# SPDX-License-Identifier: MIT
# The JSON Schema knows every key and every country that the program knows.
schema=$top_srcdir/data/catalogue.schema.json
passed=0 failed=0
expect() {
	if grep -qF -e "$1" "$schema"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: catalogue.schema.json has no $1"
	fi
}
for key in $(sed -n 's/^KEY([A-Z0-9_]*, "\([^"]*\)".*/\1/p' "$top_srcdir/src/model/key.def"); do
	expect "\"$key\": {"
done
for code in $(sed -n 's/^COUNTRY("\(..\)", "\(...\)".*/\1 \2/p; s/^WITHDRAWN("\(...\)".*/\1/p' \
		"$top_srcdir/src/model/country.def"); do
	expect "\"$code\""
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
