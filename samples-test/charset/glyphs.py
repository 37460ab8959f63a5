#!/usr/bin/python3
"""Kanji by where they are written: analyzer/observe/glyphs.h, from the Unihan database.

glyphs.py FOLDER > analyzer/observe/glyphs.h

FOLDER holds the unpacked package unicode-data of Debian 12 (apt-get download
unicode-data; dpkg-deb -x; Unicode 15.0, Unihan_Variants.txt and
Unihan_OtherMappings.txt).  What Japanese Windows can write is python's cp932.

Foreign: simplified forms (kTraditionalVariant names another character) of the first
Chinese standard (kGB0) that CP932 does not have, without those that Japanese prints
have as short forms of their own.  Old: the forms that stand in parentheses in the
table of characters for general use (Cabinet notice No. 2 of 30 November 2010), and
forms of Taiwan and Korea, outside of CP932, of characters of that table.  Each pair is
held against Unihan: the new one is kJoyoKanji, the old one is not, and some standard
of Taiwan, Korea or Japan has it.
"""
import bz2
import collections
import glob
import os
import sys

# In JIS X 0213 and in Japanese books as short forms: no sign of China.
JAPANESE = "呕囱惮橱殁泻渗瞩窑籼踌瓯圣垩吨灵"

# New and old: inside of CP932.
INSIDE = """
亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫 穏穩 仮假
価價 画畫 会會 絵繪 壊壞 懐懷 拡擴 殻殼 覚覺 学學 岳嶽 楽樂 缶罐 巻卷 陥陷 勧勸 寛寬 関關 歓歡 観觀 顔顏 気氣 帰歸
偽僞 戯戲 犠犧 旧舊 拠據 挙擧 峡峽 挟挾 狭狹 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 恵惠 渓溪 経經 蛍螢 軽輕 継繼
鶏鷄 芸藝 欠缺 県縣 倹儉 剣劍 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 広廣 効效 恒恆 鉱鑛 号號 国國 黒黑 砕碎 済濟
斎齋 剤劑 雑雜 参參 桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 釈釋 寿壽 収收 従從 渋澁 獣獸 縦縱
粛肅 処處 緒緖 叙敍 奨奬 将將 称稱 焼燒 証證 条條 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 寝寢
慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 斉齊 静靜 窃竊 摂攝 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖
禅禪 双雙 壮壯 争爭 荘莊 捜搜 挿插 曽曾 装裝 総總 騒騷 増增 蔵藏 臓臟 属屬 続續 堕墮 対對 体體 帯帶 滞滯 台臺 滝瀧
択擇 沢澤 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 聴聽 勅敕 鎮鎭 逓遞 鉄鐵 点點 転轉 伝傳 灯燈
当當 党黨 盗盜 稲稻 闘鬪 徳德 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 蛮蠻 秘祕 浜濱
払拂 仏佛 並竝 辺邊 変變 弁辨 弁瓣 弁辯 宝寶 豊豐 褒襃 翻飜 万萬 満滿 黙默 弥彌 訳譯 薬藥 与與 予豫 余餘 誉譽 揺搖
様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 塁壘 礼禮 励勵 霊靈 齢齡 恋戀 炉爐 労勞 楼樓 湾灣 悦悅 教敎
"""
# And outside of it.
OUTSIDE = """
縁緣 温溫 渇渴 虚虛 掲揭 撃擊 研硏 黄黃 渉涉 状狀 巣巢 痩瘦 即卽 徴徵 晩晚 併倂 歩步 毎每 麺麵 涙淚 暦曆 歴歷 錬鍊
録錄 税稅 説說 内內 呉吳 戸戶 強强 歳歲 絶絕 鋭銳 脱脫 姉姊 娯娛 値值 査查 衆眾 産產 啓啟 郷鄉
"""

