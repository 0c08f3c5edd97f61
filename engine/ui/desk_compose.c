/* desk_compose.c -- the composer: to whom, how long they wait, the text with its typing speed, and sending it. */
#include "base/utf8.h"
#include "ui/desk_own.h"
#include "ui/field.h"

enum {
    PAD = 20,
    HEAD_H = 36,
    FOOT_H = 48,
    LEAST_TEXT = 48,
    LINES_AT_MOST = 8,
    DRAFT_MS = 300,
    DRAFT_WAITS = 8,       /* frames, where each brings another key */
    DRAFT_AGAIN_MS = 4000, /* after the store refused one */
    SILENT_MS = 3000,
    LATE_BAR = 96,
    EMOJI_COLUMNS = 8,
    EMOJI_CELL = 36,
    TOOL = 32
};

static FieldSpec field_spec(const App *app)
{
    return (FieldSpec){ .name = "composer",
                        .label = ui_tr(app->ui, "desk.reply"),
                        .placeholder = ui_tr(app->ui, "desk.placeholder"),
                        .lines = true,
                        .bare = true,
                        .enter = app->settings.ctrl_enter ? FIELD_CTRL_ENTER_SUBMITS : FIELD_ENTER_SUBMITS };
}

static bool can_write(const App *app, const FeedChat *chat)
{
    return app->is_playing && chat->closed_at < 0 && !sitting_is_paused(app->sitting);
}

int32_t desk_composer_height(App *app, DeskView *desk, const FeedChat *chat, int32_t width)
{
    FieldSpec spec = field_spec(app);
    size_t lines = ui_field_lines(app->ui, desk_of(desk, chat)->draft, &spec, width - 2 * PAD);
    if (lines > LINES_AT_MOST) lines = LINES_AT_MOST;
    int32_t text = (int32_t)lines * ui_field_line_height() + 4;
    return HEAD_H + (text > LEAST_TEXT ? text : LEAST_TEXT) + FOOT_H;
}

/* ---- what is being typed ---- */

static int64_t typed_ms(const App *app, const ChatDesk *own)
{
    return own->typing_since < 0 ? -1 : app_now(app) - own->typing_since;
}

/* Characters a minute since the first letter; -1 while it would only be noise. */
static int32_t typing_rate(const App *app, const ChatDesk *own)
{
    int64_t ms = typed_ms(app, own);
    if (ms < SILENT_MS) return -1;
    StrView text = edit_text(own->draft);
    size_t pasted = edit_pasted(own->draft);
    if (pasted >= text.len) return -1;
    return (int32_t)((int64_t)utf8_count(sv_of(text.ptr, text.len - pasted)) * 60000 / ms);
}

/* When the draft may be written next. The disk may take longer than a frame: what was typed in this one is shown first. */
static int64_t draft_due(const App *app, ChatDesk *own)
{
    const UiInput *input = &app->events.input;
    int64_t due = own->drafted_ms + DRAFT_MS, next = app_now(app) + 1;
    bool is_busy = input->text_count || input->key_count;
    return due < next && is_busy && own->draft_waits++ < DRAFT_WAITS ? next : due;
}

static void record_draft(App *app, const FeedChat *chat, ChatDesk *own)
{
    int64_t now = app_now(app);
    if (!app->settings.keystrokes || edit_version(own->draft) == own->drafted_version) return;
    int64_t due = draft_due(app, own);
    /* With the last frame all is recorded that was typed. */
    if (!app->quit && now < due) {
        ui_due(app->ui, due);
        return;
    }
    own->drafted_ms = now;
    own->draft_waits = 0;
    if (app_draft(app, chat->number, edit_text(own->draft), edit_pasted(own->draft))) {
        own->drafted_version = edit_version(own->draft);
    } else {
        ui_due(app->ui, now + DRAFT_AGAIN_MS);
    }
}

static void follow_typing(const App *app, ChatDesk *own, const FieldResult *result)
{
    bool is_empty = edit_text(own->draft).len == 0;
    if (is_empty) {
        own->typing_since = -1;
        own->quick = sv("");
    } else if (result->changed && own->typing_since < 0 && !result->pasted) {
        own->typing_since = app_now(app);
    }
}

static void send(App *app, DeskView *desk, const FeedChat *chat)
{
    ChatDesk *own = desk_of(desk, chat);
    StrView text = edit_text(own->draft);
    size_t blank = 0;
    while (blank < text.len && (text.ptr[blank] == ' ' || text.ptr[blank] == '\n')) blank++;
    if (blank == text.len) return;
    DeskReply reply = { .chat = chat->number, .text = text, .typing_ms = typed_ms(app, own), .quick = own->quick };
    if (!app_say(app, &reply)) return;
    edit_set_text(own->draft, sv(""));
    own->typing_since = -1;
    own->quick = sv("");
    own->open_seq = 0;
    own->wants_end = true;
    own->drafted_version = edit_version(own->draft);
    app_play(app, SOUND_SENT);
    /* The conversation above was drawn before: it shows the reply with this same key. */
    ui_again(app->ui);
}

