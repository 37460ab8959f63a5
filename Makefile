# sekisho - plain GNU make, no configure step.  "make help" lists the targets.
.DEFAULT_GOAL := all
B         ?= build
COMPILERS ?= gcc clang
PREFIX    ?= /usr/local
DESTDIR   ?=
MINUTES   ?= 1
JOBS      ?= $(shell nproc)
VERSION    = 0.1.0
FOREIGN   ?= $(CURDIR)/build/foreign

# ---------------------------------------------------------------- packages
# Everything that Debian 12 must have; "deps" installs what is missing.
DEPS_BUILD = gcc libc6-dev pkg-config libgmime-3.0-dev libarchive-dev libyara-dev \
	libmagic-dev libssl-dev zlib1g-dev libdeflate-dev libseccomp-dev libjansson-dev libinih-dev \
	libxml2-dev libpsl-dev publicsuffix python3 liblzma-dev libbz2-dev libzstd-dev \
	libpng-dev
DEPS_CHECK = clang libclang-rt-14-dev libcmocka-dev perl 7zip zip unzip binutils \
	unar lhasa jlha-utils xorriso genisoimage libarchive-tools arj gcab cabextract wimtools \
	zstd bzip2 xz-utils cpio dosfstools mtools qemu-utils fdisk gdisk tnef liblnk-utils libgsf-bin \
	qpdf poppler-utils
PC_BASE    = libcrypto
PC_ENGINE  = gmime-3.0 libarchive zlib libdeflate yara libmagic libseccomp libxml-2.0 libpsl liblzma libzstd libpng
PC_SEKISHO = jansson inih
pc = $(shell pkg-config $(1) $(2) 2>/dev/null | sed 's,-I/,-isystem /,g')

# ---------------------------------------------------------------- flags
CSTD       = -std=c11 -D_GNU_SOURCE -Iinclude -DSK_VERSION='"$(VERSION)"'
CFLAGS    ?= -g
# What stands after the caller's CFLAGS and LDFLAGS is kept, whatever they say.
override WARN   = -Wall -Wextra -Wshadow -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes \
	-Wredundant-decls -Wnested-externs -Wvla -Wundef -Werror
override HARDEN = -O2 -fPIE -fstack-protector-strong -fstack-clash-protection -fcf-protection \
	-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -UNDEBUG
override RELRO  = -pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed
ifdef SAN	# "make asan"
override HARDEN = -O1 -fPIE -fno-omit-frame-pointer -fsanitize=$(SAN) -fno-sanitize-recover=all -UNDEBUG
override RELRO  = -pie -fsanitize=$(SAN)
CSTD += -DSK_SANITIZED=1
endif
INCLUDES := $(call pc,--cflags,$(PC_BASE) $(PC_ENGINE) $(PC_SEKISHO))
# "make V=1" shows whole commands.
Q   = $(if $(V),,@)
say = $(if $(V),,@echo '  $(1)	$(patsubst $(B)/%,%,$(2))')
COMPILE   = $(CC) $(CFLAGS) $(CSTD) $(INCLUDES) $(WARN) $(HARDEN)
LINK      = $(CC) $(LDFLAGS) $(RELRO)
LIBS_BASE    := $(call pc,--libs,$(PC_BASE))
LIBS_ENGINE  := $(call pc,--libs,$(PC_ENGINE)) -lbz2 $(LIBS_BASE) -lm
LIBS_SEKISHO := $(call pc,--libs,$(PC_SEKISHO)) $(LIBS_BASE) -lm
LIBS_ALL      = $(LIBS_ENGINE) $(LIBS_SEKISHO)

