/* line_edit.c -- libedit asks for a character; we answer when there is one, and until then run the world.
 *
 * What is printed meanwhile goes above the line: the line is wiped, the text written, the line drawn again. */
#define _DEFAULT_SOURCE
#include "cli/line_edit.h"

#include <errno.h>
#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>
#include <wchar.h>

#include "base/files.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/now.h"
#include "cli/term.h"

enum { PROMPT_MAX = 160, INPUT_MAX = 512, HISTORY_LINES = 200, WAIT_MAX_MS = 1000 };

struct LineEdit {
    LineEditPort port;
    EditLine *el;
    HistoryW *history;
    wchar_t prompt[PROMPT_MAX];
    Buf prompt_text;
    char input[INPUT_MAX]; /* read, not yet given to libedit */
    size_t input_len;
    int signals;   /* a descriptor that tells of Ctrl-C, SIGTERM, SIGHUP and new sizes */
    sigset_t mask; /* what was blocked before */
    LineEditEnd end;
    int64_t typed_at; /* -1: nothing yet */
    int64_t typing_ms;
};

static void to_wide(StrView text, wchar_t *out, size_t cap)
{
    size_t count = 0;
    for (size_t pos = 0; pos < text.len && count + 1 < cap;) {
        uint32_t code = utf8_next(text, &pos);
        out[count++] = code == UTF8_INVALID ? L'?' : (wchar_t)code;
    }
    out[count] = L'\0';
}

static void to_utf8(const wchar_t *text, size_t count, Buf *out)
{
    char bytes[4];
    for (size_t i = 0; i < count; i++) buf_put(out, sv_of(bytes, utf8_put((uint32_t)text[i], bytes)));
}

static wchar_t *give_prompt(EditLine *el)
{
    LineEdit *edit = NULL;
    el_wget(el, EL_CLIENTDATA, &edit);
    return edit->prompt;
}

/* True where it is another than before. */
static bool renew_prompt(LineEdit *edit)
{
    Buf text = { 0 };
    edit->port.prompt(edit->port.self, &text);
    bool is_new = !sv_eq(buf_view(&text), buf_view(&edit->prompt_text));
    buf_reset(&edit->prompt_text);
    buf_put(&edit->prompt_text, buf_view(&text));
    to_wide(buf_view(&text), edit->prompt, PROMPT_MAX);
    buf_clear(&text);
    return is_new;
}

/* Columns of prompt and line up to `end`. */
static int columns_to(const LineEdit *edit, const wchar_t *from, const wchar_t *end)
{
    Buf text = { 0 };
    buf_put(&text, buf_view(&edit->prompt_text));
    to_utf8(from, (size_t)(end - from), &text);
    int columns = term_columns_of(buf_view(&text));
    buf_clear(&text);
    return columns;
}

/* Go up `rows` lines to the first column and wipe everything from there. */
static void wipe(int rows, Buf *out)
{
    buf_putc(out, '\r');
    if (rows > 0) buf_printf(out, "\033[%dA", rows);
    buf_puts(out, "\033[J");
}

static void wipe_line(LineEdit *edit, Buf *out)
{
    const LineInfoW *line = el_wline(edit->el);
    Term term = term_of(STDOUT_FILENO);
    wipe(columns_to(edit, line->buffer, line->cursor) / term.columns, out);
}

static void print(const Buf *text)
{
    fflush(stdout);
    fd_write(STDOUT_FILENO, buf_view(text), NULL);
}

/* Run the world; false where the line is over. */
static bool wake(LineEdit *edit)
{
    Buf text = { 0 }, above = { 0 };
    bool goes_on = edit->port.wake(edit->port.self, &above);
    /* The old prompt says how many rows there are to wipe. */
    wipe_line(edit, &text);
    bool is_new = renew_prompt(edit);
    if (above.len || is_new) {
        buf_put(&text, buf_view(&above));
        print(&text);
        if (goes_on) el_wset(edit->el, EL_REFRESH);
    }
    buf_clear(&text);
    buf_clear(&above);
    if (!goes_on) edit->end = LINE_EDIT_STOPPED;
    return goes_on;
}

/* False where the signal ends the line. */
static bool take_signal(LineEdit *edit)
{
    struct signalfd_siginfo info;
    if (read(edit->signals, &info, sizeof info) != (ssize_t)sizeof info) return true;
    if (info.ssi_signo == SIGWINCH) {
        el_resize(edit->el);
        return true;
    }
    edit->end = LINE_EDIT_INTERRUPTED;
    return false;
}

static bool read_input(LineEdit *edit)
{
    ssize_t got = read(STDIN_FILENO, edit->input + edit->input_len, INPUT_MAX - edit->input_len);
    if (got < 0 && errno == EINTR) return true;
    if (got <= 0) {
        edit->end = LINE_EDIT_CLOSED;
        return false;
    }
    edit->input_len += (size_t)got;
    return true;
}

