# SPDX-License-Identifier: MIT
#
# Reads screens of a language made by pseudo.awk, as tests/drive dumps them, and tells what of a
# text is lost: each must go on to its closing bracket, over lines if it is wrapped, or be cut with
# an ellipsis.  Panes are parted by a line; only the end of the screen may come in between.
#   -v rows=N   of a screen

function fault(what) {
	printf "%s: %s\n\t%s\n", FILENAME, what, $0
	faults++
}

# One pane's part of a line; pending[i] is how many brackets are open from the lines before.
function pane(text, i,	c, run) {
	if (pending[i] && text ~ /^ *$/)
		fault("a text ends nowhere")
	if (text ~ /^ *$/)
		pending[i] = 0
	sub(/ +$/, "", text)
	sub(/^ +/, "", text)
	while (match(text, /⟦|⟧|…|   *[^ ]/)) {
		c = substr(text, RSTART, RLENGTH)
		text = substr(text, RSTART + RLENGTH)
		if (c == "⟦")
			pending[i]++
		else if (c == "⟧")
			pending[i] -= pending[i] > 0
		else if (c == "…")
			pending[i] = 0
		else {
			if (pending[i])
				fault("a text runs out before a column")
			pending[i] = 0
			text = substr(c, length(c)) text
		}
	}
}

function screen_ends(	i) {
	split("", pending)
	at = 0
}

/^(--|=)/ { screen_ends(); next }
{
	at++
	# A prompt or message stands below what a page has room for.
	if (at == rows)
		split("", pending)
	parts = split($0, part, "│")
	for (i = 1; i <= parts; i++)
		pane(part[i], i)
	if (at == rows && pending[1])
		fault("the last line is cut without an ellipsis")
}
END { exit faults > 0 }
