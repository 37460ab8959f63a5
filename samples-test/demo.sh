#!/bin/sh
# make demo: makes messages from their recipes and judges them before your eyes.
b=$1
here=$(dirname "$0")
names="mass-ja-exe-locked-zip mass-en-js-zip targeted-terse-icon-exe rtlo-name padded-name
	family-zacom two-readings-zip honest-ppap honest-installer honest-advisory
	honest-plain honest-newsletter"
dir=$b/demo
rm -rf "$dir"
python3 "$here/recipes.py" "$dir" $names || exit 2
n=0
for name in $names; do
	n=$((n + 1))
	printf '\n=== %d. %s\n' "$n" "$(sed -n 's/^"""//p' "$here/cases/$name/make.py" | sed 's/"""$//' | head -n 1)"
	set -- "$dir/$name"/*
	"$b/sekisho" scan "$1"
	status=$?
	[ $status -ne 2 ] && [ $status -le 3 ] || exit 2
done
cat <<TXT

Each message lies in $dir.  To look deeper:
  $b/sekisho explain $dir/targeted-terse-icon-exe/message.eml
  $b/sekisho scan --lang ja $dir/mass-ja-exe-locked-zip/message.eml
  $b/sekisho scan --json --observations $dir/honest-ppap/message.eml
TXT
