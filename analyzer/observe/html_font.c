/* Faces that a page asks for, by the script that they are made for. */
#include "html.h"

enum { FACES = 1000, STRETCH = 1024 };	/* with declarations, of one page; bytes of one */

/*
 * Begins of names, in lower case.  Faces that Windows, Office, macOS and Android have
 * for Chinese and Korean, in English and in their own script: Microsoft, "Windows 10 font
 * list"; Apple, "Fonts included with macOS"; Google and Adobe, Noto and Source Han.
 */
static const struct sk_span chinese[] = {
	SK_LIT("simsun"), SK_LIT("nsimsun"), SK_LIT("simhei"), SK_LIT("simkai"), SK_LIT("simfang"),
	SK_LIT("kaiti"), SK_LIT("fangsong"), SK_LIT("microsoft yahei"), SK_LIT("microsoftyahei"),
	SK_LIT("dengxian"), SK_LIT("youyuan"), SK_LIT("lisu"), SK_LIT("stsong"), SK_LIT("stheiti"),
	SK_LIT("stkaiti"), SK_LIT("stfangsong"), SK_LIT("stxihei"), SK_LIT("heiti sc"), SK_LIT("heiti tc"),
	SK_LIT("songti"), SK_LIT("pingfang"), SK_LIT("hiragino sans gb"), SK_LIT("hiragino sans cns"),
	SK_LIT("wenquanyi"), SK_LIT("mingliu"), SK_LIT("pmingliu"), SK_LIT("microsoft jhenghei"),
	SK_LIT("microsoftjhenghei"), SK_LIT("dfkai"), SK_LIT("biaukai"), SK_LIT("lihei pro"),
	SK_LIT("lisong pro"), SK_LIT("noto sans sc"), SK_LIT("noto sans tc"), SK_LIT("noto sans cjk sc"),
	SK_LIT("noto sans cjk tc"), SK_LIT("noto serif sc"), SK_LIT("noto serif tc"),
	SK_LIT("source han sans sc"), SK_LIT("source han sans tc"), SK_LIT("source han sans cn"),
	SK_LIT("source han serif sc"), SK_LIT("source han serif tc"), SK_LIT("alibaba puhuiti"),
	SK_LIT("harmonyos sans sc"), SK_LIT("宋体"), SK_LIT("新宋体"), SK_LIT("黑体"), SK_LIT("微软雅黑"),
	SK_LIT("等线"), SK_LIT("楷体"), SK_LIT("仿宋"), SK_LIT("华文"), SK_LIT("幼圆"), SK_LIT("隶书"),
	SK_LIT("苹方"), SK_LIT("冬青黑体"), SK_LIT("思源"), SK_LIT("细明体"), SK_LIT("新细明体"),
	SK_LIT("細明體"), SK_LIT("新細明體"), SK_LIT("標楷體"), SK_LIT("微軟正黑體"), SK_LIT("蘋方"),
	SK_LIT("batang"), SK_LIT("gulim"), SK_LIT("dotum"), SK_LIT("gungsuh"), SK_LIT("malgun gothic"),
	SK_LIT("apple sd gothic"), SK_LIT("applegothic"), SK_LIT("nanum"), SK_LIT("noto sans kr"),
	SK_LIT("noto sans cjk kr"), SK_LIT("source han sans k"), SK_LIT("굴림"), SK_LIT("돋움"),
	SK_LIT("바탕"), SK_LIT("궁서"), SK_LIT("맑은 고딕"), SK_LIT("나눔"),
};
static const struct sk_span japanese[] = {
	SK_LIT("ms gothic"), SK_LIT("ms mincho"), SK_LIT("ms pgothic"), SK_LIT("ms pmincho"),
	SK_LIT("ms p"), SK_LIT("ms ui gothic"), SK_LIT("ms ゴシック"), SK_LIT("ms 明朝"),
	SK_LIT("ＭＳ"), SK_LIT("meiryo"), SK_LIT("メイリオ"), SK_LIT("yu gothic"), SK_LIT("yugothic"),
	SK_LIT("yu mincho"), SK_LIT("yumincho"), SK_LIT("游"), SK_LIT("hiragino kaku"),
	SK_LIT("hiragino mincho"), SK_LIT("hiragino maru"), SK_LIT("hiragino sans"), SK_LIT("hiraginosans"),
	SK_LIT("hirakaku"), SK_LIT("hiramin"), SK_LIT("ヒラギノ"), SK_LIT("osaka"), SK_LIT("biz ud"),
	SK_LIT("ud デジタル"), SK_LIT("ud digi"), SK_LIT("noto sans jp"), SK_LIT("noto serif jp"),
	SK_LIT("noto sans cjk jp"), SK_LIT("noto sans japanese"), SK_LIT("source han sans jp"),
	SK_LIT("源ノ"), SK_LIT("kozuka"), SK_LIT("小塚"), SK_LIT("hg"), SK_LIT("takao"), SK_LIT("ipa"),
	SK_LIT("m plus"), SK_LIT("mplus"), SK_LIT("kosugi"), SK_LIT("sawarabi"), SK_LIT("aoyagi"),
	SK_LIT("vl gothic"), SK_LIT("sazanami"), SK_LIT("motoya"),
};

