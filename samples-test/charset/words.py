#!/usr/bin/python3
"""Words of Debian's dictionaries, to teach and to examine the charset code.

words.py FOLDER lists   words that no table was made from, "language TAB word" a line
words.py FOLDER sample  a few hundred of these as samples-test/unit/charset_words.h
words.py FOLDER tables  analyzer/base/charset_common.h, from the other half
words.py FOLDER pairs   analyzer/base/charset_pairs.h, from that half too

FOLDER holds unpacked Debian 12 packages (apt-get download, dpkg-deb -x):
mecab-ipadic, skkdic, python3-jieba, rime-essay, hunspell-ru, hunspell-ko, wngerman,
wfrench.  A word belongs to one half or the other by its hash: what is examined was
never learned.  skkdic is learned from not at all.
"""
import glob
import gzip
import hashlib
import math
import os
import re
import sys
import unicodedata

KANJI = "\u4e00-\u9fff"


def find(folder, name):
    hits = glob.glob(os.path.join(folder, "**", name), recursive=True)
    if not hits:
        sys.exit("no " + name + " below " + folder)
    return hits[0]


def ipadic(folder):
    # Nouns of all kinds; the cost of a word is -log(p), scaled.
    for part in "Noun Noun.verbal Noun.adjv Noun.place Noun.org Noun.name Noun.proper".split():
        for line in open(find(folder, part + ".csv"), encoding="euc_jp", errors="replace"):
            col = line.split(",")
            # Files are less often called by the name of a village.
            rare = 1 if part in ("Noun", "Noun.verbal", "Noun.adjv") else 0.2
            yield col[0], rare * math.exp(-max(int(col[3]) - 2000, 0) / 2500)


def skk(folder):
    for line in open(find(folder, "SKK-JISYO.L"), encoding="euc_jp", errors="replace"):
        if line.startswith(";"):
            continue
        for word in line.strip().split("/")[1:]:
            yield word.split(";")[0], 1


def jieba(folder):
    for line in open(find(folder, "idf.txt"), encoding="utf-8"):
        word, idf = line.split()
        yield word, math.exp(-float(idf) / 2)


def essay(folder):
    for line in open(find(folder, "essay.txt"), encoding="utf-8"):
        word, count = line.rstrip("\n").split("\t")
        yield word, max(int(count), 1) ** 0.5


def hunspell_ru(folder):
    # The word behind the first entries is its stem; "/" begins the flags.
    for line in open(find(folder, "ru_RU.dic"), encoding="utf-8", errors="replace"):
        yield line.strip().split("/")[0], 1


def hunspell_ko(folder):
    for line in open(find(folder, "ko.dic"), encoding="utf-8"):
        yield unicodedata.normalize("NFC", line.strip().split("/")[0]), 1


def plain(name):
    def words(folder):
        for line in open(find(folder, name), encoding="utf-8"):
            yield line.strip(), 1
    return words


# language: source, what a word looks like, a codec that must hold it
SOURCES = {
    "ja": (ipadic, "[%s\u3041-\u30fe\u3005]{2,}" % KANJI, "cp932"),
    "ja-skk": (skk, "[%s\u3041-\u30fe\u3005]{2,}" % KANJI, "cp932"),
    "cn": (jieba, "[%s]{2,}" % KANJI, "gb2312"),
    "tw": (essay, "[%s]{2,}" % KANJI, "big5"),
    "ko": (hunspell_ko, "[\uac00-\ud7a3]{2,}", "euc_kr"),
    "ru": (hunspell_ru, "[\u0410-\u044f\u0401\u0451]{3,}", "koi8_r"),
    "de": (plain("ngerman"), "[A-Za-z]*[\u00c0-\u00ff][A-Za-z\u00c0-\u00ff]*", "cp1252"),
    "fr": (plain("french"), "[A-Za-z]*[\u00c0-\u00ff][A-Za-z\u00c0-\u00ff]*", "cp1252"),
}


def number(word):
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:6], "big")


