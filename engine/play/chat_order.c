/* chat_order.c -- the order of a chat as its scenario wrote it, with the state that the desk has brought it to. */
#include "play/chat_own.h"
#include "script/node.h"

static StrView text_of(const Node *order, const char *key)
{
    const Node *item = node_get(order, key);
    return item && item->kind == NODE_TEXT ? item->text : sv("");
}

static int64_t sum_of(const Node *order)
{
    const Node *item = node_get(order, "yuan");
    if (!item) return 0;
    if (item->kind == NODE_INT) return item->number * VALUE_ONE;
    return item->kind == NODE_DECIMAL ? item->number : 0;
}

bool chat_order(const Chat *chat, ChatOrder *out)
{
    const Plan *plan = chat->plan;
    if (!plan->has_order || !plan->order) return false;
    *out = (ChatOrder){ .no = plan->order_no,
                        .state = chat->order_state,
                        .product = text_of(plan->order, "product"),
                        .size = text_of(plan->order, "size"),
                        .colour = text_of(plan->order, "colour"),
                        .yuan = sum_of(plan->order) };
    return true;
}
