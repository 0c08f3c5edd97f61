/* term.c -- columns are counted by the C library's own widths, as the line editor counts them. */
#define _XOPEN_SOURCE 700
#include "cli/term.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"

static const char *const CODES[] = { "", "2", "1", "32", "33", "31", "36", "4" };

Term term_of(int fd)
{
    struct winsize size = { 0 };
    const char *no_color = getenv("NO_COLOR");
    const char *kind = getenv("TERM");
    Term term = { .is_tty = isatty(fd) == 1, .width = TERM_DEFAULT_WIDTH, .columns = TERM_DEFAULT_WIDTH };
    if (!term.is_tty) return term;
    term.has_colour = !(no_color && *no_color) && kind && strcmp(kind, "dumb") != 0;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col) term.columns = size.ws_col;
    term.width = term.columns > TERM_MAX_WIDTH ? TERM_MAX_WIDTH : term.columns;
    if (term.width < TERM_MIN_WIDTH) term.width = TERM_MIN_WIDTH;
    return term;
}

void term_set_locale(void)
{
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

static int columns_of_code(uint32_t code)
{
    int columns = code == UTF8_INVALID ? 1 : wcwidth((wchar_t)code);
    return columns < 0 ? 0 : columns;
}

int term_columns_of(StrView text)
{
    int columns = 0;
    for (size_t pos = 0; pos < text.len;) columns += columns_of_code(utf8_next(text, &pos));
    return columns;
}

void term_put(const Term *term, Buf *out, Style style, StrView text)
{
    if (!term->has_colour || style == STYLE_PLAIN || !text.len) {
        buf_put(out, text);
        return;
    }
    buf_printf(out, "\033[%sm", CODES[style]);
    buf_put(out, text);
    buf_puts(out, "\033[0m");
}

void term_pad(Buf *out, int columns)
{
    for (int i = 0; i < columns; i++) buf_putc(out, ' ');
}

void term_put_padded(const Term *term, Buf *out, Style style, StrView text, int columns)
{
    term_put(term, out, style, text);
    term_pad(out, columns - term_columns_of(text));
}

/* No line begins with these. */
static bool is_closing(uint32_t code)
{
    static const uint32_t marks[] = { ',',    '.',    '!',    '?',    ';',    ':',    ')',
                                      0x3001, 0x3002, 0xFF0C, 0xFF01, 0xFF1F, 0xFF1B, 0xFF1A,
                                      0xFF09, 0x201D, 0x300D, 0x300F, 0x3011, 0xFF5E, '~' };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i] == code) return true;
    }
    return false;
}

/* Bytes of `text` that fit into `columns`: up to the last place where a line may end, at least one character. */
static size_t fitting_len(StrView text, int columns)
{
    size_t good = 0, first = 0;
    int used = 0;
    uint32_t before = 0;
    for (size_t pos = 0; pos < text.len;) {
        size_t at = pos;
        uint32_t code = utf8_next(text, &pos);
        bool may_break = before == ' ' || (columns_of_code(code) == 2 || columns_of_code(before) == 2);
        if (at && may_break && code != ' ' && !is_closing(code)) good = at;
        used += columns_of_code(code);
        if (used > columns) return good ? good : first ? first : pos;
        if (code == '\n') return pos;
        first = pos;
        before = code;
    }
    return text.len;
}

void term_wrap(const Term *term, Buf *out, Style style, StrView text, int indent)
{
    int room = term->width - indent;
    if (room < TERM_MIN_WIDTH / 2) room = TERM_MIN_WIDTH / 2;
    while (text.len) {
        size_t len = fitting_len(text, room);
        StrView line = sv_of(text.ptr, len);
        while (line.len && (line.ptr[line.len - 1] == ' ' || line.ptr[line.len - 1] == '\n')) line.len--;
        term_put(term, out, style, line);
        text = sv_of(text.ptr + len, text.len - len);
        if (!text.len) break;
        buf_putc(out, '\n');
        term_pad(out, indent);
    }
}
