/* film_draft.c -- drafts as the composer had them: gathered into typings, each the way to one reply, and shown at a moment. */
#include "base/mem.h"
#include "base/utf8.h"
#include "play/event_data.h"
#include "play/film_own.h"

FilmDiff film_diff(StrView before, StrView after)
{
    size_t head = 0, old = before.len, new = after.len;
    while (head < old && head < new &&before.ptr[head] == after.ptr[head]) head++;
    while (head > 0 && ((head < old && utf8_is_tail((unsigned char)before.ptr[head])) ||
                        (head < new &&utf8_is_tail((unsigned char)after.ptr[head])))) {
        head--;
    }
    while (old > head && new > head && before.ptr[old - 1] == after.ptr[new - 1]) {
        old--;
        new --;
    }
    while (old < before.len && utf8_is_tail((unsigned char)before.ptr[old])) {
        old++;
        new ++;
    }
    return (FilmDiff){ (uint32_t)head, sv_of(after.ptr + head, new - head), sv_of(before.ptr + head, old - head) };
}

static FilmTypingFold *open_typing(Film *film, FilmChat *own)
{
    if (!own->typing_count) return NULL;
    FilmTypingFold *fold = &film->typings[own->typings[own->typing_count - 1]];
    return fold->typing.to_ms < 0 ? fold : NULL;
}

static FilmTypingFold *begin_typing(Film *film, const Event *event)
{
    FilmChat *own = &film->chats[event->chat - 1];
    film->typings = film_grow(film->typings, film->typing_count, &film->typing_cap, sizeof *film->typings);
    own->typings = film_grow(own->typings, own->typing_count, &own->typing_cap, sizeof *own->typings);
    own->typings[own->typing_count++] = (int32_t)film->typing_count;
    FilmTypingFold *fold = &film->typings[film->typing_count++];
    *fold = (FilmTypingFold){ .first = (uint32_t)own->draft_count,
                              .typing = { .chat = event->chat,
                                          .reply = FILM_NONE,
                                          .from_ms = event->t_ms,
                                          .to_ms = -1,
                                          .quick = sv(""),
                                          .chars_per_minute = -1 } };
    own->paste_sum = 0;
    return fold;
}

void film_take_draft(Film *film, const Event *event, const JsonValue *data)
{
    FilmChat *own = &film->chats[event->chat - 1];
    FilmTypingFold *fold = open_typing(film, own);
    StrView text = film->whole->chats[event->chat - 1].chat.draft;
    if (!fold && !text.len) return; /* an empty composer that was empty before */
    if (!fold) fold = begin_typing(film, event);

    StrView before = fold->typing.draft_count ? own->drafts[own->draft_count - 1].text : sv("");
    FilmDiff diff = film_diff(before, text);
    int64_t pasted = data_int(data, "pasted", 0);
    int64_t more = pasted - own->paste_sum;
    own->paste_sum = pasted;
    own->drafts = film_grow(own->drafts, own->draft_count, &own->draft_cap, sizeof *own->drafts);
    own->drafts[own->draft_count++] = (FilmDraft){ .t_ms = event->t_ms,
                                                   .seq = film->count,
                                                   .caret = diff.at + (uint32_t)diff.added.len,
                                                   .pasted = more > 0 && more <= (int64_t)text.len ? (uint32_t)more : 0,
                                                   .text = text };
    fold->typing.draft_count++;
}

void film_end_typing(Film *film, uint32_t chat, int64_t t_ms, int32_t reply)
{
    FilmTypingFold *fold = open_typing(film, &film->chats[chat - 1]);
    if (!fold) return;
    fold->typing.to_ms = t_ms;
    fold->typing.reply = reply;
    film->replies[reply].typing = (int32_t)(fold - film->typings);
    fold->typing.quick = film->replies[reply].quick;
}

/* The arrays stay where they are from now on. */
void film_fix_typings(Film *film)
{
    for (size_t i = 0; i < film->typing_count; i++) {
        FilmTypingFold *fold = &film->typings[i];
        FilmTyping *typing = &fold->typing;
        typing->drafts = film->chats[typing->chat - 1].drafts + fold->first;
        if (typing->to_ms < 0) typing->to_ms = typing->drafts[typing->draft_count - 1].t_ms;
    }
}

/* ---- at a moment */

/* How many drafts of the chat there are at the moment. */
static size_t drafts_until(const FilmChat *own, uint32_t seq)
{
    size_t low = 0, high = own->draft_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (own->drafts[mid].seq <= seq) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

void film_show_draft(Film *film, size_t chat_idx, uint32_t since)
{
    const FilmChat *own = &film->chats[chat_idx];
    size_t count = drafts_until(own, film->seq);
    if (count && own->drafts[count - 1].seq > since)
        film->shown.chats[chat_idx].chat.draft = own->drafts[count - 1].text;
}

/* The typing that the chat's draft number `draft` belongs to. */
static int32_t typing_with(const Film *film, const FilmChat *own, size_t draft)
{
    size_t low = 0, high = own->typing_count;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (film->typings[own->typings[mid]].first <= draft) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return own->typings[low];
}

/* Without drafts: somebody types while a reply is known to be composed. */
static bool is_composing(const Film *film, const FilmChat *own)
{
    size_t low = 0, high = own->reply_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (film->replies[own->replies[mid]].t_ms <= film->now) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low == own->reply_count) return false;
    const FilmReply *reply = &film->replies[own->replies[low]];
    return reply->typing < 0 && reply->typed_from >= 0 && reply->typed_from <= film->now;
}

FilmComposer film_composer(const Film *film, uint32_t chat)
{
    FilmComposer composer = { .text = sv(""), .typing = FILM_NONE };
    if (chat < 1 || chat > film->shown.count) return composer;
    const FilmChat *own = &film->chats[chat - 1];
    composer.text = film->shown.chats[chat - 1].chat.draft;
    composer.is_typing = is_composing(film, own);

    size_t count = drafts_until(own, film->seq);
    if (!count) return composer;
    int32_t typing = typing_with(film, own, count - 1);
    const FilmTyping *of = &film->typings[typing].typing;
    bool is_sent = of->reply >= 0 && of->to_ms <= film->now && composer.text.len == 0;
    if (is_sent) return composer;
    composer.typing = typing;
    composer.draft = (uint32_t)count - 1 - film->typings[typing].first;
    composer.caret = composer.text.len ? own->drafts[count - 1].caret : 0;
    composer.is_typing = composer.is_typing || film->now - own->drafts[count - 1].t_ms <= FILM_PRESENT_MS;
    return composer;
}
