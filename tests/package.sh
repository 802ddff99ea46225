#!/bin/sh
# SPDX-License-Identifier: MIT
# What packages need: each recipe has this version, and what desktops read is valid.
cd "$top_srcdir" || exit 1
passed=0 failed=0 skipped=0

# verdict WHAT FAULTS
verdict()
{
	if [ -z "$2" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAIL: %s\n%s\n' "$1" "$2"
	fi
}

# tool NAME: is it here?
tool()
{
	command -v "$1" >/dev/null && return
	echo "SKIP: no $1"
	skipped=$((skipped + 1))
	return 1
}

version=$("$PACECAT" --version | sed 's/^pacecat //')
for recipe in debian/changelog packaging/pacecat.spec packaging/APKBUILD packaging/pacecat.rb \
	data/*.metainfo.xml; do
	verdict "$recipe is of version $version" \
		"$(grep -qF "$version" "$recipe" || echo 'another one')"
done
for recipe in debian/control packaging/pacecat.spec packaging/APKBUILD packaging/pacecat.rb; do
	verdict "$recipe names every library" "$(for library in ncurses yaml utf8proc expat; do
		grep -q "$library" "$recipe" || echo "$library is missing"
	done)"
done
! tool desktop-file-validate ||
	verdict 'the desktop entry' "$(desktop-file-validate data/pacecat.desktop)"
! tool appstreamcli || verdict 'the AppStream metainfo' "$(
	appstreamcli validate --no-net data/*.metainfo.xml >/dev/null 2>&1 ||
		appstreamcli validate --no-net data/*.metainfo.xml 2>&1
)"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
