#include <string.h>
#include "typer_script.h"

/*
 * What a word needs around it to speak for a language: syntax that one
 * language has and the others, or prose, have not.
 */
enum need {
	ANY, CALL, DOT, AFTER_DOT, CALL_DOT,	/* "(", "." behind or before it */
	STMT, STMT_WORD, LINE,			/* begins a statement; with a word behind; is all */
	COLONS, ASSIGNED,			/* ":" behind; "name =" behind */
	DIM, ECHO, END, FOR, FUNCTION, IF, MY, NET, ONERROR, OPTION, REG, SELECT, SET,
	START, SUB, THEN, TRY, VAR		/* the grammar of that word */
};

struct word {
	const char	*word;
	enum need	 need;
	int8_t		 score[LANGUAGES];	/* js vbs ps1 bat other */
};

/* In order of bytes. */
static const struct word words[] = {
	{ "$_", ANY, { 0, 0, 3, 0, 0 } }, { "$env", COLONS, { 0, 0, 4, 0, 0 } },
	{ "$false", ANY, { 0, 0, 3, 0, 0 } }, { "$null", ANY, { 0, 0, 3, 0, 0 } },
	{ "$psscriptroot", ANY, { 0, 0, 4, 0, 0 } }, { "$true", ANY, { 0, 0, 3, 0, 0 } },
	{ "-and", ANY, { 0, 0, 1, 0, 0 } }, { "-bxor", ANY, { 0, 0, 4, 0, 0 } },
	{ "-enc", ANY, { 0, 0, 1, 1, 0 } }, { "-encodedcommand", ANY, { 0, 0, 1, 1, 0 } },
	{ "-eq", ANY, { 0, 0, 2, 0, 1 } }, { "-f", ANY, { 0, 0, 1, 0, 1 } },
	{ "-join", ANY, { 0, 0, 3, 0, 0 } }, { "-like", ANY, { 0, 0, 2, 0, 0 } },
	{ "-match", ANY, { 0, 0, 2, 0, 0 } }, { "-ne", ANY, { 0, 0, 2, 0, 1 } },
	{ "-nop", ANY, { 0, 0, 1, 1, 0 } }, { "-replace", ANY, { 0, 0, 3, 0, 0 } },
	{ "-split", ANY, { 0, 0, 3, 0, 0 } }, { "activexobject", ANY, { 4, 0, 0, 0, 0 } },
	{ "addeventlistener", ANY, { 2, 0, 0, 0, 0 } }, { "array", CALL, { 1, 1, 0, 0, 0 } },
	{ "asc", CALL, { 0, 2, 0, 0, 0 } }, { "ascw", CALL, { 0, 2, 0, 0, 0 } },
	{ "assoc", STMT, { 0, 0, 0, 1, 0 } }, { "attrib", STMT, { 0, 0, 0, 2, 0 } },
	{ "autocmd", ANY, { 0, 0, 0, 0, 3 } }, { "begin", LINE, { 0, 0, 0, 0, 2 } },
	{ "bitsadmin", STMT, { 0, 0, 0, 4, 0 } }, { "byref", ANY, { 0, 2, 0, 0, 0 } },
	{ "byval", ANY, { 0, 2, 0, 0, 0 } }, { "call", STMT_WORD, { 0, 1, 0, 1, 0 } },
	{ "case", STMT_WORD, { 1, 0, 0, 0, 0 } }, { "catch", CALL, { 2, 0, 1, 0, 1 } },
	{ "cd", STMT_WORD, { 0, 0, 0, 1, 0 } }, { "certutil", STMT, { 0, 0, 0, 4, 0 } },
	{ "charat", CALL, { 2, 0, 0, 0, 0 } }, { "charcodeat", CALL, { 4, 0, 0, 0, 0 } },
	{ "chdir", STMT, { 0, 0, 0, 1, 0 } }, { "chr", CALL, { 0, 2, 0, 0, 1 } },
	{ "chrw", CALL, { 0, 3, 0, 0, 0 } }, { "cint", CALL, { 0, 2, 0, 0, 0 } },
	{ "class", STMT_WORD, { 0, 0, 0, 0, 2 } }, { "clng", CALL, { 0, 2, 0, 0, 0 } },
	{ "cls", LINE, { 0, 0, 0, 3, 0 } }, { "cmd", STMT, { 0, 0, 0, 3, 0 } },
	{ "color", STMT, { 0, 0, 0, 1, 0 } }, { "console", DOT, { 2, 0, 0, 0, 0 } },
	{ "const", STMT_WORD, { 0, 0, 0, 0, 0 } }, { "copy", STMT, { 0, 0, 0, 1, 0 } },
	{ "create", STMT_WORD, { 0, 0, 0, 0, 1 } }, { "createobject", CALL, { 1, 4, 0, 0, 0 } },
	{ "cscript", STMT, { 0, 0, 0, 3, 0 } }, { "cstr", CALL, { 0, 2, 0, 0, 0 } },
	{ "datediff", CALL, { 0, 2, 0, 0, 0 } }, { "def", STMT_WORD, { 0, 0, 0, 0, 3 } },
	{ "del", STMT, { 0, 0, 0, 2, 0 } }, { "dim", DIM, { 0, 4, 0, 0, 0 } },
	{ "dir", STMT, { 0, 0, 0, 1, 0 } }, { "document", DOT, { 2, 1, 0, 0, 0 } },
	{ "done", LINE, { 0, 0, 0, 0, 3 } }, { "echo", ECHO, { 0, 0, 0, 2, 0 } },
	{ "elif", ANY, { 0, 0, 0, 0, 4 } }, { "else", LINE, { 1, 1, 0, 1, 0 } },
	{ "elseif", STMT, { 0, 1, 1, 0, 1 } }, { "elseif", CALL, { 0, 0, 0, 0, 1 } },
	{ "enabledelayedexpansion", ANY, { 0, 0, 0, 5, 0 } },
	{ "enableextensions", ANY, { 0, 0, 0, 5, 0 } },
	{ "encodeuricomponent", CALL, { 3, 0, 0, 0, 0 } }, { "end", END, { 0, 3, 0, 0, 0 } },
	{ "end", LINE, { 0, 0, 0, 0, 2 } }, { "endforeach", CALL, { 0, 0, 0, 0, 3 } },
	{ "endfunction", LINE, { 0, 0, 0, 0, 3 } }, { "endfunction", CALL, { 0, 0, 0, 0, 3 } },
	{ "endif", LINE, { 0, 0, 0, 0, 3 } }, { "endif", CALL, { 0, 0, 0, 0, 2 } },
	{ "endlocal", ANY, { 0, 0, 0, 4, 0 } }, { "endmacro", CALL, { 0, 0, 0, 0, 3 } },
	{ "endwhile", LINE, { 0, 0, 0, 0, 3 } }, { "enumerator", CALL, { 3, 0, 0, 0, 0 } },
	{ "esac", LINE, { 0, 0, 0, 0, 4 } }, { "eval", CALL, { 2, 1, 0, 0, 1 } },
	{ "execute", ANY, { 0, 1, 0, 0, 0 } }, { "execute", CALL, { 0, 3, 0, 0, 0 } },
	{ "executeglobal", ANY, { 0, 4, 0, 0, 0 } }, { "exit", STMT, { 0, 1, 0, 1, 0 } },
	{ "expand", STMT, { 0, 0, 0, 1, 0 } }, { "export", STMT, { 1, 0, 0, 0, 1 } },
	{ "extends", ANY, { 0, 0, 0, 0, 1 } }, { "fi", LINE, { 0, 0, 0, 0, 4 } },
	{ "finish", LINE, { 0, 0, 0, 0, 3 } }, { "for", FOR, { 1, 1, 0, 0, 0 } },
	{ "foreach", CALL, { 0, 0, 1, 0, 1 } }, { "from", STMT_WORD, { 0, 0, 0, 0, 1 } },
	{ "fromcharcode", CALL, { 4, 0, 0, 0, 0 } }, { "ftp", STMT, { 0, 0, 0, 1, 0 } },
	{ "func", STMT_WORD, { 0, 0, 0, 0, 3 } }, { "function", FUNCTION, { 0, 0, 0, 0, 0 } },
	{ "getelementbyid", CALL, { 3, 0, 0, 0, 0 } }, { "getobject", CALL, { 1, 3, 0, 0, 0 } },
	{ "goto", STMT_WORD, { 0, 0, 0, 2, 0 } }, { "icacls", STMT, { 0, 0, 0, 3, 0 } },
	{ "iex", ANY, { 0, 0, 4, 0, 0 } }, { "if", IF, { 0, 0, 0, 0, 0 } },
	{ "impl", STMT_WORD, { 0, 0, 0, 0, 3 } }, { "import", STMT_WORD, { 0, 0, 0, 0, 2 } },
	{ "inputbox", CALL, { 0, 2, 0, 0, 0 } }, { "insert", STMT_WORD, { 0, 0, 0, 0, 2 } },
	{ "instr", CALL, { 0, 2, 0, 0, 0 } }, { "int", STMT_WORD, { 0, 0, 0, 0, 2 } },
	{ "interface", STMT_WORD, { 0, 0, 0, 0, 2 } }, { "isempty", CALL, { 0, 2, 0, 0, 0 } },
	{ "isobject", CALL, { 0, 2, 0, 0, 0 } }, { "join", CALL_DOT, { 1, 0, 0, 0, 0 } },
	{ "lbound", CALL, { 0, 2, 0, 0, 0 } }, { "lcase", CALL, { 0, 2, 0, 0, 0 } },
	{ "length", AFTER_DOT, { 1, 0, 0, 0, 0 } }, { "let", ASSIGNED, { 2, 0, 0, 0, 1 } },
	{ "local", STMT_WORD, { 0, 0, 0, 0, 3 } }, { "loop", STMT, { 0, 2, 0, 0, 0 } },
	{ "md", STMT_WORD, { 0, 0, 0, 1, 0 } }, { "mid", CALL, { 0, 2, 0, 0, 0 } },
	{ "mkdir", STMT_WORD, { 0, 0, 0, 1, 0 } }, { "module", DOT, { 2, 0, 0, 0, 0 } },
	{ "move", STMT, { 0, 0, 0, 1, 0 } }, { "msgbox", ANY, { 0, 3, 0, 0, 0 } },
	{ "mshta", STMT, { 0, 0, 0, 3, 0 } }, { "my", MY, { 0, 0, 0, 0, 4 } },
	{ "namespace", STMT_WORD, { 0, 0, 0, 0, 4 } }, { "net", NET, { 0, 0, 0, 3, 0 } },
	{ "next", STMT, { 0, 1, 0, 0, 0 } }, { "nnoremap", ANY, { 0, 0, 0, 0, 4 } },
	{ "nothing", ANY, { 0, 1, 0, 0, 0 } }, { "on", ONERROR, { 0, 5, 0, 0, 0 } },
	{ "option", OPTION, { 0, 5, 0, 0, 0 } }, { "package", STMT_WORD, { 0, 0, 0, 0, 3 } },
	{ "param", CALL, { 0, 0, 3, 0, 0 } }, { "parsefloat", CALL, { 2, 0, 0, 0, 0 } },
	{ "parseint", CALL, { 2, 0, 0, 0, 0 } }, { "pause", LINE, { 0, 0, 0, 3, 0 } },
	{ "ping", STMT_WORD, { 0, 0, 0, 1, 0 } }, { "popd", ANY, { 0, 0, 0, 3, 0 } },
	{ "powershell", STMT, { 0, 0, 0, 4, 0 } }, { "print", CALL, { 0, 0, 0, 0, 2 } },
	{ "printf", CALL, { 0, 0, 0, 0, 2 } }, { "println", CALL, { 0, 0, 0, 0, 3 } },
	{ "private", STMT_WORD, { 0, 1, 0, 0, 1 } }, { "protected", STMT_WORD, { 0, 0, 0, 0, 3 } },
	{ "prototype", AFTER_DOT, { 2, 0, 0, 0, 0 } }, { "public", STMT_WORD, { 0, 1, 0, 0, 1 } },
	{ "pushd", ANY, { 0, 0, 0, 3, 0 } }, { "redim", ANY, { 0, 4, 0, 0, 0 } },
	{ "reg", REG, { 0, 0, 0, 3, 0 } }, { "regsvr32", STMT, { 0, 0, 0, 4, 0 } },
	{ "rem", STMT, { 0, 0, 0, 0, 0 } }, { "replace", CALL_DOT, { 1, 0, 0, 0, 0 } },
	{ "require", CALL, { 3, 0, 0, 0, 0 } }, { "return", STMT, { 1, 0, 0, 0, 0 } },
	{ "rmdir", STMT, { 0, 0, 0, 1, 0 } }, { "robocopy", STMT, { 0, 0, 0, 3, 0 } },
	{ "rundll32", STMT, { 0, 0, 0, 4, 0 } }, { "sc", STMT_WORD, { 0, 0, 0, 1, 0 } },
	{ "schtasks", STMT, { 0, 0, 0, 4, 0 } }, { "select", SELECT, { 0, 2, 0, 0, 0 } },
	{ "self", DOT, { 1, 0, 0, 0, 2 } }, { "set", SET, { 0, 0, 0, 0, 0 } },
	{ "setinterval", CALL, { 2, 0, 0, 0, 0 } }, { "setlocal", LINE, { 0, 0, 0, 5, 0 } },
	{ "settimeout", CALL, { 2, 0, 0, 0, 0 } }, { "shift", LINE, { 0, 0, 0, 3, 0 } },
	{ "space", CALL, { 0, 1, 0, 0, 0 } }, { "split", CALL, { 1, 1, 0, 0, 0 } },
	{ "start", START, { 0, 0, 0, 3, 0 } }, { "static", STMT_WORD, { 0, 0, 0, 0, 2 } },
	{ "std", COLONS, { 0, 0, 0, 0, 4 } }, { "string", CALL, { 1, 1, 0, 0, 0 } },
	{ "strreverse", CALL, { 0, 4, 0, 0, 0 } }, { "struct", STMT_WORD, { 0, 0, 0, 0, 3 } },
	{ "sub", SUB, { 0, 4, 0, 0, 0 } }, { "substr", CALL_DOT, { 2, 0, 0, 0, 0 } },
	{ "substring", CALL_DOT, { 2, 0, 0, 0, 0 } }, { "switch", CALL, { 2, 0, 1, 0, 1 } },
	{ "taskkill", STMT, { 0, 0, 0, 3, 0 } }, { "template", STMT, { 0, 0, 0, 0, 1 } },
	{ "then", THEN, { 0, 3, 0, 0, 0 } }, { "this", DOT, { 2, 0, 0, 0, 1 } },
	{ "timeout", STMT, { 0, 0, 0, 1, 0 } }, { "title", STMT_WORD, { 0, 0, 0, 1, 0 } },
	{ "tocharray", CALL_DOT, { 0, 0, 2, 0, 0 } }, { "tolowercase", CALL, { 2, 0, 0, 0, 0 } },
	{ "tostring", CALL_DOT, { 1, 0, 1, 0, 0 } }, { "trim", CALL, { 0, 1, 0, 0, 0 } },
	{ "try", TRY, { 2, 0, 0, 0, 0 } }, { "type", STMT_WORD, { 0, 0, 0, 1, 0 } },
	{ "typedef", STMT_WORD, { 0, 0, 0, 0, 4 } }, { "typeof", ANY, { 2, 0, 0, 0, 0 } },
	{ "ubound", CALL, { 0, 3, 0, 0, 0 } }, { "ucase", CALL, { 0, 2, 0, 0, 0 } },
	{ "undefined", ANY, { 1, 0, 0, 0, 0 } }, { "unescape", CALL, { 3, 2, 0, 0, 0 } },
	{ "unsigned", STMT_WORD, { 0, 0, 0, 0, 3 } }, { "use", STMT_WORD, { 0, 0, 0, 0, 2 } },
	{ "using", STMT_WORD, { 0, 0, 0, 0, 2 } }, { "var", VAR, { 3, 0, 0, 0, 0 } },
	{ "vbcrlf", ANY, { 0, 3, 0, 0, 0 } }, { "vbnewline", ANY, { 0, 3, 0, 0, 0 } },
	{ "void", STMT_WORD, { 0, 0, 0, 0, 2 } }, { "wend", LINE, { 0, 3, 0, 0, 0 } },
	{ "while", CALL, { 1, 0, 1, 0, 1 } }, { "window", DOT, { 2, 1, 0, 0, 0 } },
	{ "wmic", STMT_WORD, { 0, 0, 0, 4, 0 } }, { "wscript", DOT, { 3, 3, 0, 0, 0 } },
	{ "wscript", STMT_WORD, { 0, 0, 0, 3, 0 } }, { "xcopy", STMT, { 0, 0, 0, 3, 0 } }
};

