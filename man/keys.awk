# SPDX-License-Identifier: MIT
#
# From the rows of src/tui/action.def:
#   awk -v form=mdoc   the lists of keys in the manual page
#   awk -v form=yaml   a key file with the default keys, to copy from

function word(	value) {
	match(rest, /"([^"\\]|\\.)*"/)
	value = substr(rest, RSTART + 1, RLENGTH - 2)
	rest = substr(rest, RSTART + RLENGTH)
	gsub(/\\"/, "\"", value)
	return value
}

# Names of events are no keys that anybody types.
function typed(keys,	part, n, i, out) {
	n = split(keys, part, " ")
	for (i = 1; i <= n; i++)
		if (part[i] !~ /^(Interrupt|Suspend|Hangup|Terminate|Continue|Wake)$/)
			out = out (out == "" ? "" : " ") part[i]
	return out
}

# A key as mdoc takes it: nothing in it is a macro or an escape.
function mdoc(text) {
	gsub(/\\/, "\\e", text)
	gsub(/"/, "\\(dq", text)
	gsub(/'/, "\\(aq", text)
	gsub(/`/, "\\(ga", text)
	gsub(/é/, "\\[u00E9]", text)
	return text
}

function yaml(text) {
	gsub(/"/, "\\\"", text)
	return "\"" text "\""
}

function row(	name, section, keys, help) {
	name = word()
	match(rest, /[A-Z]+/)
	section = tolower(substr(rest, RSTART, RLENGTH))
	rest = substr(rest, RSTART + RLENGTH)
	keys = typed(word())
	help = word()
	entry(section, name, keys, help)
}

function item(name, keys, help) {
	if (form == "yaml")
		return "  " name ": " yaml(keys) "    # " help "\n"
	if (keys == "")
		return ""
	return ".It Li \"" mdoc(keys) "\"\n" mdoc(help) "\n.Pq Cm " name " .\n"
}

function line(section, name, keys, help) {
	lines[section] = lines[section] item(name, keys, help)
}

# "page:Space" belongs to another section.
function entry(section, name, keys, help,	part, n, i, other, own) {
	n = split(keys, part, " ")
	own[section] = ""
	for (i = 1; i <= n; i++) {
		other = section
		if (part[i] ~ /^(list|page|prompt|picker):./) {
			other = substr(part[i], 1, index(part[i], ":") - 1)
			part[i] = substr(part[i], index(part[i], ":") + 1)
		}
		own[other] = own[other] (own[other] == "" ? "" : " ") part[i]
	}
	for (other in own)
		line(other, name, own[other], help)
}

BEGIN {
	FS = "\n"
	title["general"] = ".Ss Everywhere"
	# Otherwise "In" is a macro.
	title["list"] = ".Ss \\&In lists"
	title["page"] = ".Ss \\&In pages"
	title["prompt"] = ".Ss While typing"
	title["picker"] = ".Ss While choosing"
	if (form == "yaml") {
		print "# The keys of pacecat as they are by default.  To change some, copy those lines with"
		print "# their section into keys.yaml in ~/.config/pacecat."
	}
}

/^ACTION\(/ { pending = "" }
/^ACTION\(/, /\)\)$/ {
	pending = pending $0
	if ($0 ~ /\)\)$/) {
		rest = pending
		row()
		pending = ""
	}
}

END {
	sections = split("general list page prompt picker", order, " ")
	for (i = 1; i <= sections; i++)
		if (form == "mdoc")
			printf "%s\n.Bl -tag -width Ds\n%s.El\n", title[order[i]], lines[order[i]]
		else
			printf "%s:\n%s", order[i], lines[order[i]]
}