void desk_insert(App *app, DeskView *desk, const FeedChat *chat, StrView text, StrView quick)
{
    ChatDesk *own = desk_of(desk, chat);
    edit_insert(own->draft, text, EDIT_PASTED);
    own->quick = arena_copy(app->life, quick);
    desk->focus_composer = true;
    app->redraw = true;
}

/* ---- parts ---- */

static void draw_head(App *app, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    Rect row = rect_inset(rect, PAD, 0);
    UiDrawn drawn = ui_paint_line(ui, row, ui_tr(ui, "desk.to"), (UiLook){ FONT_R12, TOKEN_T2, ALIGN_LEFT });
    cut_left(&row, drawn.w + 8);
    if (feed_chat_count(app->feed) > 1) {
        TagSpec number = { .text = ui_number(ui, chat->number), .tint = TINT_ACCENT, .bold = true };
        cut_left(&row, ui_tag(ui, (Point){ row.x, row.y + (row.h - 20) / 2 }, &number) + 8);
    }
    Rect face = cut_left(&row, 20);
    ui_avatar(ui, (Rect){ face.x, face.y + (face.h - 20) / 2, 20, 20 }, desk_buyer_picture(app, chat).ptr,
              desk_buyer_name(app, chat));
    cut_left(&row, 8);
    Countdown countdown = desk_countdown(app, chat);
    if (chat->closed_at < 0 && chat->waiting_since >= 0) {
        int32_t w = ui_countdown_width(ui, &countdown, true);
        Rect tag = cut_right(&row, w);
        ui_countdown(ui, (Point){ tag.x, tag.y + (tag.h - 20) / 2 }, &countdown, true);
        Rect bar = cut_right(&row, LATE_BAR + 8);
        ui_countdown_bar(ui, (Rect){ bar.x, bar.y + bar.h / 2 - 2, LATE_BAR, 4 }, &countdown);
    }
    ui_line(ui, row, desk_buyer_name(app, chat), (UiLook){ FONT_B12, TOKEN_T1, ALIGN_LEFT });
}

static bool tool(App *app, Rect *row, const char *name, const char *icon, const char *label)
{
    Rect place = cut_left(row, TOOL);
    ButtonSpec spec = { .label = ui_tr(app->ui, label), .icon = icon, .look = BUTTON_QUIET, .icon_only = true };
    bool pressed = ui_button(app->ui, name, (Rect){ place.x, place.y + (place.h - TOOL) / 2, TOOL, TOOL }, &spec);
    cut_left(row, 4);
    return pressed;
}

static void draw_foot(App *app, DeskView *desk, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    ChatDesk *own = desk_of(desk, chat);
    const SpeedNorms *norms = &content_rubric(app->content)->speed;
    Rect row = rect_inset(rect, PAD - 8, 0);
    StrView key = sv(app->settings.ctrl_enter ? "Ctrl Enter" : "Enter");
    ButtonSpec spec = { .label = ui_tr(ui, "desk.send"),
                        .key = key,
                        .look = BUTTON_PRIMARY,
                        .disabled = !can_write(app, chat),
                        .reason = ui_tr(ui, sitting_is_paused(app->sitting) ? "desk.is_paused" : "desk.is_over") };
    cut_right(&row, 8);
    if (ui_button_right(ui, "send", &row, &spec)) send(app, desk, chat);
    if (tool(app, &row, "emoji", "emoji", "desk.emoji")) desk->emoji_open = !desk->emoji_open;
    if (tool(app, &row, "quick", "slash", "desk.quick")) desk->quick_open = true;
    if (desk_product(app, chat) && tool(app, &row, "item", "bag", "desk.send_card")) {
        app_send_card(app, chat->number, desk_product(app, chat)->id);
    }
    StrView chars =
        ui_say(ui, "desk.chars", SLOTS({ "count", ui_number(ui, (int64_t)utf8_count(edit_text(own->draft))) }));
    int32_t w = ui_text_w(ui, FONT_R12, chars);
    if (edit_text(own->draft).len && row.w > w + 8) {
        ui_line(ui, cut_right(&row, w), chars, (UiLook){ FONT_R12, TOKEN_T2, ALIGN_RIGHT });
        cut_right(&row, 12);
    }
    TypingSpec typing = { typing_rate(app, own), (int32_t)norms->typing_pass, (int32_t)norms->typing_target };
    int32_t meter = ui_typing_width(ui, &typing);
    if (meter && row.w > meter) {
        Rect place = cut_right(&row, meter);
        ui_typing(ui, (Point){ place.x, place.y + (place.h - 20) / 2 }, &typing);
    }
}

