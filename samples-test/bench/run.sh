#!/bin/sh
# make bench: everything in one run, beside the bare libraries.  run.sh BUILD [MAILS]
# Prints messages and MB per CPU-second; the verdicts are ratios, medians of
# interleaved rounds, because a shared machine has no steady clock.
set -e
b=$1 mails=${2:-2000} rounds=${ROUNDS:-7}
here=$(dirname "$0")
data=$b/bench/data-$mails
if [ ! -e "$data/done" ]; then
	rm -rf "$data"
	python3 "$here/corpus.py" "$data" "$mails"
	touch "$data/done"
fi
"$b/bench/bench_bare" "$data/mails" "$data/rules" | grep -v _SECONDS
"$b/bench/bench_stages" "$data/mails" "$data/rules" signatures/lists
field() { sed -n "s/^$1 //p"; }
: >"$b/bench/rounds"
i=0
while [ $i -lt "$rounds" ]; do
	all=$("$b/bench/bench_bare" "$data/mails" "$data/rules" all | field ALL_SECONDS)
	"$b/bench/bench_whole" "$b" "$data/mails" "$data/rules" >"$b/bench/whole.out"
	split=$("$b/bench/bench_bare" "$data/mails" "$data/rules" split | field SPLIT_SECONDS)
	two=$("$b/bench/bench_whole" "$b" "$data/mails" "$data/rules" 2 | field WHOLE_WALL)
	[ $i = 0 ] && grep -v '^WHOLE_' "$b/bench/whole.out"
	echo "$mails $all $split $(field WHOLE_SECONDS <"$b/bench/whole.out") $(field WHOLE_WALL <"$b/bench/whole.out") $two" >>"$b/bench/rounds"
	i=$((i + 1))
done
# what, awk expression of a round's fields: median, least and most of all rounds
median() {
	awk "{ printf \"%.4f\\n\", $2 }" "$b/bench/rounds" | sort -n | awk -v what="$1" \
	    '{ v[NR] = $1 } END { printf "%-58s %8.2f (%.2f to %.2f, %d rounds)\n", what, v[int((NR + 1) / 2)], v[1], v[NR], NR }'
}
median 'bare, all rules in one set: msg/CPU-s' '$1 / $2'
median 'bare, rules split by type: msg/CPU-s' '$1 / $3'
median 'ours, whole pipeline: msg/CPU-s' '$1 / $4'
median 'ours, times the bare baseline with all rules' '$2 / $4'
median 'ours, times the bare baseline with rules split by type' '$3 / $4'
median 'two workers, times one (on the wall; needs two idle cores)' '$5 / $6'
[ -x "$b/bench/bench_memory" ] && "$b/bench/bench_memory" "$b" "$data/mails" "$data/rules"
if command -v 7zz >/dev/null; then
	if [ ! -e "$data/locked/done" ]; then
		python3 "$here/locked.py" "$data/locked"
		touch "$data/locked/done"
	fi
	"$b/bench/bench_locked" "$data/locked" "$data/rules" signatures/lists
fi
exit 0
