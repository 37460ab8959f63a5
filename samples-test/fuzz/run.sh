#!/bin/sh
# Runs each fuzz target for a number of seconds, JOBS at a time: run.sh FOLDER SECONDS TARGET...
# Seeds and dictionaries lie beside this script; what is found new stays in
# FOLDER/corpus, what fails in FOLDER/found, what is printed in FOLDER/NAME.log.
here=$(cd "$(dirname "$0")" && pwd)
if [ "$1" != one ]; then
	dir=$1 seconds=$2; shift 2
	n=$#
	printf '%s\n' "$@" | xargs -n 1 -P "${JOBS:-1}" sh "$0" one "$dir" "$seconds"
	failed=$?
	[ $failed = 0 ] && echo "$n targets without a finding"
	exit $failed
fi

dir=$2 seconds=$3 target=$4 name=$(basename "$4")
corpus=$dir/corpus/$name seeds=$here/seeds/${name#fuzz_} found=$dir/found/$name
mkdir -p "$corpus" "$found"
set -- -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=65536 \
    -print_final_stats=1 -artifact_prefix="$found/" "$corpus"
[ -d "$seeds" ] && set -- "$@" "$seeds"
[ -f "$here/$name.dict" ] && set -- -dict="$here/$name.dict" "$@"
"$target" "$@" >"$dir/$name.log" 2>&1
status=$?
runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$dir/$name.log")
times >"$dir/$name.cpu"	# a pipe would be another shell, with times of its own
cpu=$(awk 'END { split($1, u, /[ms]/); split($2, s, /[ms]/)
	printf "%d", u[1] * 60 + u[2] + s[1] * 60 + s[2] + 0.5 }' "$dir/$name.cpu")
if [ $status = 0 ]; then
	echo "ok - $name: ${runs:-0} runs, $cpu s of CPU"
else
	echo "not ok - $name: ${runs:-0} runs, $cpu s of CPU; see $dir/$name.log and $found"
	tail -n 25 "$dir/$name.log"
	exit 1
fi