def words(folder, language, half):
    """Words of a language in an order of chance that is always the same."""
    source, look, codec = SOURCES[language]
    seen = {}
    for word, weight in source(folder):
        if not re.fullmatch(look, word) or language not in ("ja-skk",) and number(word) % 2 != half:
            continue
        try:
            word.encode(codec)
        except UnicodeError:
            continue
        seen[word] = max(weight, seen.get(word, 0))
    # Simplified words look like traditional ones and the other way round.
    return sorted(seen.items(), key=lambda w: number(w[0]) // 2)


def common(folder, language):
    def late(pair):
        return -math.log((number(pair[0]) // 2 + 1) / 2 ** 47) / pair[1]
    return [w for w, _ in sorted(words(folder, language, 1), key=late)]


def lists(folder):
    learned = {w for w, _ in words(folder, "ja", 0)}
    for language in SOURCES:
        chosen = [w for w, _ in words(folder, language, 1) if w not in learned]
        for word in chosen[:3000]:
            print(language + "\t" + word)
    # As often as they are used: what names are really made of.
    for language in "ja", "cn", "tw":
        for word in common(folder, language)[:3000]:
            print(language + "-freq\t" + word)


SAMPLE_HEAD = """#ifndef SEKISHO_TEST_CHARSET_WORDS_H
#define SEKISHO_TEST_CHARSET_WORDS_H
/*
 * A few words of dictionaries in Debian 12 that the charset code has not learned
 * from, taken by chance (samples-test/charset/words.py sample), none by hand.
 * ja: nouns of mecab-ipadic, Copyright 2000-2003 Nara Institute of Science and
 * Technology, All Rights Reserved; use, reproduction and distribution permitted
 * with this notice, without any warranty; entries from ICOT Free Software are
 * provided without warranty as well.  cn: python3-jieba (MIT).  tw: rime-essay.
 * ko: hunspell-ko.  ru: hunspell-ru (Alexander I. Lebedev).  de: wngerman.
 * fr: wfrench.
 */
"""


def sample(folder):
    print(SAMPLE_HEAD)
    for language, n in (("ja", 200), ("cn", 100), ("tw", 100), ("ko", 60), ("ru", 100),
                        ("de", 40), ("fr", 40)):
        chosen = [w for w, _ in words(folder, language, 1)][3000:3000 + n]
        print("static const char *const words_%s[] = {" % language)
        row = "\t"
        for word in chosen:
            item = '"%s", ' % word
            # A character outside Latin and Cyrillic is two columns wide.
            if len(row) + len(item) > (48 if language in ("ja", "cn", "tw", "ko") else 90):
                print(row.rstrip())
                row = "\t"
            row += item
        print(row.rstrip() + "\n};\n")
    print("#endif")


# The tables: language, what is counted, the price of what was never seen.
STEP, LAST = 5, 165
HEAD = """#ifndef SEKISHO_CHARSET_COMMON_H
#define SEKISHO_CHARSET_COMMON_H
/*
 * How common each character is in words of a language, in tenths of a bit: by
 * these a right reading is told from a wrong one that is as valid.
 *
 * Made by samples-test/charset/words.py, which says how, from one half of the
 * words of dictionaries in Debian 12; the other half examines it.  Japanese:
 * nouns of mecab-ipadic by their cost (NAIST, with terms of ICOT Free Software).
 * Simplified Chinese: python3-jieba, by frequency.  Traditional: rime-essay, by
 * frequency.  Korean: hunspell-ko.
 */
#include <stddef.h>
#include <stdint.h>

struct band {
	uint16_t	 price;
	const uint16_t	*text;
};
"""


PAIRS = 2000
PAIRS_HEAD = """#ifndef SEKISHO_CHARSET_PAIRS_H
#define SEKISHO_CHARSET_PAIRS_H
/*
 * The pairs of neighbours that words have most often, one behind the other.  Made
 * with charset_common.h, from the same words.
 */
#include <stdint.h>
"""


def prices(folder, language, first, last):
    count = {}
    for word, weight in words(folder, language, 0):
        for c in word:
            if first <= c <= last:
                count[c] = count.get(c, 0) + weight
    total = sum(count.values())
    return {c: -10 * math.log2(n / total) for c, n in count.items()}


# What attachments are called, whichever half it falls into: by the headings of
# forms that offices send each other.
OFFICE = {
    "ja": "請求書 見積書 納品書 領収書 注文書 契約書 発注書 議事録 履歴書 会議資料 給与明細 源泉徴収 "
          "株式会社 報告書 申請書 計画書 予定表 名簿 住所録 連絡網 案内 通知 写真 書類 明細 添付 確認 "
          "依頼 回答 至急 重要 送付状 配達 郵便 口座 振込 年金 医療費 人事 異動 総会 予算 資料 一覧 研究",
    "cn": "报价单 采购订单 合同 发票 简历 通知 付款 目录 会议 会议纪要 工资表 附件 汇款凭证 有限公司 "
          "文件 资料 名单 照片 计划 报告 申请表 说明 重要 科技 中国 北京 上海 银行 查收 产品",
    "tw": "報價單 採購訂單 合約 發票 履歷 通知 付款 目錄 會議記錄 薪資表 附件 匯款憑證 有限公司 文件 "
          "資料 名單 照片 計畫 報告 申請表 說明 重要 科技 台灣 臺灣 大學 銀行 查收 產品 研究 政府",
}


def pairs(folder, language, most):
    """The pairs of kanji that words have most often."""
    count = {}
    for word, weight in words(folder, language, 0):
        for two in zip(word, word[1:]):
            if all("\u4e00" <= c <= "\u9fff" for c in two):
                count["".join(two)] = count.get("".join(two), 0) + weight
    best = set(sorted(count, key=lambda k: (-count[k], k))[:most])
    for word in OFFICE[language].split():
        best.update(a + b for a, b in zip(word, word[1:]))
    return "".join(sorted(best))


def quoted(text):
    rows = ['u"%s"' % text[i:i + 36] for i in range(0, len(text), 36)]
    return "\n\t    ".join(rows)


def tables(folder):
    print(HEAD)
    for language, first, last in (("ja", "\u4e00", "\u9fff"), ("cn", "\u4e00", "\u9fff"),
                                  ("tw", "\u4e00", "\u9fff"), ("ko", "\uac00", "\ud7a3")):
        bands = {}
        for c, p in prices(folder, language, first, last).items():
            p = max(STEP * round(p / STEP), 50)
            if p <= LAST:
                bands.setdefault(p, []).append(c)
        print("static const struct band common_%s[] = {" % language)
        for p in sorted(bands):
            text = "".join(sorted(bands[p]))
            print("\t{ %d, %s }," % (p, quoted(text)))
        print("\t{ 0, NULL }\n};\n")
    print("#endif")


def pair_tables(folder):
    print(PAIRS_HEAD)
    for language in "ja", "cn", "tw":
        text = pairs(folder, language, PAIRS)
        print("static const uint16_t pairs_%s[] =\n\t    %s;\n" % (language, quoted(text)))
    print("#endif")


if __name__ == "__main__":
    {"lists": lists, "sample": sample, "tables": tables,
     "pairs": pair_tables}[sys.argv[2]](sys.argv[1])
