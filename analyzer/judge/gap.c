#include <string.h>
#include "judge/judge.h"

/* What a gap word means to a person who has never heard of it. */
static const struct {
	const char *why, *ja, *en;
} words[] = {
	{ "encrypted", "パスワードで保護されていて、中を確認できませんでした",
	    "it is protected by a password and could not be looked into" },
	{ "unsupported", "対応していない形式のため、中を確認できませんでした",
	    "it is in a format that is not supported and could not be looked into" },
	{ "damaged", "壊れているため、すべては確認できませんでした",
	    "it is damaged and could not be looked at completely" },
	{ "truncated", "途中で切れているため、すべては確認できませんでした",
	    "it ends too early and could not be looked at completely" },
	{ "not_finished", "検査が最後まで終わりませんでした",
	    "the examination did not come to its end" },
	{ "not_seen", "中身を取り出せず、確認できませんでした",
	    "its content could not be had and was not looked at" },
	{ "not_kept", "保管の期限または容量を超えたため、もう確認できません",
	    "it was not kept long enough to be looked at again" },
	{ "yara_timeout", "時間が足りず、すべてのルールとは照合できませんでした",
	    "there was not enough time to compare it with all rules" },
	{ "yara_failed", "ルールとの照合ができませんでした",
	    "it could not be compared with the rules" },
	{ "record_full", "内容が多すぎるため、検査結果をすべては記録できませんでした",
	    "there was too much in it for everything to be recorded" },
	{ "not_member", "書庫の目次にあるファイルを取り出せませんでした",
	    "a file that the archive lists could not be taken out" },
	{ "external", "本体がこのメールに含まれていないため、確認できませんでした",
	    "its content is not in this mail and could not be looked at" },
	{ "split", "分割された書庫の一部だけのため、全体を確認できませんでした",
	    "it is only one volume of an archive that was split into several" },
	{ "fragment", "分割されたメールの一部だけのため、全体を確認できませんでした",
	    "it is only a piece of a mail that was sent in several" },
	/* How looking at a message may end before it is done. */
	{ "crash", "検査中に問題が起き、途中で止まりました",
	    "something went wrong during the examination and it stopped" },
	{ "cpu", "処理に時間がかかりすぎ、検査を途中で止めました",
	    "it took too much computing time and the examination was stopped" },
	{ "wall", "決められた時間内に検査が終わりませんでした",
	    "the examination did not end within the time set for it" },
	{ "memory", "メモリーが足りず、検査を途中で止めました",
	    "it needed too much memory and the examination was stopped" },
	{ "refused", "検査中に許可されていない動作があり、途中で止めました",
	    "something forbidden was tried during the examination and it was stopped" },
	/* Limits, by the name of their setting. */
	{ "cpu_ms", "処理に時間がかかりすぎ、残りを確認できませんでした",
	    "it took too much computing time, so the rest was not looked at" },
	{ "wall_ms", "決められた時間内に検査が終わりませんでした",
	    "the examination did not end within the time set for it" },
	{ "message_bytes", "メールが大きすぎて、最後まで読めませんでした",
	    "the mail is too large and was not read to its end" },
	{ "memory_bytes", "メモリーが足りず、すべては確認できませんでした",
	    "it needed too much memory to be looked at completely" },
	{ "header_bytes", "ヘッダーが長すぎて、すべては読めませんでした",
	    "its header is too long and was not read completely" },
	{ "header_line", "長すぎるヘッダーの行があり、すべては読めませんでした",
	    "a line of its header is too long and was not read completely" },
	{ "headers", "ヘッダーの項目が多すぎて、すべては読めませんでした",
	    "its header has too many fields and not all of them were read" },
	{ "header_params", "ヘッダーの設定値が多すぎて、すべては読めませんでした",
	    "a field of its header has too many parameters and not all of them were read" },
	{ "addresses", "宛先が多すぎて、すべては読めませんでした",
	    "it has too many addresses and not all of them were read" },
	{ "parts", "メールの構成部分が多すぎて、すべては確認できませんでした",
	    "the mail has too many parts and not all of them were looked at" },
	{ "part_depth", "メールの入れ子が深すぎて、奥まで確認できませんでした",
	    "the parts of the mail are nested too deeply to be looked at completely" },
	{ "objects", "中のファイルが多すぎて、すべては確認できませんでした",
	    "there are too many files in it and not all of them were looked at" },
	{ "depth", "入れ子が深すぎて、奥まで確認できませんでした",
	    "files are nested in it too deeply to be looked at completely" },
	{ "members", "書庫の中のファイルが多すぎて、すべては確認できませんでした",
	    "the archive holds too many files and not all of them were looked at" },
	{ "object_bytes", "展開すると大きすぎるため、すべては確認できませんでした",
	    "it is too large when unpacked and was not looked at completely" },
	{ "bytes_out", "展開した合計が大きすぎるため、残りを確認できませんでした",
	    "all that was unpacked is too large together, so the rest was not looked at" },
	{ "ratio", "展開すると極端に大きくなるため、展開を途中で止めました",
	    "it grows far too much when unpacked, so unpacking was stopped" },
	{ "observations", "内容が多すぎるため、検査結果をすべては記録できませんでした",
	    "there was too much in it for everything to be recorded" },
	{ "text_bytes", "文章が長すぎて、最後までは読めませんでした",
	    "its text is too long and was not read to its end" },
	{ "extract_bytes", "大きすぎて、取り出した書庫に入りませんでした",
	    "it has no room in the zip that was to be made of it" },
	{ "passwords", "パスワードの候補が多すぎるため、すべては試しませんでした",
	    "there are too many possible passwords, so not all of them were tried" },
	{ "password_ms", "解除に時間がかかりすぎるため、パスワードの候補をすべては試しませんでした",
	    "opening the lock takes too long, so not all possible passwords were tried" },
	{ "scan_bytes", "大きすぎるため、一部だけをルールと照合しました",
	    "it is so large that only a part of it was compared with the rules" },
};

static size_t
word_find(const char *why)
{
	size_t i = 0;

	while (i < sizeof words / sizeof words[0] && strcmp(words[i].why, why) != 0)
		i++;
	return i;
}

const char *
sk_gap_ja(const char *why)
{
	size_t i = word_find(why);

	return i < sizeof words / sizeof words[0] ? words[i].ja :
	    "一部を確認できませんでした";
}

const char *
sk_gap_en(const char *why)
{
	size_t i = word_find(why);

	return i < sizeof words / sizeof words[0] ? words[i].en :
	    "a part of it could not be looked at";
}
