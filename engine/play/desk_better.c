/* desk_better.c -- a reply again as the judge saw it, to try what would have been better. */
#include "play/desk_own.h"

static const HeardReply *find_heard(const Desk *desk, uint32_t seq, const Chat **chat)
{
    for (size_t i = 0; i < desk->chat_count; i++) {
        *chat = desk->chats[i];
        for (const HeardReply *heard = (*chat)->heard; heard; heard = heard->before) {
            if (heard->seq == seq) return heard;
        }
    }
    return NULL;
}

bool desk_better(Desk *desk, uint32_t seq, Arena *arena, Receipt *out, Err *err)
{
    const Chat *chat = NULL;
    const HeardReply *heard = find_heard(desk, seq, &chat);

    if (!heard) return err_set(err, ERR_INPUT, "event %u is no reply that was heard here", (unsigned)seq);
    JudgeInput in = heard->in;
    in.history_count = chat_history(chat, heard->line_count, arena, &in.history);
    /* The trials overwrite what the judge handed out last. */
    desk->has_judgement = false;
    receipt_find(desk_judge(desk), arena, &in, out);
    return true;
}