static bool
is_of(struct sk_span face, const struct sk_span *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sk_span_begins_nocase(face, list[i]))
			return true;
	return false;
}

static struct sk_span
bare(struct sk_span face)
{
	face = sk_span_trim(face);
	while (face.n > 0 && (face.p[0] == '"' || face.p[0] == '\'' || face.p[0] == '@'))
		face = sk_span_from(face, 1);
	while (face.n > 0 && (face.p[face.n - 1] == '"' || face.p[face.n - 1] == '\''))
		face.n--;
	return sk_span_trim(face);
}

static void
see(struct sk_html_fonts *f, struct sk_span face)
{
	face = bare(face);
	if (face.n < 2)
		return;
	if (is_of(face, chinese, sizeof chinese / sizeof *chinese)) {
		for (size_t i = 0; i < f->n; i++)
			if (sk_span_same_nocase(f->chinese[i], face))
				return;
		if (f->n < SK_HTML_FONTS)
			f->chinese[f->n++] = face;
	} else if (is_of(face, japanese, sizeof japanese / sizeof *japanese)) {
		f->japanese = true;
	}
}

/* Behind the declaration that begins at at. */
static size_t
end_of(struct sk_span styles, size_t at)
{
	size_t end = at;

	while (end < styles.n && end - at < STRETCH && styles.p[end] != ';' && styles.p[end] != '}')
		end++;
	return end;
}

/* The names in the value of a declaration; true if there are no more to be taken. */
static bool
see_list(struct sk_html_fonts *f, struct sk_span list, unsigned *faces)
{
	while (list.n > 0) {
		size_t comma = sk_span_chr(list, ',', 0);

		if (++*faces > FACES)
			return true;
		see(f, sk_span_head(list, comma));
		list = comma == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(list, comma + 1);
	}
	return false;
}

/*
 * The faces that the declaration at at, which begins with "font", asks for; empty if it
 * asks for none.  end is its end.  The shorthand has its faces behind the size: CSS
 * Fonts 3, 3.7.
 */
static struct sk_span
faces_at(struct sk_span styles, size_t at, size_t end)
{
	struct sk_span s = sk_span_from(sk_span_head(styles, end), at + 4), value;
	bool shorthand = !sk_span_begins_nocase(s, SK_SPAN("-family"));
	size_t size = 0;

	s = sk_span_trim(sk_span_from(s, shorthand ? 0 : 7));
	if (s.n == 0 || s.p[0] != ':')
		return (struct sk_span){ 0 };
	value = sk_span_trim(sk_span_from(s, 1));
	if (!shorthand)
		return value;
	while (size < value.n && (value.p[size] < '0' || value.p[size] > '9'))
		size++;
	while (size < value.n && value.p[size] != ' ')
		size++;
	return sk_span_from(value, size);
}

void
sk_html_fonts(struct sk_span styles, struct sk_html_fonts *f_r)
{
	size_t at = 0, end;
	unsigned faces = 0;

	*f_r = (struct sk_html_fonts){ .n = 0 };
	while ((at = sk_span_find_nocase(styles, SK_SPAN("font"), at)) != SK_SPAN_NONE) {
		/* "@font-face" says what a name means, not where it is used. */
		if (at > 0 && styles.p[at - 1] == '@') {
			end = sk_span_chr(styles, '}', at);
			at = end == SK_SPAN_NONE ? styles.n : end;
			continue;
		}
		end = end_of(styles, at);
		if (++faces > FACES || see_list(f_r, faces_at(styles, at, end), &faces))
			return;
		at += 4;
	}
}
