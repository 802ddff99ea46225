# SPDX-License-Identifier: MIT
#
# From a template without wrapped lines (msgcat --no-wrap) a language that nobody speaks: each text
# in brackets, twice as long, and without a letter of ASCII but in what a format puts there.

# The letters of ASCII look like themselves.
BEGIN {
	plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	split("à ƀ ç đ é ƒ ĝ ħ î ĵ ķ ļ ɱ ñ ö þ ʠ ř š ŧ ü ṽ ŵ ẋ ý ž " \
	      "Â Ɓ Ç Đ É Ƒ Ĝ Ħ Î Ĵ Ķ Ļ Ṁ Ñ Ö Þ Ɋ Ř Š Ŧ Ü Ṽ Ŵ Ẋ Ý Ž", like, " ")
	for (i = 1; i <= length(plain); i++)
		pseudo[substr(plain, i, 1)] = like[i]
}

# `formats`: with what stands for a value, which the second half must not have again.
function disguise(text, formats,	out, c) {
	while (text != "") {
		if (match(text, /^%[-0-9.*]*[zlj]?[a-zA-Z%]/)) {
			if (formats)
				out = out substr(text, 1, RLENGTH)
			else if (substr(text, 1, RLENGTH) == "%%")
				out = out "%%"
		} else if (match(text, /^\\./)) {
			out = out substr(text, 1, RLENGTH)
		} else {
			match(text, /^./)
			c = substr(text, 1, RLENGTH)
			out = out (c in pseudo ? pseudo[c] : c)
		}
		text = substr(text, RLENGTH + 1)
	}
	return out
}

function doubled(text,	lead, tail, again) {
	if (match(text, /^(\\n| )+/)) {
		lead = substr(text, 1, RLENGTH)
		text = substr(text, RLENGTH + 1)
	}
	if (match(text, /(\\n| )+$/)) {
		tail = substr(text, RSTART)
		text = substr(text, 1, RSTART - 1)
	}
	# Two blanks on a screen part columns.
	again = disguise(text, 0)
	gsub(/  +/, " ", again)
	sub(/^ /, "", again)
	sub(/ $/, "", again)
	return lead "⟦" disguise(text, 1) " " again "⟧" tail
}

function finish() {
	if (field == "")
		return
	if (field ~ /^msgstr/) {
		if (id == "")
			value = "Content-Type: text/plain; charset=UTF-8\\n" \
				"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
		else
			value = doubled(field == "msgstr[1]" ? plural : id)
	} else if (field == "msgid") {
		id = value
	} else {
		plural = value
	}
	print field " \"" value "\""
	field = ""
}

/^#/ || /^$/ { finish(); print; next }
/^msg/ { finish(); field = $1; sub(/^[^ ]+ /, ""); value = "" }
{ sub(/^"/, ""); sub(/"$/, ""); value = value $0 }
END { finish() }