# Words of offices, shops and banks in which nobody who learned to write in Japan would
# use an old form: not those of which names of firms, schools and shrines are made
# (學會, 鐵道, 藝術, 寫眞館, 藥局, 醫院, 萬年筆, 佛敎).
MODERN = """
滞納 滞在 停滞 遅滞 延滞 遅延 納税 税務 国税 会員 入会 退会 会費 会計 会議 会話 会場 登録 記録 録音 録画 収録 発送
発信 発表 発生 発注 受発 発売 発見 発行 開発 出発 告発 変更 変換 変動 番号 暗号 信号 符号 称号 口座 団体 処理 処分
対処 処置 実施 実行 実際 事実 確実 現実 実績 実現 実名 対応 対象 対策 対話 反対 絶対 応答 応募 応援 反応 適応 関係 関連
機関 税関 関心 広告 広報 手続 継続 接続 続行 連続 続報 経済 経営 経験 経過 経理 経由 経費 返済 決済 弁済 救済 総額 総合
総務 総計 総数 権利 権限 証明 認証 証拠 検査 検索 検証 点検 検討 検出 探検 労働 労務 苦労 担当 当社 当日 該当 当選 当行
当初 本当 負担 担保 分担 医療 医師 学生 学習 留学 全国 国内 国際 帰国 国民 外国 電気 画面 画像 動画 映画 計画 企画 図面
地図 図表 意図 単価 単位 単独 簡単 価格 評価 価値 残高 残額 残念 両替 満期 満額 不満 払込 支払 未払 前払 払戻 既払 転送
移転 転職 運転 転勤 自転 回転 転居 軽減 軽量 数量 件数 回数 数字 人数 複数 独自 読取 購読 読者 通訳 翻訳 売上 販売 売買
完売 体制 全体 具体 自体 体調 体験 試験 受験 実験 保険 危険 険悪 拡大 拡張 来週 来月 来年 以来 将来 本来 様子 様式
仕様 同様 皆様 客様 各様 条件 条項 条例 状況 状態 現状 書状 症状 戦略 選択 採択 参加 参照 参考 参画 廃止 廃棄 従業 従来
従事 拝啓 拝見 拝読 届出 無届 属性 所属 付属 金属 携帯 世帯 地帯 競争 紛争 争点 県庁 官庁 省庁 観光 観点 観察 雑費 複雑
混雑 駆動 冷蔵 所蔵 聴取 視聴 破壊 根拠 拠点 接触 触発 辞退 辞令 辞職 釈明 解釈 資源 余裕 余剰 余分 予定 予約 予算 予備
予告 予測 予防 弁護 弁償 弁解 与信 給与 関与 参与 贈与 賞与 名誉 要覧 閲覧 一覧 展覧 回覧 乱用 混乱 奨励 激励 礼儀 失礼
謝礼 秘密 極秘 脱退 並行 周辺 近辺 身辺 豊富 黙認 万一 万全 依頼 信頼 欠席 欠陥 欠品 献金 貢献 効果 有効 無効 効力
恒例 継承 後継 中継 区別 区分 地区 区域 価額 物価 仮定 仮登 円滑 円満 圧縮 圧力 隠蔽 営業 運営 経営 駅前 塩分 奥様 歓迎
勧告 勧誘 挙動 選挙 列挙 虚偽 偽造 真偽 偽装 旧姓 復旧 狭小 厳重 厳守 厳格 広範 国籍 黒字 砕石 催促 剤形 賛成 協賛 児童
湿度 複写 収入 収集 回収 領収 吸収 収支 縦覧 将棋 焼却 乗車 乗客 浄化 譲渡 触診 寝室 慎重 尽力 随時 随分 枢要 音声
静止 窃盗 盗難 摂取 専用 専門 専務 浅見 実践 金銭 潜在 双方 壮大 捜査 挿入 装置 服装 包装 騒音 増加 増額 増税 急増 続々
帯同 台帳 択一 光沢 単語 団地 断念 判断 診断 横断 無断 昼休 鎮痛 点数 焦点 時点 要点 伝票 伝達 宣伝 遺伝 政党 闘病
道徳 独占 独立 苦悩 頭脳 覇権 礼拝 抜粋 選抜 麦茶 払拭 変化 変質 大変 豊作 褒賞 満足 未満 黙秘 訳文 薬剤 余白
動揺 謡曲 来店 来客 乱雑 総覧 両方 両親 緑化 謝礼 霊園 年齢 高齢 恋愛 炉心 勤労 高楼 港湾 教育 教室 教材 宗教 内容 社内
案内 以内 年内 圏内 査定 審査 調査 強制 強化 勉強 絶対 説明 解説 産業 生産 財産 歳入 歳出 数値 公衆 大衆 減税 課税 免税
税額 税金 録取 登記 毎月 毎日 毎回 温度 気温 戸籍 歩行 徴収 特徴 掲示 掲載 撃退 攻撃 研究 交渉 状差 即日 即時 合併 進歩
履歴 歴史 学歴 経歴 略歴 西暦 和暦 脱会 精鋭 
届け 届き 届い 払い 払っ 続き 続け 変わ 変え 読み 済み 乗り 来ま 来る 参り 応じ 対し 対す 関し 関す 当た 当て 伝え 断り 残り
与え 増え 帰り 様の
"""

