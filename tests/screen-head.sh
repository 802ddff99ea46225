# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034  # whoever sources it uses these
# Sourced by those who play the scripts of tests/screen.  The head of a script, the lines that begin
# with "#" before all others, may say
#
#	# sizes 80x24 40x12              instead of all four
#	# catalogue tests/data/small.yaml
#	# options --lang fr              for tests/drive
#	# messages pt                    the browser speaks this language too

# screen_head SCRIPT: sets name, sizes, catalogue, options, messages.  It starts no process: there
# are many scripts.
screen_head()
{
	name=${1##*/} name=${name%.keys}
	sizes='80x24 120x40 40x12 20x5' catalogue=data/asm-pace.yaml options='' messages=''
	while IFS= read -r line; do
		case $line in
		'# sizes '*) sizes=${line#'# sizes '} ;;
		'# catalogue '*) catalogue=${line#'# catalogue '} ;;
		'# options '*) options=${line#'# options '} ;;
		'# messages '*) messages=${line#'# messages '} ;;
		'#'*) ;;
		*) break ;;
		esac
	done <"$1"
}
