#!/bin/sh
# Archives that other people's programs made: the test files of libarchive (real RAR,
# 7-Zip, LHA ... files), of lhasa and libmspack, documents that Office made (of POI), and
# those of ClamAV (one harmless program in every wrapping).  fetch.sh FOLDER
# They come from Debian's own mirror by apt, with lists and settings of their own, so
# nothing of the machine is changed; what cannot be had is left out and said.
dir=$1 here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$dir/lists/partial" "$dir/got"
dir=$(cd "$dir" && pwd)
uri=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' 2>/dev/null |
    awk '$2 == "bookworm" && !/security/ { print $1; exit }')
[ -d "$dir/lists/partial" ] && echo "deb-src ${uri:-http://deb.debian.org/debian} bookworm main" >"$dir/sources"
source="apt-get -qq -o APT::Sandbox::User= -o Dir::Etc::sourcelist=$dir/sources -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::lists=$dir/lists -o Dir::Cache=$dir"
cd "$dir/got" || exit 1
$source update >"$dir/log" 2>&1
for p in libarchive lhasa libmspack libapache-poi-java; do
	ls "$p"_*.orig.tar.* >/dev/null 2>&1 && continue
	$source source --download-only "$p" >>"$dir/log" 2>&1 || echo "foreign: no $p today"
done
ls clamav-testfiles_*.deb >/dev/null 2>&1 ||
	apt-get -qq -o APT::Sandbox::User= download clamav-testfiles >>"$dir/log" 2>&1 || echo "foreign: no clamav-testfiles today"
python3 "$here/lay_out.py" "$dir/got" "$dir"
