#!/bin/sh
# Every comparison with other readers, JOBS at a time: run.sh BUILD FOREIGN
# What begins with #! is one, the other files are what they are made of.  One that
# finds neither samples nor programs says so and is no failure.
build=$1 foreign=$2 here=$(cd "$(dirname "$0")" && pwd)
set --
for p in "$here"/*.py; do
	[ "$(head -c 2 "$p")" = '#!' ] && set -- "$@" "$p"
done
[ -d "$foreign" ] || echo "foreign: no $foreign, only what is made here is compared"
SEKISHO_SIGNATURES=${SEKISHO_SIGNATURES:-$here/../../signatures} PYTHONDONTWRITEBYTECODE=1 \
    prove -j "${JOBS:-1}" --timer --failures --comments --exec python3 "$@" :: "$build" "$foreign"