/* True where it was chosen. */
static bool draw_emoji(App *app, UiId id, Rect cell, StrView face)
{
    Ui *ui = app->ui;
    UiHit hit = ui_hit(ui, id, cell, UI_FOCUS);
    if (hit.hover || hit.focused) canvas_round(app->canvas, cell, CORNERS(4), ui_colour(ui, TOKEN_HOVER));
    if (hit.focus_shown) ui_focus_ring(ui, cell, 4);
    ui_paint_line(ui, cell, face, (UiLook){ FONT_B20, TOKEN_T1, ALIGN_CENTRE });
    ui_node(ui, &(UiNode){ .role = "button", .name = face, .rect = cell, .id = id, .focused = hit.focused });
    return hit.activated;
}

void desk_draw_emoji(App *app, DeskView *desk, const FeedChat *chat)
{
    static const char *const faces[] = { "😊", "🙂", "😄", "😉", "🥰",   "😘", "🤗", "😂",    "😅",      "🙈",
                                         "😭", "😔",    "🙏", "👍", "👌",      "👏", "💪",    "🤝", "✌️", "🌹",
                                         "🌸", "🎁",    "🎉", "✨", "❤️", "💕", "💯",    "✅",    "⏰",      "📦",
                                         "🚚", "📷",    "👖", "👔", "👟",      "👢", "📱",    "📏",    "💰",      "☀️" };
    enum { FACES = sizeof faces / sizeof *faces, ROWS = (FACES + EMOJI_COLUMNS - 1) / EMOJI_COLUMNS };
    Ui *ui = app->ui;
    if (!desk->emoji_open) return;
    Rect box = { desk->composer.x + 12, desk->composer.y - ROWS * EMOJI_CELL - 24, EMOJI_COLUMNS * EMOJI_CELL + 16,
                 ROWS * EMOJI_CELL + 16 };
    ui_begin_pop(ui, "emoji", box, true);
    ui_begin_group(ui, "faces");
    for (int32_t i = 0; i < FACES; i++) {
        Rect cell = { box.x + 8 + i % EMOJI_COLUMNS * EMOJI_CELL, box.y + 8 + i / EMOJI_COLUMNS * EMOJI_CELL,
                      EMOJI_CELL, EMOJI_CELL };
        if (!draw_emoji(app, ui_id_of(ui, "face", (uint64_t)i), cell, sv(faces[i]))) continue;
        ChatDesk *own = desk_of(desk, chat);
        edit_insert(own->draft, sv(faces[i]), EDIT_COMMITTED);
        desk->emoji_open = false;
        desk->focus_composer = true;
    }
    ui_end_group(ui);
    if (ui_key(ui, KEY_ESC, 0) || ui_pressed_outside(ui)) {
        desk->emoji_open = false;
        desk->focus_composer = true;
    }
    ui_end_pop(ui);
    if (!desk->emoji_open) app->redraw = true;
}

/* '/' as the first sign in an empty composer opens the quick replies instead of being a letter. Where a Chinese input
 * method is on the same key gives '、', with which no reply begins. */
static bool takes_slash(App *app, DeskView *desk, ChatDesk *own)
{
    UiInput *input = ui_input(app->ui);
    if (edit_text(own->draft).len || edit_is_composing(own->draft) || !input->text_count) return false;
    UiTextEvent *first = &input->texts[0];
    bool is_slash = sv_is(first->text, "/") || sv_is(first->text, "、");
    if (first->kind != UI_TEXT_COMMIT || !is_slash) return false;
    first->text = sv("");
    desk->quick_open = true;
    return true;
}

void desk_draw_composer(App *app, DeskView *desk, const FeedChat *chat, Rect rect)
{
    Ui *ui = app->ui;
    ChatDesk *own = desk_of(desk, chat);
    desk->composer = rect;
    ui_begin_region(ui, "composer", rect);
    ui_push_id(ui, "composer", chat->number);
    canvas_fill(app->canvas, rect, ui_colour(ui, TOKEN_PANEL));
    ui_rule(ui, (Point){ rect.x, rect.y }, rect.w);
    Rect left = rect;
    draw_head(app, chat, cut_top(&left, HEAD_H));
    Rect foot = cut_bottom(&left, FOOT_H);
    FieldSpec spec = field_spec(app);
    spec.disabled = !can_write(app, chat);
    if (ui_focused(ui) == ui_id(ui, spec.name)) takes_slash(app, desk, own);
    FieldResult result = ui_field(ui, own->draft, &spec, rect_inset(left, PAD, 0));
    /* Where another chat was chosen in this frame, its own composer takes the focus in the next. */
    if (chat->number == app->chat) {
        if (desk->focus_composer) ui_focus(ui, result.id, false);
        desk->focus_composer = false;
    }
    follow_typing(app, own, &result);
    if (result.submitted) send(app, desk, chat);
    record_draft(app, chat, own);
    draw_foot(app, desk, chat, foot);
    ui_pop_id(ui);
    ui_end_region(ui);
}