/* Bytes that the first character in the input needs; 0: more must come first. */
static size_t first_char(const LineEdit *edit, wchar_t *out)
{
    size_t pos = 0;
    if (!edit->input_len) return 0;
    unsigned char lead = (unsigned char)edit->input[0];
    size_t need = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (edit->input_len < need) return 0;
    uint32_t code = utf8_next(sv_of(edit->input, edit->input_len), &pos);
    *out = code == UTF8_INVALID ? L'?' : (wchar_t)code;
    return pos;
}

static int64_t now_ms(void)
{
    Clock clock = now_clock();
    return clock_now(&clock);
}

static int give_char(EditLine *el, wchar_t *out)
{
    LineEdit *edit = NULL;
    el_wget(el, EL_CLIENTDATA, &edit);
    for (;;) {
        size_t len = first_char(edit, out);
        if (len) {
            memmove(edit->input, edit->input + len, edit->input_len - len);
            edit->input_len -= len;
            if (edit->typed_at < 0 && *out >= L' ') edit->typed_at = now_ms();
            return 1;
        }
        struct pollfd wanted[] = { { STDIN_FILENO, POLLIN, 0 }, { edit->signals, POLLIN, 0 } };
        int ms = edit->port.wait_ms(edit->port.self);
        poll(wanted, 2, ms < 0 || ms > WAIT_MAX_MS ? WAIT_MAX_MS : ms);
        if ((wanted[1].revents & POLLIN) && !take_signal(edit)) return 0;
        if (!wake(edit)) return 0;
        if ((wanted[0].revents & (POLLIN | POLLHUP | POLLERR)) && !read_input(edit)) return 0;
    }
}

static void block_signals(LineEdit *edit)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGWINCH);
    sigprocmask(SIG_BLOCK, &set, &edit->mask);
    edit->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

LineEdit *line_edit_new(const LineEditPort *port)
{
    HistEventW event;
    LineEdit *edit = mem_new(sizeof *edit);
    edit->port = *port;
    edit->typed_at = -1;
    block_signals(edit);
    edit->el = el_init("peilian", stdin, stdout, stderr);
    if (!edit->el || edit->signals < 0) {
        line_edit_free(edit);
        return NULL;
    }
    edit->history = history_winit();
    history_w(edit->history, &event, H_SETSIZE, HISTORY_LINES);
    el_wset(edit->el, EL_CLIENTDATA, edit);
    el_wset(edit->el, EL_HIST, history_w, edit->history);
    el_wset(edit->el, EL_EDITOR, L"emacs");
    el_wset(edit->el, EL_PROMPT, give_prompt);
    el_wset(edit->el, EL_GETCFN, give_char);
    el_wset(edit->el, EL_SIGNAL, 0);
    el_wset(edit->el, EL_BIND, L"\\e[3~", L"ed-delete-next-char", NULL);
    el_wset(edit->el, EL_BIND, L"\\e[1~", L"ed-move-to-beg", NULL);
    el_wset(edit->el, EL_BIND, L"\\e[4~", L"ed-move-to-end", NULL);
    return edit;
}

void line_edit_free(LineEdit *edit)
{
    if (!edit) return;
    if (edit->el) el_end(edit->el);
    if (edit->history) history_wend(edit->history);
    if (edit->signals >= 0) close(edit->signals);
    sigprocmask(SIG_SETMASK, &edit->mask, NULL);
    buf_clear(&edit->prompt_text);
    mem_free(edit);
}

/* After Enter libedit stands below the line; elsewhere in it. */
static void wipe_entered(LineEdit *edit, const Buf *line)
{
    Buf text = { 0 };
    Term term = term_of(STDOUT_FILENO);
    int columns = term_columns_of(buf_view(&edit->prompt_text)) + term_columns_of(buf_view(line));
    wipe(columns / term.columns + 1, &text);
    print(&text);
    buf_clear(&text);
}

LineEditEnd line_edit_read(LineEdit *edit, Buf *out)
{
    HistEventW event;
    int count = 0;
    edit->end = LINE_EDIT_DONE;
    edit->typed_at = -1;
    renew_prompt(edit);
    const wchar_t *line = el_wgets(edit->el, &count);
    buf_reset(out);
    if (edit->end == LINE_EDIT_DONE && (!line || count <= 0)) edit->end = LINE_EDIT_CLOSED;
    if (edit->end != LINE_EDIT_DONE) {
        buf_puts(out, "\r\033[J");
        print(out);
        buf_reset(out);
        return edit->end;
    }
    edit->typing_ms = edit->typed_at < 0 ? -1 : now_ms() - edit->typed_at;
    if (count > 1) history_w(edit->history, &event, H_ENTER, line);
    if (line[count - 1] == L'\n') count--;
    to_utf8(line, (size_t)count, out);
    wipe_entered(edit, out);
    return LINE_EDIT_DONE;
}

int64_t line_edit_typing_ms(const LineEdit *edit)
{
    return edit->typing_ms;
}