# ---------------------------------------------------------------- the house
# Who may include whom.  "make layers" enforces exactly this table.
USES.base     = base
USES.record   = base record
USES.mime     = base record mime
USES.unpack   = base record mime unpack
USES.observe  = base record mime unpack observe
USES.engine   = base record mime unpack observe engine
USES.judge    = base record judge
USES.history  = base record judge history
USES.report   = base record judge report
USES.doors    = base record judge history report doors
USES.commands = base record judge history report doors commands
ROOMS      = base record mime unpack observe engine judge history report doors commands
IN_ENGINE  = base record mime unpack observe engine
IN_SEKISHO = base record judge history report doors commands

# The one file, or the few, that may include a third-party library (by the beginning
# of the header's name).  A header that is neither ours nor in SYSTEM nor here is refused.
ONLY.gmime/      = analyzer/mime/structure.c
ONLY.archive     = analyzer/unpack/archive.c
ONLY.zlib        = analyzer/unpack/inflate.c
ONLY.libdeflate  = analyzer/unpack/inflate.c
ONLY.lzma        = analyzer/unpack/lzma.c
ONLY.bzlib       = analyzer/unpack/fmt_bzip2.c
ONLY.zstd        = analyzer/unpack/fmt_zstd.c
ONLY.openssl/evp = analyzer/base/crypto.c
ONLY.openssl/sha = analyzer/base/crypto.c
ONLY.openssl/md5 = analyzer/base/crypto.c
ONLY.openssl/cms = analyzer/unpack/fmt_smime.c
ONLY.openssl/bio = analyzer/unpack/fmt_smime.c
ONLY.openssl/err = analyzer/unpack/fmt_smime.c
ONLY.yara        = $(addprefix analyzer/observe/,observe_yara.c yara_automaton.c yara_automaton.h)
ONLY.magic       = analyzer/observe/magic.c
ONLY.libxml/     = analyzer/observe/html.c
ONLY.libpsl      = analyzer/observe/domain.c
ONLY.png         = analyzer/observe/png.c
ONLY.setjmp      = analyzer/observe/png.c
ONLY.seccomp     = analyzer/engine/cage.c
ONLY.jansson     = analyzer/doors/hello.c
ONLY.ini.h       = analyzer/doors/settings.c
ONLY.iconv       = analyzer/base/charset.c
SYSTEM = assert.h ctype.h dirent.h errno.h fcntl.h inttypes.h limits.h locale.h malloc.h math.h poll.h \
	sched.h signal.h spawn.h stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h strings.h \
	sysexits.h getopt.h time.h unistd.h sys/ linux/
NOT_IN_SEKISHO = libarchive|libgmime|libyara|libmagic|libxml2|libpng
NOT_IN_ENGINE  = libmilter|libmicrohttpd|libsqlite3|libsystemd