HEAD = """#ifndef SEKISHO_OBSERVE_GLYPHS_H
#define SEKISHO_OBSERVE_GLYPHS_H
/*
 * Kanji by where they are written.  Made by samples-test/charset/glyphs.py, which says
 * how, from the Unihan database of Unicode 15.0 (Unicode License) and the table of
 * characters for general use (Cabinet notice No. 2 of 30 November 2010).
 */
#include <stdint.h>
"""


def read(folder):
    """Fields of Unihan: field, then code point, then value."""
    out = collections.defaultdict(dict)
    for name in "Unihan_Variants", "Unihan_OtherMappings":
        hits = glob.glob(os.path.join(folder, "**", name + ".txt.bz2"), recursive=True)
        if not hits:
            sys.exit("no %s below %s" % (name, folder))
        for line in bz2.open(hits[0], "rt", encoding="utf-8"):
            if line.startswith("U+"):
                cp, field, value = line.rstrip("\n").split("\t")
                out[field][int(cp[2:], 16)] = value
    return out


def on_windows(c):
    try:
        return bool(c.encode("cp932"))
    except UnicodeError:
        return False


def foreign(unihan):
    found = []
    for cp, value in unihan["kTraditionalVariant"].items():
        of = {int(v.split("<")[0][2:], 16) for v in value.split()}
        if 0x4e00 <= cp < 0xa000 and of - {cp} and cp in unihan["kGB0"] and not on_windows(chr(cp)):
            found.append(chr(cp))
    # The polite "you" of Chinese letters is no simplified form, but nobody else's.
    return sorted(set(found) - set(JAPANESE) | {"您"})


def pairs(unihan, words, inside):
    joyo, others = unihan["kJoyoKanji"], ("kBigFive", "kKSC0", "kJis0", "kIBMJapan")
    out = []
    for new, old in words.split():
        if ord(new) not in joyo or ord(old) in joyo or on_windows(old) != inside or not on_windows(new) or \
                not any(ord(old) in unihan[k] for k in others):
            print("not a pair: " + new + old, file=sys.stderr)
            continue
        out.append(old + new)
    return "".join(sorted(out))


def modern(olds):
    """Neighbours of the words of which one has an old form."""
    new = set(olds[1::2])
    out = set()
    for word in MODERN.split():
        out.update(a + b for a, b in zip(word, word[1:]) if a in new or b in new)
    return "".join(sorted(out))


def table(name, text):
    rows = ['u"%s"' % text[i:i + 36] for i in range(0, len(text), 36)]
    print("static const uint16_t %s[] =\n\t    %s;\n" % (name, "\n\t    ".join(rows)))


def main():
    unihan = read(sys.argv[1])
    inside, outside = pairs(unihan, INSIDE, True), pairs(unihan, OUTSIDE, False)
    print(HEAD)
    print("/* Simplified forms of China that no Japanese charset of the mail trade has. */")
    table("foreign_glyphs", "".join(foreign(unihan)))
    print("/* Old form and new form, by the old one: those that CP932 has, and the others. */")
    table("old_inside", inside)
    table("old_outside", outside)
    print("/* Neighbours in words of offices of today, in new forms. */")
    table("modern_pairs", modern(inside + outside))
    print("#endif")


if __name__ == "__main__":
    main()
