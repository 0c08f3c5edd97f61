/* answer_size.c -- a bare yes or no to a question for a size: 有我的码吗, 40会不会大. */
#include "judge/goods.h"
#include "shop/sizing.h"

/* 40会不会大, 38小了吗: a yes speaks against the size. */
static bool proposes_misfit(const Message *m)
{
    static const uint32_t *const MISFITS = (const uint32_t *)U"大小紧松肥瘦勒挤绷卡";
    const Reading *r = &m->buyer.last;
    bool is_misfit = false;
    for (uint32_t i = 0; i < r->token_count; i++) {
        const Token *t = &r->tokens[i];
        if (token_word(t, WORD_FITS) || token_word(t, WORD_RECOMMENDS)) return false;
        uint32_t next = t->end < r->normal.count ? r->normal.code[t->end] : 0;
        bool is_tried = next == U'得' || next == U'进'; /* 36挤得进去吗 */
        is_misfit = is_misfit || token_word(t, WORD_TOO_BIG) || (token_word(t, WORD_TOO_SMALL) && !is_tried);
        bool is_size = t->number && (t->number->unit == UNIT_SIZE || t->number->unit == UNIT_NONE);
        for (uint32_t k = t->end; is_size && k < t->end + 5 && k < r->normal.count; k++) {
            const uint32_t *c = MISFITS;
            while (*c && *c != r->normal.code[k]) c++;
            bool squeezes =
                k + 1 < r->normal.count && (r->normal.code[k + 1] == U'得' || r->normal.code[k + 1] == U'进');
            is_misfit = is_misfit || (*c && r->normal.code[k - 1] != U'多' && !squeezes);
        }
    }
    return is_misfit;
}

/* 38的脚选几号: a yes answers nothing. */
static bool asks_which(const Message *m)
{
    const Normal *asked = &m->buyer.last.normal;
    return normal_has(asked, (const uint32_t *)U"几码") || normal_has(asked, (const uint32_t *)U"几号") ||
           normal_has(asked, (const uint32_t *)U"多大码") || normal_has(asked, (const uint32_t *)U"哪个码");
}

/* 有我的码吗: a no says that none fits. A yes leaves open which one does. */
static void answer_any_size(Message *m, uint16_t topic, uint32_t token, bool is_yes)
{
    const Normal *asked = &m->buyer.last.normal;
    bool asks_whether = false;
    for (uint32_t i = 0; i < asked->count; i++) asks_whether = asks_whether || asked->code[i] == U'有';
    uint32_t word = m->r->normal.code[m->r->tokens[token].start];
    SizeAnswer sizes = size_answer(m->a->in->product, &m->buyer.body);
    if (is_yes || !asks_whether || (word != U'没' && word != U'无') || m->stated_size) return;
    if (sizes.state != SIZE_KNOWN && sizes.state != SIZE_NONE) return;
    Draft draft = draft_new(m, topic, token, token);
    draft.stance = "recommend";
    draft_text(&draft, "value", sv("none"));
    draft.state = sizes.state == SIZE_NONE ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}

void answer_size(Message *m, uint16_t topic, uint32_t token, bool is_yes)
{
    const Product *product = m->a->in->product;
    if (product && product->chart && m->buyer.size_count == 0) answer_any_size(m, topic, token, is_yes);
    if (!product || !product->chart || m->buyer.size_count == 0) return;
    StrView size = m->buyer.sizes[m->buyer.size_count - 1];
    SizeAnswer sizes = size_answer(product, &m->buyer.body);
    int index = size_index(product->chart, size);
    Draft draft = draft_new(m, topic, token, token);
    bool recommends = is_yes != proposes_misfit(m);
    if (asks_which(m)) return;
    draft.stance = recommends ? "recommend" : "against";
    draft_text(&draft, "value", size);
    if (sizes.state == SIZE_INPUTS_MISSING || index < 0) return;
    bool fits = sizes.state == SIZE_KNOWN && sizes.fits[index];
    draft.state = fits == recommends ? CLAIM_TRUE : CLAIM_FALSE;
    draft_add(m, &draft);
}