static bool
is_letter(uint8_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_name(uint8_t c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

uint8_t
sk_typer_next(struct sk_span s, size_t i, size_t *at_r)
{
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	*at_r = i;
	return i < s.n ? s.p[i] : 0;
}

/* The word behind i, and where it ends. */
static struct sk_span
word_behind(struct sk_span s, size_t i, size_t *end_r)
{
	struct sk_span w = { 0 };
	size_t from;

	(void)sk_typer_next(s, i, &from);
	for (*end_r = from; *end_r < s.n && is_name(s.p[*end_r]); ++*end_r)
		;
	(void)sk_span_cut(s, from, *end_r - from, &w);
	return w;
}

static bool
one_of(struct sk_span w, const char *const *list)
{
	while (*list != NULL && !sk_span_is_nocase(w, *list))
		list++;
	return *list != NULL;
}

static bool
add(struct line *l, int language, int score)
{
	l->score[language] += score;
	return true;
}

/* "function (a) {", "function a(b) {"; VBScript has no brace, PowerShell may
 * have no parentheses. */
static bool
function(struct line *l)
{
	size_t end, at, close;
	struct sk_span name = word_behind(l->s, l->i, &end);
	uint8_t c = sk_typer_next(l->s, end, &at);

	if (c == '-' || (c == '{' && name.n > 0))
		return add(l, PS1, 3);
	if (c != '(')
		return false;
	close = sk_span_chr(sk_span_head(l->s, at + 512), ')', at);
	if (close != SK_SPAN_NONE && sk_typer_next(l->s, close + 1, &at) == '{')
		return add(l, JS, 4);
	if (name.n > 0 && l->statement)
		(void)add(l, VBS, 2);
	return add(l, JS, name.n == 0 && l->before != 0 ? 2 : 1);
}

/* VBScript sets objects, cmd sets strings. */
static bool
set(struct line *l)
{
	static const char *const object[] = { "createobject", "getobject", "new", "nothing",
		"wscript", NULL };
	size_t at, end, end2;
	struct sk_span name, value;
	uint8_t c = sk_typer_next(l->s, l->i, &at);

	if (!l->statement || at == l->i)
		return false;
	if (c == '/')
		return add(l, BAT, 4);
	name = word_behind(l->s, at + (c == '"'), &end);
	if (name.n == 0)
		return false;
	if (end < l->s.n && l->s.p[end] == '=')
		(void)add(l, BAT, c == '"' ? 3 : 1);
	if (sk_typer_next(l->s, end, &at) != '=')
		return false;
	value = word_behind(l->s, at + 1, &end2);
	if (one_of(value, object) || (end2 < l->s.n && (l->s.p[end2] == '.' ||
	    l->s.p[end2] == '(')))
		(void)add(l, VBS, 3);
	return true;
}

static bool
dim(struct line *l)
{
	size_t at, end, end2;
	struct sk_span name = word_behind(l->s, l->i, &end);
	uint8_t c = sk_typer_next(l->s, end, &at);

	return l->statement && name.n > 0 && (c == 0 || c == ',' || c == ':' || c == '(' ||
	    c == '\'' || sk_span_is_nocase(word_behind(l->s, end, &end2), "as")) &&
	    add(l, VBS, 4);
}

static bool
loop_for(struct line *l)
{
	size_t at, end, end2;
	uint8_t c = sk_typer_next(l->s, l->i, &at);
	struct sk_span w = word_behind(l->s, l->i, &end);

	if (c == '%' || c == '/')
		return add(l, BAT, 5);
	if (c == '(')
		return add(l, JS, 1) && add(l, PS1, 1);
	if (l->statement && sk_span_is_nocase(w, "each") &&
	    word_behind(l->s, end, &end2).n > 0 &&
	    sk_span_is_nocase(word_behind(l->s, end2, &end), "in"))
		return add(l, VBS, 3);
	return l->statement && w.n > 0 && sk_typer_next(l->s, end, &at) == '=' && add(l, VBS, 3);
}

static bool
condition(struct line *l)
{
	static const char *const cmd[] = { "exist", "errorlevel", "defined", NULL };
	size_t at, end;
	uint8_t c = sk_typer_next(l->s, l->i, &at);
	struct sk_span w = word_behind(l->s, l->i, &end);

	if (sk_span_is_nocase(w, "not"))
		w = word_behind(l->s, end, &end);
	if (l->statement && (one_of(w, cmd) || c == '%' ||
	    sk_span_begins(sk_span_from(l->s, at), SK_SPAN("\"%"))))
		return add(l, BAT, 4);
	if (c == '[')
		return add(l, OTHER, 3);
	return c == '(' && add(l, JS, 1) && add(l, PS1, 1);
}

/* "then" ends the line, or its "if" begins it. */
static bool
then(struct line *l)
{
	size_t at;
	uint8_t c = sk_typer_next(l->s, l->i, &at);

	if (l->before == ';' || l->before == ']')
		return add(l, OTHER, 4);
	if (c == 0 || c == '\'' || sk_span_begins_nocase(l->s, SK_SPAN("if ")))
		return add(l, VBS, 3);
	return false;
}

static bool
sub(struct line *l)
{
	size_t at, end;
	struct sk_span name = word_behind(l->s, l->i, &end);
	uint8_t c = sk_typer_next(l->s, end, &at);

	if (name.n == 0 || (c != '(' && c != '{' && c != 0))
		return false;
	return c == '{' ? add(l, OTHER, 4) : add(l, VBS, 4);
}

/* "var a = 1", "var a, b", "var a;", "let a =", "const a =". */
static bool
variable(struct line *l, const struct word *w)
{
	size_t at, end;
	struct sk_span name = word_behind(l->s, l->i, &end);
	uint8_t c = sk_typer_next(l->s, end, &at);

	if (name.n == 0 || name.p == l->s.p + l->i)
		return false;
	if (c != '=' && !(w->need == VAR && (c == ';' || c == ',' || c == 0)))
		return false;
	return add(l, JS, w->score[JS]);
}

static bool
echo(struct line *l)
{
	size_t end;
	struct sk_span w = word_behind(l->s, l->i, &end);

	if (!l->statement || (l->i < l->s.n && l->s.p[l->i] != ' ' && l->s.p[l->i] != '.'))
		return false;
	if (sk_span_is_nocase(w, "off") && end == l->s.n)
		(void)add(l, BAT, 5);
	else
		(void)add(l, BAT, 2);
	if (l->s.p[l->i == l->s.n ? l->i - 1 : l->i] == ' ' && w.n != 3)
		(void)add(l, OTHER, 2);		/* a shell has it too */
	l->i = l->s.n;				/* the rest is what it says */
	return true;
}

/* The word is followed by one of a list. */
static bool
followed(struct line *l, const struct word *w)
{
	static const char *const end[] = { "sub", "function", "if", "select", "with", "class",
		"property", NULL };
	static const char *const net[] = { "use", "stop", "start", "user", "localgroup",
		"share", "view", "time", NULL };
	static const char *const reg[] = { "add", "query", "delete", "import", "export", NULL };
	static const char *const option[] = { "explicit", NULL }, *const sel[] = { "case", NULL };
	static const char *const error[] = { "error", NULL };
	const char *const *list = w->need == END ? end : w->need == NET ? net :
	    w->need == REG ? reg : w->need == OPTION ? option : w->need == SELECT ? sel : error;
	size_t at;

	if (!l->statement || !one_of(word_behind(l->s, l->i, &at), list))
		return false;
	for (int k = 0; k < LANGUAGES; k++)
		l->score[k] += w->score[k];
	l->i = at;
	return true;
}

static bool
special(struct line *l, const struct word *w)
{
	size_t at;
	uint8_t c = sk_typer_next(l->s, l->i, &at);

	switch (w->need) {
	case DIM: return dim(l);
	case ECHO: return echo(l);
	case FOR: return loop_for(l);
	case FUNCTION: return function(l);
	case IF: return condition(l);
	case SET: return set(l);
	case SUB: return l->statement && sub(l);
	case THEN: return then(l);
	case VAR: case ASSIGNED: return variable(l, w);
	case MY: return l->statement && (c == '$' || c == '@' || c == '%') && add(l, OTHER, 4);
	case TRY: return c == '{' && add(l, JS, 2) && add(l, PS1, 1);
	case START: return l->statement && at > l->i && (c == '"' || c == '/' || c == '%') &&
		add(l, BAT, 4);
	default: return followed(l, w);
	}
}

static bool
fits(const struct line *l, const struct word *w)
{
	size_t at;
	uint8_t c = sk_typer_next(l->s, l->i, &at);

	switch (w->need) {
	case ANY: return true;
	case CALL: return c == '(';
	case DOT: return c == '.';
	case AFTER_DOT: return l->before == '.';
	case CALL_DOT: return c == '(' && l->before == '.';
	case STMT: return l->statement;
	case STMT_WORD: return l->statement && at > l->i && (is_name(c) || c == '"' || c == '%');
	case LINE: return l->statement && (c == 0 || (c == '&' && w->score[BAT] > 0));
	case COLONS: return c == ':';
	default: return false;
	}
}

enum { SLOTS = 1 << 11 };	/* at least twice the words */

/* A word's slot by its length, begin and end: few of a text's words have one of ours. */
static size_t
slot_of(const char *word, size_t n)
{
	unsigned h = (unsigned char)word[0] * 31u + (unsigned char)word[n > 1] * 7u;

	h = h * 31u + (unsigned char)word[n - 1] * 5u + (unsigned char)word[n / 2];
	return (h * 29u + (unsigned)n) % SLOTS;
}

/* Numbers + 1 of the words, those that are the same once, in their slots or behind. */
static const uint16_t *
slots_of_words(void)
{
	static uint16_t slot[SLOTS];
	static bool made;

	for (size_t w = 0; !made && w < sizeof words / sizeof *words; w++) {
		size_t at = slot_of(words[w].word, strlen(words[w].word));

		if (w > 0 && strcmp(words[w].word, words[w - 1].word) == 0)
			continue;
		while (slot[at] != 0)
			at = (at + 1) % SLOTS;
		slot[at] = (uint16_t)(w + 1);
	}
	made = true;
	return slot;
}

bool
sk_typer_word(struct line *l, const char *word, size_t n)
{
	const uint16_t *slot = slots_of_words();
	size_t at, low = sizeof words / sizeof *words;
	bool hit = false;

	if (n == 0)
		return false;
	for (at = slot_of(word, n); slot[at] != 0; at = (at + 1) % SLOTS)
		if (strcmp(words[slot[at] - 1].word, word) == 0) {
			low = slot[at] - 1u;
			break;
		}
	for (; low < sizeof words / sizeof *words && strcmp(words[low].word, word) == 0; low++) {
		const struct word *w = &words[low];

		if (w->need >= ASSIGNED) {
			hit = special(l, w) || hit;
		} else if (fits(l, w)) {
			for (int k = 0; k < LANGUAGES; k++)
				l->score[k] += w->score[k];
			hit = true;
		}
	}
	return hit;
}
