#!/bin/sh
# Runs each fuzz target for a number of seconds: run.sh FOLDER SECONDS TARGET...
# Seeds and dictionaries lie beside this script; what is found new stays in FOLDER.
dir=$1 seconds=$2; shift 2
here=$(dirname "$0")
failed=0 done=0
for target in "$@"; do
	name=$(basename "$target")
	corpus=$dir/corpus/$name seeds=$here/seeds/${name#fuzz_} found=$dir/found/$name
	mkdir -p "$corpus" "$found"
	set -- -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=65536 \
	    -print_final_stats=1 -artifact_prefix="$found/" "$corpus"
	[ -d "$seeds" ] && set -- "$@" "$seeds"
	[ -f "$here/$name.dict" ] && set -- -dict="$here/$name.dict" "$@"
	if "$target" "$@" >"$dir/$name.log" 2>&1; then
		runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$dir/$name.log")
		echo "ok - $name: ${runs:-0} runs in $seconds s"
		done=$((done + 1))
	else
		echo "not ok - $name: see $dir/$name.log and $found"
		tail -n 25 "$dir/$name.log"
		failed=1
	fi
done
echo "$done targets without a finding"
exit $failed
