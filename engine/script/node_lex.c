/* node_lex.c -- a tokeniser for Lua 5.4 that only has to be right on sources that Lua accepts. */
#include "script/node_lex.h"

Lex lex_new(StrView source)
{
    return (Lex){ source, 0, 1, 0, 1 };
}

static char at(const Lex *lex, size_t ahead)
{
    size_t pos = lex->pos + ahead;
    return pos < lex->source.len ? lex->source.ptr[pos] : '\0';
}

static bool at_end(const Lex *lex)
{
    return lex->pos >= lex->source.len;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

static void advance(Lex *lex, size_t count)
{
    for (size_t end = lex->pos + count; lex->pos < end && !at_end(lex); lex->pos++) {
        if (lex->source.ptr[lex->pos] != '\n') continue;
        lex->line++;
        lex->column = 1;
        lex->column_pos = lex->pos + 1;
    }
}

/* The column is counted on from the last token, so a long line costs its length once. */
static uint32_t column_here(Lex *lex)
{
    for (; lex->column_pos < lex->pos; lex->column_pos++) {
        bool begins_char = ((unsigned char)lex->source.ptr[lex->column_pos] & 0xC0) != 0x80;
        lex->column += begins_char;
    }
    return lex->column;
}

/* "[[" or "[==[" here: its number of '=' plus 2, else 0. */
static size_t long_open_len(const Lex *lex)
{
    if (at(lex, 0) != '[') return 0;
    size_t level = 0;
    while (at(lex, 1 + level) == '=') level++;
    return at(lex, 1 + level) == '[' ? level + 2 : 0;
}

static bool closes_long(const Lex *lex, size_t open_len)
{
    if (at(lex, 0) != ']' || at(lex, open_len - 1) != ']') return false;
    for (size_t i = 1; i + 1 < open_len; i++) {
        if (at(lex, i) != '=') return false;
    }
    return true;
}

static StrView take_long(Lex *lex, size_t open_len)
{
    advance(lex, open_len);
    size_t start = lex->pos;
    while (!at_end(lex) && !closes_long(lex, open_len)) advance(lex, 1);
    StrView text = sv_of(lex->source.ptr + start, lex->pos - start);
    advance(lex, open_len);
    return text;
}

static void skip_comment(Lex *lex)
{
    advance(lex, 2);
    size_t open_len = long_open_len(lex);
    if (open_len > 0) {
        take_long(lex, open_len);
        return;
    }
    while (!at_end(lex) && at(lex, 0) != '\n') advance(lex, 1);
}

static void skip_blank(Lex *lex)
{
    for (;;) {
        char c = at(lex, 0);
        if (at_end(lex)) return;
        if (c == '-' && at(lex, 1) == '-') {
            skip_comment(lex);
        } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
            advance(lex, 1);
        } else {
            return;
        }
    }
}

static void take_quoted(Lex *lex, LexToken *token)
{
    char quote = at(lex, 0);
    advance(lex, 1);
    size_t start = lex->pos;
    token->is_plain = true;
    while (!at_end(lex) && at(lex, 0) != quote && at(lex, 0) != '\n') {
        bool is_escape = at(lex, 0) == '\\';
        token->is_plain = token->is_plain && !is_escape;
        advance(lex, is_escape ? 2 : 1);
    }
    token->text = sv_of(lex->source.ptr + start, lex->pos - start);
    advance(lex, 1);
}

static size_t number_len(const Lex *lex)
{
    size_t len = 0;
    for (;; len++) {
        char c = at(lex, len);
        char before = len > 0 ? at(lex, len - 1) : '\0';
        bool is_exponent_sign =
            (c == '-' || c == '+') && (before == 'e' || before == 'E' || before == 'p' || before == 'P');
        if (!is_word(c) && c != '.' && !is_exponent_sign) return len;
    }
}

static size_t mark_len(const Lex *lex)
{
    static const char *const LONGER[] = { "...", "..", "==", "~=", "<=", ">=", "::", "//", "<<", ">>" };
    StrView rest = sv_of(lex->source.ptr + lex->pos, lex->source.len - lex->pos);
    for (size_t i = 0; i < sizeof LONGER / sizeof *LONGER; i++) {
        if (sv_starts(rest, sv(LONGER[i]))) return strlen(LONGER[i]);
    }
    return 1;
}

static size_t word_len(const Lex *lex)
{
    size_t len = 0;
    while (is_word(at(lex, len))) len++;
    return len;
}

static void take_plain(Lex *lex, LexToken *token, LexKind kind, size_t len)
{
    token->kind = kind;
    token->text = sv_of(lex->source.ptr + lex->pos, len);
    advance(lex, len);
}

LexToken lex_next(Lex *lex)
{
    skip_blank(lex);
    LexToken token = { .kind = LEX_END, .line = lex->line, .column = column_here(lex) };
    if (at_end(lex)) return token;

    char c = at(lex, 0);
    if (c == '"' || c == '\'') {
        token.kind = LEX_STRING;
        take_quoted(lex, &token);
    } else if (long_open_len(lex) > 0) {
        token.kind = LEX_STRING;
        token.is_plain = true;
        token.text = take_long(lex, long_open_len(lex));
    } else if (is_digit(c) || (c == '.' && is_digit(at(lex, 1)))) {
        take_plain(lex, &token, LEX_NUMBER, number_len(lex));
    } else if (is_word(c)) {
        take_plain(lex, &token, LEX_NAME, word_len(lex));
    } else {
        take_plain(lex, &token, LEX_MARK, mark_len(lex));
    }
    return token;
}
