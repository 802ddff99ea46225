# SPDX-License-Identifier: MIT
#
# peers.sh: rows of bench.sh about programs that others use for lists, each with 5,000 of what it
# lists; sourced by it.  What is not installed is left out, with a word.

peers=$room/peers
bench_here=`cd "$bench" && pwd`
mkdir -p "$peers"
settings peers ''

titles() {
	"$pacecat" list -C "$room/10000.yaml" | head -"$1"
}

# A mailbox, an address book and a history, made once; newsboat is given a feed in a file.
make_mailbox() {
	test -s "$peers/mbox" || titles 5000 | awk '{
		print "From a@example.org Thu Jan  1 00:00:00 2026"
		printf "From: %s <a%d@example.org>\n", $2, NR
		printf "Date: Thu, 1 Jan 2026 00:00:00 +0000\nSubject: %s\n\ntext\n\n", $0 }' \
		>"$peers/mbox"
}

make_addresses() {
	test -s "$peers/addresses" || awk 'BEGIN {
		print "# abook addressbook file\n\n[format]\nprogram=abook\nversion=0.6.1\n"
		for (i = 0; i < 2000; i++)
			printf "[%d]\nname=Somebody %d\nemail=a%d@example.org\n\n", i, i, i
	}' >"$peers/addresses"
}

make_feed() {
	test -s "$peers/feed.xml" || titles 1000 | awk 'BEGIN {
		print "<?xml version=\"1.0\"?>"
		print "<rss version=\"2.0\"><channel><title>Feed</title>" }
		{ gsub(/[<&]/, " ")
		printf "<item><title>%s</title><guid>%d</guid><link>http://example.org/%d</link>", \
			$0, NR, NR
		print "<description>text</description></item>" }
		END { print "</channel></rss>" }' >"$peers/feed.xml"
	echo "file://`cd "$peers" && pwd`/feed.xml" >"$peers/urls"
	test -s "$peers/cache.db" ||
		newsboat -u "$peers/urls" -c "$peers/cache.db" -x reload \
		>/dev/null 2>&1
}

make_history() {
	test -d "$peers/git" && return
	git init -q "$peers/git" && titles 5000 | awk '{
		print "commit refs/heads/main"
		printf "committer A <a@example.org> %d +0000\n", 1700000000 + NR
		printf "data %d\n%s\n", length($0) + 1, $0 "\n" }' |
		LC_ALL=C git -C "$peers/git" fast-import --quiet 2>/dev/null
	git -C "$peers/git" symbolic-ref HEAD refs/heads/main
}

# peer NAME KEYS COMMAND...: what a key costs there
peer() {
	name=$1 first_keys=$2
	shift 2
	if ! command -v "$1" >/dev/null; then
		echo "$name is not installed: left out"
		return
	fi
	# shellcheck disable=SC2086
	(cd "$peers" && "$bench_here/pty" $first_keys Down=12 Page=15 -- "$@") >"$room/peer.txt"
	for what in Down-bytes Page-bytes; do
		row "${what%-bytes} here / in $name, bytes" "`field $what <"$room/ours.txt"`" \
			"`field $what <"$room/peer.txt"`" ""
	done
	row "  Down, ms" "`field Down-ms <"$room/ours.txt"`" "`field Down-ms <"$room/peer.txt"`" ""
	row "  start, ms" "`field start-ms <"$room/ours.txt"`" \
		"`field start-ms <"$room/peer.txt"`" ""
	row "  memory of a session, kB" "`field private-kb <"$room/ours.txt"`" \
		"`field private-kb <"$room/peer.txt"`" ""
}

if test -s "$room/10000.yaml"; then
	settings peers ''
	compiled 10000
	"$bench/pty" 4 300:g Down=12 Page=15 -- "$pacecat" "$room/10000.pacecat" >"$room/ours.txt"
	make_mailbox
	make_addresses
	command -v newsboat >/dev/null && make_feed
	command -v git >/dev/null && command -v tig >/dev/null && make_history
	peer less '' less "$peers/mbox"
	peer mutt '' mutt -n -F /dev/null -e "set folder='$peers'" -R -f "$peers/mbox"
	peer tig '' tig -C "$peers/git"
	peer newsboat Enter newsboat -u "$peers/urls" -c "$peers/cache.db"
	peer abook '' abook --datafile "$peers/addresses"
	FZF_DEFAULT_COMMAND="head -5000 $peers/mbox"
	export FZF_DEFAULT_COMMAND
	peer fzf '' fzf --layout=reverse
	unset FZF_DEFAULT_COMMAND
else
	echo 'Without 10000 among the SIZES there is nothing to lay beside other programs.'
fi
