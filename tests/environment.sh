# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Sourced before every test: the same world on every machine.  UPDATE passes through.
LC_ALL=C.UTF-8
TZ=UTC
TERM=xterm-256color
SOURCE_DATE_EPOCH=1767225600
PACECAT=$top_builddir/pacecat
export LC_ALL TZ TERM SOURCE_DATE_EPOCH

for name in $(env | sed -n 's/^\(PACECAT_[A-Za-z0-9_]*\)=.*/\1/p'); do
	unset "$name"
done
unset LANG LANGUAGE NO_COLOR COLORTERM COLORFGBG LINES COLUMNS ESCDELAY TERMINFO
unset TMUX TMUX_PANE SSH_CONNECTION SSH_CLIENT SSH_TTY DISPLAY WAYLAND_DISPLAY
unset EDITOR VISUAL PAGER BROWSER
export PACECAT

HOME=$top_builddir/tests/scratch/home
XDG_CONFIG_HOME=$HOME/.config
XDG_DATA_HOME=$HOME/.local/share
XDG_STATE_HOME=$HOME/.local/state
XDG_CACHE_HOME=$HOME/.cache
XDG_RUNTIME_DIR=$HOME/run
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
unset XDG_CONFIG_DIRS XDG_DATA_DIRS
mkdir -p "$HOME"
