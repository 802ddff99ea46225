# SPDX-License-Identifier: MIT
#
# From the rows of src/tui/action.def:
#   awk -v form=mdoc   the lists of keys in the manual page
#   awk -v form=page -v date=DATE   a manual page of them alone; in the language of a po file that
#                      is named before the rows
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

# In lines as short as manual pages have them; none begins as a macro does.
function lined(text,	part, n, i, out, cols) {
	n = split(text, part, " ")
	for (i = 1; i <= n; i++) {
		cols += length(part[i]) + 1
		if (i > 1 && cols > 50) {
			out = out "\n" (part[i] ~ /^\./ ? "\\&" : "")
			cols = length(part[i]) + 1
		} else if (i > 1) {
			out = out " "
		}
		out = out part[i]
	}
	return out
}

function yaml(text) {
	gsub(/"/, "\\\"", text)
	return "\"" text "\""
}

# In the language of the po file, where that has it.
function said(text) {
	return text in translation ? translation[text] : text
}

function learn(line) {
	if (line ~ /^msg(id|str) /) {
		if (line ~ /^msgid/) {
			if (id != "" && string != "")
				translation[id] = string
			id = string = ""
		}
		reading = line ~ /^msgid/ ? "id" : "string"
	} else if (line ~ /^(msg|#)/) {
		reading = ""
	}
	if (reading == "" || !match(line, /".*"$/))
		return
	line = substr(line, RSTART + 1, RLENGTH - 2)
	gsub(/\\"/, "\"", line)
	if (reading == "id")
		id = id line
	else
		string = string line
}

function page_head() {
	printf ".\\\" SPDX-License-Identifier: MIT\n.Dd %s\n.Dt PACECAT-KEYS 7\n.Os\n", date
	printf ".Sh NAME\n.Nm pacecat-keys\n.Nd %s\n.Sh DESCRIPTION\n", said("Keys")
	print lined(mdoc(said("C-g is Ctrl and g together; M- is Alt, S- is Shift.")))
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
	return ".It Li \"" mdoc(keys) "\"\n" lined(mdoc(said(help))) "\n.Pq Cm " name " .\n"
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
	if (form == "yaml") {
		print "# The keys of pacecat as they are by default.  To change some, copy those lines with"
		print "# their section into keys.yaml in ~/.config/pacecat."
	}
}

FILENAME ~ /\.po$/ { learn($0); next }

/^SECTION_TITLE\(/ {
	rest = $0
	match(rest, /\([A-Z]+/)
	section = tolower(substr(rest, RSTART + 1, RLENGTH - 1))
	# Otherwise a title that begins with "In" is a macro.
	title[section] = ".Ss \\&" mdoc(said(word()))
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
	if (form == "page")
		page_head()
	sections = split("general list page prompt picker", order, " ")
	for (i = 1; i <= sections; i++)
		if (form != "yaml")
			printf "%s\n.Bl -tag -width Ds\n%s.El\n", title[order[i]], lines[order[i]]
		else
			printf "%s:\n%s", order[i], lines[order[i]]
	if (form == "page")
		printf ".Sh SEE ALSO\n.Xr pacecat 1\n"
}
