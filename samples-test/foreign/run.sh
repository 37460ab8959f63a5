#!/bin/sh
# Every comparison with other readers: run.sh BUILD FOREIGN
# One that finds neither samples nor programs says so and is no failure.
build=$1 foreign=$2 here=$(cd "$(dirname "$0")" && pwd)
set --
for p in "$here"/*.py; do
	case $p in
	*/beside.py | */lay_out.py) ;;	# what they and fetch.sh are made of
	*) set -- "$@" "$p" ;;
	esac
done
[ -d "$foreign" ] || echo "foreign: no $foreign, only what is made here is compared"
SEKISHO_SIGNATURES=${SEKISHO_SIGNATURES:-$here/../../signatures} PYTHONDONTWRITEBYTECODE=1 \
    prove --exec python3 "$@" :: "$build" "$foreign"