src = $(sort $(wildcard $(1:%=analyzer/%/*.c)))
obj = $(patsubst %.c,$(B)/%.o,$(call src,$(1)))
# Registries that belong to a room.
REG.unpack   = fmt
REG.observe  = observe
REG.judge    = trait
REG.report   = report
REG.doors    = door
REG.commands = cmd
reg = $(foreach r,$(1),$(REG.$(r):%=$(B)/reg/%.o))
ENGINE_OBJ  = $(call obj,$(IN_ENGINE)) $(call reg,$(IN_ENGINE))
SEKISHO_OBJ = $(call obj,$(IN_SEKISHO)) $(call reg,$(IN_SEKISHO))
# What unit tests and fuzz targets are linked with; TEST_ROOMS="base record mime"
# builds one test without the rest of the house.
TEST_ROOMS ?= $(ROOMS)
TEST_OBJ    = $(filter-out %/main.o,$(sort $(call obj,$(TEST_ROOMS)) $(call reg,$(TEST_ROOMS))))
TESTS = $(patsubst samples-test/unit/%.c,$(B)/unit/%,$(wildcard samples-test/unit/test_*.c))
FUZZ  = $(patsubst samples-test/fuzz/%.c,$(B)/fuzz/%,$(wildcard samples-test/fuzz/fuzz_*.c))
BENCH = $(patsubst samples-test/bench/%.c,$(B)/bench/%,$(wildcard samples-test/bench/bench_*.c))

# ---------------------------------------------------------------- build
# pkg-config answers only once the packages are there: so without them make
# installs them first and then starts itself again.
READY := $(shell command -v pkg-config >/dev/null 2>&1 && command -v $(CC) >/dev/null 2>&1 && \
	pkg-config --exists $(PC_BASE) $(PC_ENGINE) $(PC_SEKISHO) && echo yes)
ifeq ($(READY),yes)
all: $(B)/sekisho $(B)/sekisho-engine
else
all:
	@$(MAKE) --no-print-directory deps && $(MAKE) --no-print-directory all
endif

help:
	@echo 'make            both programs, in $(B)/ (installs missing Debian packages first)'
	@echo 'make demo       makes about a dozen real messages and judges them'
	@echo 'make check      all tests, with each of: $(COMPILERS)'
	@echo 'make foreign-check   our objects beside those of unzip, 7zz, bsdtar, tar, cpio ...'
	@echo 'make asan       unit tests and cases under address and undefined sanitizers'
	@echo 'make fuzz       all fuzz targets, MINUTES=$(MINUTES) each (clang)'
	@echo 'make evaluate   how well mails are judged that no weight was set by'
	@echo 'make bench      speed of the pipeline and of each stage, beside the bare libraries'
	@echo 'make install    DESTDIR=$(DESTDIR) PREFIX=$(PREFIX)'
	@echo 'make deps       Debian packages for building and checking, by apt'
	@echo 'make clean'

# Quick when all are there; lists are fetched only where there are none.
deps:
	@missing=; for p in $(DEPS_BUILD) $(DEPS_CHECK); do \
	  dpkg-query -W -f='$${db:Status-Status}\n' $$p 2>/dev/null | grep -qx installed || missing="$$missing $$p"; done; \
	[ -z "$$missing" ] && exit 0; sudo=; \
	if [ "$$(id -u)" != 0 ]; then command -v sudo >/dev/null || { \
	  echo "make deps: these packages are missing, and neither root nor sudo is there to install them:$$missing" >&2; exit 1; }; sudo=sudo; fi; \
	echo "make deps: installing$$missing"; export DEBIAN_FRONTEND=noninteractive; \
	ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || $$sudo apt-get -qq update || exit 1; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null || { \
	  $$sudo apt-get -qq update && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null; }

$(B)/sekisho-engine: $(ENGINE_OBJ) $(B)/state
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $(ENGINE_OBJ) $(LIBS_ENGINE)
$(B)/sekisho: $(SEKISHO_OBJ) $(B)/state
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $(SEKISHO_OBJ) $(LIBS_SEKISHO)
$(B)/libtest.a: $(TEST_OBJ)
	@rm -f $@; ar rcs $@ $^
$(B)/unit/%: samples-test/unit/%.c $(B)/libtest.a $(B)/state
	@mkdir -p $(@D)
	$(call say,TEST,$@)
	$(Q)$(COMPILE) $(LDFLAGS) $(RELRO) -Isamples-test/unit -MMD -MP -o $@ $< -Wl,--whole-archive $(B)/libtest.a -Wl,--no-whole-archive $(LIBS_ALL) -lcmocka
$(B)/bench/%: samples-test/bench/%.c $(B)/libtest.a $(B)/state
	@mkdir -p $(@D)
	$(call say,TEST,$@)
	$(Q)$(COMPILE) $(LDFLAGS) $(RELRO) -MMD -MP -o $@ $< -Wl,--whole-archive $(B)/libtest.a -Wl,--no-whole-archive $(LIBS_ALL)
$(B)/%.o: %.c $(B)/state
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<
$(B)/%.o: $(B)/%.c $(B)/state
	$(call say,CC,$<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<
# Changes when the commands or the list of files change: then all is made again.
STATE = $(COMPILE) $(LINK) $(LIBS_ALL) $(call src,$(ROOMS))
$(B)/state: FORCE
	@mkdir -p $(@D); printf '%s\n' "$$STATE_TEXT" | cmp -s - $@ || printf '%s\n' "$$STATE_TEXT" >$@
export STATE_TEXT = $(STATE)

# Registries: one line per file found; nobody edits a list by hand.
names = $(sort $(basename $(notdir $(wildcard analyzer/$(1)/$(2)_*.c))))
define registry	# prefix (of files, symbols, table), room, header, struct
$(B)/reg/$(1).c: Makefile $(B)/state
	@mkdir -p $$(@D)
	@{ echo '#include "$(3)"'; echo '#include <stddef.h>'; \
	for n in $(call names,$(2),$(1)); do echo "extern const struct $(4) sk_$$$$n;"; done; \
	echo 'const struct $(4) *const sk_$(1)_table[] = {'; \
	for n in $(call names,$(2),$(1)); do echo "	&sk_$$$$n,"; done; echo '	NULL'; echo '};'; \
	if [ $(1) = observe ]; then echo 'const char *const sk_observe_names[] = {'; \
	for n in $(call names,$(2),$(1)); do echo "	\"$$$${n#observe_}\","; done; echo '	NULL'; echo '};'; fi; } >$$@
endef
$(eval $(call registry,fmt,unpack,unpack/unpack.h,sk_format))
$(eval $(call registry,observe,observe,observe/observe.h,sk_observer))
$(eval $(call registry,trait,judge,judge/trait.h,sk_trait))
$(eval $(call registry,report,report,report/report.h,sk_report))
$(eval $(call registry,cmd,commands,commands/command.h,sk_command))
$(eval $(call registry,door,doors,doors/door.h,sk_door))

# ---------------------------------------------------------------- checks
check: deps
	@$(MAKE) --no-print-directory check-ready
check-ready: layers banned
	@for c in $(COMPILERS); do echo "== $$c"; \
	  $(MAKE) --no-print-directory -j$(JOBS) CC=$$c B=$(B)/$$c built && \
	  $(MAKE) --no-print-directory CC=$$c B=$(B)/$$c check-one || exit 1; done
	@$(MAKE) --no-print-directory B=$(B)/$(firstword $(COMPILERS)) CC=$(firstword $(COMPILERS)) FOREIGN=$(FOREIGN) foreign-check
	@$(MAKE) --no-print-directory fuzz-short
built: all $(TESTS)
check-one: headers unit cases split symbols hardened
unit: $(TESTS)
	@[ -n "$(TESTS)" ] && CMOCKA_MESSAGE_OUTPUT=TAP prove --exec '' $(TESTS)
cases: all
	@prove --exec python3 samples-test/cases.py :: $(B)
	@prove --exec python3 samples-test/carriers.py :: $(B)
	@prove --exec python3 samples-test/doors.py :: $(B)
	@prove --exec python3 samples-test/extract.py :: $(B)
	@prove --exec python3 samples-test/rules.py :: $(B)
	@prove --exec python3 samples-test/passwords.py :: $(B)
	@prove --exec python3 samples-test/scripts.py :: $(B)
	@python3 samples-test/evaluate.py $(B) --check >$(B)/evaluate.tap; prove --exec cat $(B)/evaluate.tap
asan: deps
	@$(MAKE) --no-print-directory -j$(JOBS) CC=clang B=$(B)/asan SAN=address,undefined built
	@$(MAKE) --no-print-directory CC=clang B=$(B)/asan SAN=address,undefined unit cases
FUZZ_CC  = clang $(CSTD) $(INCLUDES) -DSK_SANITIZED=1 -g -O1 -fno-omit-frame-pointer -fno-sanitize-recover=all
FUZZ_LIB = $(TEST_OBJ:$(B)/%=$(B)/fuzz/%)
$(B)/fuzz/%.o: %.c $(B)/state
	@mkdir -p $(@D)
	$(call say,CLANG,$<)
	$(Q)$(FUZZ_CC) -fsanitize=fuzzer-no-link,address,undefined -MMD -MP -c -o $@ $<
$(B)/fuzz/%.o: $(B)/%.c $(B)/state
	@mkdir -p $(@D)
	$(call say,CLANG,$<)
	$(Q)$(FUZZ_CC) -fsanitize=fuzzer-no-link,address,undefined -MMD -MP -c -o $@ $<
$(FUZZ): $(B)/fuzz/%: samples-test/fuzz/%.c $(FUZZ_LIB)
	@mkdir -p $(@D)
	$(call say,FUZZ,$@)
	$(Q)$(FUZZ_CC) -fsanitize=fuzzer,address,undefined -MMD -MP -o $@ $< $(FUZZ_LIB) $(LIBS_ALL)
fuzz: deps
	@$(MAKE) --no-print-directory -j$(JOBS) $(FUZZ)
	@$(MAKE) --no-print-directory fuzz-run SECONDS_EACH=$$(( $(MINUTES) * 60 ))
fuzz-short:
	@$(MAKE) --no-print-directory -j$(JOBS) $(FUZZ)
	@$(MAKE) --no-print-directory fuzz-run SECONDS_EACH=3
fuzz-run: $(FUZZ)
	@JOBS=$(JOBS) sh samples-test/fuzz/run.sh $(B)/fuzz $(SECONDS_EACH) $(FUZZ)
# Archives made by other people's programs, from Debian's mirror.
foreign: $(FOREIGN)/done
$(FOREIGN)/done: samples-test/foreign/fetch.sh samples-test/foreign/lay_out.py
	@sh samples-test/foreign/fetch.sh $(FOREIGN)
# Ours beside other people's readers, over those and over what they write here.
foreign-check: all
	@$(MAKE) --no-print-directory foreign || echo 'foreign-check: no samples today: only what is made here is compared'
	@JOBS=$(JOBS) sh samples-test/foreign/run.sh $(B) $(FOREIGN)
# How well the judgement does on mails that it was not made for.
evaluate: all
	@python3 samples-test/evaluate.py $(B)
bench: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BENCH)
	@$(MAKE) --no-print-directory bench-run
bench-run: all $(BENCH)
	@sh samples-test/bench/run.sh $(B)
demo: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@sh samples-test/demo.sh $(B)

define LAYERS
function bad(why) { print FILENAME ":" FNR ": " why; failed = 1 }
FNR == 1 { split(FILENAME, part, "/"); room = part[2]
	if (!index(rooms, " " room " ")) bad(room " is no room of the table") }
/^[ \t]*#[ \t]*include/ {
	h = $$0; sub(/^[ \t]*#[ \t]*include[ \t]*/, "", h)
	if (h !~ /^["<][^">]+[">]/) { bad("an include must name its file"); next }
	quoted = h ~ /^"/; h = substr(h, 2); sub(/[">].*/, "", h)
	if (h ~ /\.\./ || h ~ /^\//) { bad("no way around the rooms: " h); next }
	top = h; sub(/\/.*/, "", top)
	if (h ~ /\// && index(rooms, " " top " ")) {
		if (!index(uses[room], " " top " ")) bad(room " may not include " top)
		next
	}
	if (quoted && h !~ /\//) next		# private header of the same room
	for (o in only) if (index(h, o) == 1) {
		if (!index(" " only[o] " ", " " FILENAME " ")) bad("only " only[o] " may include <" h ">")
		next
	}
	for (i = 1; i <= nsystem; i++)
		if (h == sys[i] || (sys[i] ~ /\/$$/ && index(h, sys[i]) == 1)) next
	bad("<" h "> is not in the Makefile")
}
FILENAME ~ /\.c$$/ && /^[ \t]*extern[ \t]/ { bad("extern belongs in a header") }
FILENAME ~ /\.c$$/ && /^[a-z][^={]*\(.*\)[^={]*;[ \t]*$$/ && !/^(static|typedef|return)[ \t]/ {
	bad("a prototype belongs in a header") }
END { exit failed }
endef
export LAYERS
layers:		# the table of rooms, and one file per library
	@awk "BEGIN { rooms = \" $(ROOMS) \"; nsystem = split(\"$(SYSTEM)\", sys, \" \"); \
	$(foreach r,$(ROOMS),uses[\"$(r)\"] = \" $(USES.$(r)) \"; )\
	$(foreach v,$(filter ONLY.%,$(.VARIABLES)),only[\"$(v:ONLY.%=%)\"] = \"$($(v))\"; )} $$LAYERS" \
	  $$(find analyzer include -name '*.[ch]')
headers:	# every header compiles alone, twice
	@for h in $$(find include -name '*.h'); do printf '#include "%s"\n#include "%s"\n' $${h#include/} $${h#include/} | \
	  $(COMPILE) -fsyntax-only -x c - || exit 1; done
BANNED = strcpy|strcat|sprintf|vsprintf|gets|atoi|atol|atoll|atof|strtok|alloca|system|popen|tmpnam|mktemp
banned:
	@! grep -nEr '(^|[^_a-zA-Z0-9])($(BANNED)) *\(' analyzer include --include='*.[ch]'
symbols: all	# and none came in by a macro or a pointer
	@for b in sekisho sekisho-engine; do s=$$(nm -D --undefined-only $(B)/$$b) || exit 1; \
	  echo "$$s" | grep -E ' (__)?($(BANNED))(_chk)?(@|$$)' && { echo "$$b: banned call"; exit 1; }; done; :
split: all	# the doors carry no parser, the engine no door
	@s=$$(ldd $(B)/sekisho) && e=$$(ldd $(B)/sekisho-engine) || exit 1; \
	if echo "$$s" | grep -E '$(NOT_IN_SEKISHO)'; then echo 'sekisho: may not be linked to that'; exit 1; fi; \
	if echo "$$e" | grep -E '$(NOT_IN_ENGINE)'; then echo 'sekisho-engine: may not be linked to that'; exit 1; fi
hardened: all	# asks the programs, not the flags
	@for b in $(B)/sekisho $(B)/sekisho-engine; do \
	  readelf -hW $$b | grep -q 'Type: *DYN' && readelf -lW $$b | grep -q GNU_RELRO && \
	  readelf -dW $$b | grep -q 'FLAGS.*NOW' && readelf -sW $$b | grep -q __stack_chk_fail && \
	  readelf -sW $$b | grep -q '__v*[fs]n*printf_chk' || { echo "$$b: hardening is missing"; exit 1; }; done

# ---------------------------------------------------------------- install
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/sekisho
	install -m 755 $(B)/sekisho $(DESTDIR)$(PREFIX)/bin/sekisho
	install -m 755 $(B)/sekisho-engine $(DESTDIR)$(PREFIX)/libexec/sekisho/sekisho-engine
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 analyzer/install/sekisho.1 $(DESTDIR)$(PREFIX)/share/man/man1/sekisho.1
	install -d $(DESTDIR)$(PREFIX)/share/sekisho/signatures
	cp -R signatures/. $(DESTDIR)$(PREFIX)/share/sekisho/signatures/
	find $(DESTDIR)$(PREFIX)/share/sekisho -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
clean:
	rm -rf $(B)
FORCE:
.PHONY: all help deps check check-ready check-one built unit cases asan fuzz fuzz-short fuzz-run evaluate bench bench-run \
	foreign foreign-check demo layers headers banned symbols split hardened install clean FORCE
.DELETE_ON_ERROR:
.SECONDARY:
-include $(shell find $(B) -type f -name '*.d' 2>/dev/null)
