/* film_search.c -- texts and query in the form in which all writings of a word are one; normalised at the first search. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "language/normal.h"
#include "play/film_own.h"

static bool is_searched(const FeedItem *item)
{
    return item->kind != FEED_SYSTEM && item->kind != FEED_FLAG && item->text.len > 0;
}

static void add_text(Film *film, uint32_t chat, uint32_t index, const FeedItem *item)
{
    Normal normal = normal_of(film->arena, item->text);
    film->words = film_grow(film->words, film->word_count, &film->word_cap, sizeof *film->words);
    film->words[film->word_count++] = (FilmWords){ .chat = chat,
                                                   .item = index,
                                                   .seq = item->seq,
                                                   .t_ms = item->t_ms,
                                                   .code = normal.code,
                                                   .start = normal.start,
                                                   .end = normal.end,
                                                   .count = normal.count };
}

static int compare_texts(const void *a, const void *b)
{
    const FilmWords *x = a, *y = b;
    if (x->seq != y->seq) return x->seq < y->seq ? -1 : 1;
    return (x->chat > y->chat) - (x->chat < y->chat);
}

static void read_texts(Film *film)
{
    for (uint32_t c = 0; c < film->whole->count; c++) {
        const FeedChat *chat = &film->whole->chats[c].chat;
        /* What the shown moment does not have yet stands behind its count. */
        for (uint32_t i = 0; i < chat->count; i++) {
            if (is_searched(&chat->items[i])) add_text(film, c + 1, i, &chat->items[i]);
        }
    }
    if (film->words) qsort(film->words, film->word_count, sizeof *film->words, compare_texts);
}

static bool stands_at(const FilmWords *text, uint32_t at, const Normal *query)
{
    for (uint32_t i = 0; i < query->count; i++) {
        if (text->code[at + i] != query->code[i]) return false;
    }
    return true;
}

size_t film_search(Film *film, StrView query, FilmHit *hits, size_t cap)
{
    size_t found = 0;
    ArenaMark mark = arena_mark(film->scratch);
    Normal normal = normal_of(film->scratch, sv_of(query.ptr, utf8_valid_len(query)));
    if (!film->words) read_texts(film);
    for (size_t t = 0; film->words && t < film->word_count; t++) {
        const FilmWords *text = &film->words[t];
        for (uint32_t at = 0; normal.count && at + normal.count <= text->count; at++) {
            if (!stands_at(text, at, &normal)) continue;
            if (found < cap) {
                hits[found] = (FilmHit){ .chat = text->chat,
                                         .item = text->item,
                                         .seq = text->seq,
                                         .t_ms = text->t_ms,
                                         .start = text->start[at],
                                         .end = text->end[at + normal.count - 1] };
            }
            found++;
            at += normal.count - 1;
        }
    }
    arena_rewind(film->scratch, mark);
    return found;
}
