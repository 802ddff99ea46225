# SPDX-License-Identifier: MIT
#
# From the rows of src/tui/role.def: the list of roles in the manual page.

BEGIN {
	FS = "\""
	print ".Bl -tag -width selected-away -compact"
}

/^ROLE\(/ { printf ".It Cm %s\n%s\n", $2, $4 }

END { print ".El" }
