#!/bin/sh
# make bench: everything in one run, beside the bare libraries.  run.sh BUILD [MAILS]
# Prints messages and MB per CPU-second; the verdict is a ratio, taken from
# interleaved rounds, because a shared machine has no steady clock.
set -e
b=$1 mails=${2:-2000} rounds=${ROUNDS:-3}
here=$(dirname "$0")
data=$b/bench/data-$mails
if [ ! -e "$data/done" ]; then
	rm -rf "$data"
	python3 "$here/corpus.py" "$data" "$mails"
	touch "$data/done"
fi
"$b/bench/bench_bare" "$data/mails" "$data/rules" | grep -v _SECONDS
"$b/bench/bench_stages" "$data/mails" "$data/rules" signatures/lists
: >"$b/bench/ratios"
i=0
while [ $i -lt "$rounds" ]; do
	bare=$("$b/bench/bench_bare" "$data/mails" "$data/rules" yara | sed -n 's/^BARE_SECONDS //p')
	"$b/bench/bench_whole" "$b" "$data/mails" "$data/rules" >"$b/bench/whole.out"
	[ $i = 0 ] && grep -v _SECONDS "$b/bench/whole.out"
	whole=$(sed -n 's/^WHOLE_SECONDS //p' "$b/bench/whole.out")
	echo "$bare $whole" | awk '{ printf "%.4f\n", $1 / $2 }' >>"$b/bench/ratios"
	i=$((i + 1))
done
sort -n "$b/bench/ratios" | awk '{ v[NR] = $1 } END { printf "whole pipeline against bare baseline: %.2f times (median of %d interleaved runs, %.2f to %.2f)\n", v[int((NR + 1) / 2)], NR, v[1], v[NR] }'
[ -x "$b/bench/bench_memory" ] && "$b/bench/bench_memory" "$b" "$data/mails" "$data/rules"
exit 0
