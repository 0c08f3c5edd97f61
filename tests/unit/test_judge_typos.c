/* test_judge_typos.c -- slips of the pen: found with what was meant, never in right words, and mild. */
#include "unit/judge_fixture.h"

#include "script/load_words.h"

enum { LEAST_CONFUSIONS = 120, TYPO_DELTA = -2 };

typedef struct Slip {
    const char *reply;
    const char *found;
    const char *meant;
} Slip;

static const Slip SLIPS[] = {
    { "亲,不合适可以腿货的", "腿货", "退货" },
    { "马上给您申请腿款", "腿款", "退款" },
    { "支持7天无理由腿", "无理由腿", "无理由退" },
    { "您对着尺吗表量一下", "尺吗", "尺码" },
    { "按您的身高体重建议拍40吗", "拍40吗", "拍40码" },
    { "建议您选38吗哦", "选38吗", "选38码" },
    { "脚宽的话建议拍大一吗", "大一吗", "大一码" },
    { "情,您好,有什么可以帮您", "情", "亲" },
    { "好的情,马上发", "好的情", "好的亲" },
    { "客服一直再线的", "再线", "在线" },
    { "现再有货的", "现再", "在" },
    { "欢迎在来哦", "欢迎在来", "欢迎再来" },
    { "我觉的40更合适", "觉的", "觉得" },
    { "明天来的及吗?来的及的", "来的及", "来得及" },
    { "今天下午发或", "发或", "发货" },
    { "发贷后两天到", "发贷", "发货" },
    { "走的是圆通快弟", "快弟", "快递" },
    { "物留信息我帮您查", "物留", "物流" },
    { "运废我们出", "运废", "运费" },
    { "满299包油", "包油", "包邮" },
    { "我的见议是拍大一码", "见议", "建议" },
    { "这款面科是四面弹", "面科", "面料" },
    { "言色有黑色和蓝色", "言色", "颜色" },
    { "质良您看得到", "质良", "质量" },
    { "您找在线客付登记", "客付", "客服" },
    { "之付宝当天到账", "之付宝", "支付宝" },
    { "这款是直桶的", "直桶", "直筒" },
    { "冷水洗,挂阴处凉干就行", "凉干", "晾干" },
    { "真报歉让您久等", "报歉", "抱歉" },
    { "己经发出了", "己经", "已经" },
    { "您下單之前看看尺嗎表", "尺嗎", "尺码" },
};

/* Right words that hold a wrong one, or come close. */
static const char *const RIGHT[] = {
    "这款阔腿款和直腿款都有货",
    "大腿围放宽了,小腿正常",
    "裤腿换季也不会缩",
    "您平时穿38吗",
    "您穿38吗建议您拍40",
    "需要给您推荐尺码吗",
    "家里有尺吗?卷尺吗,软尺吗都行",
    "平均吗?不是平均价",
    "拖鞋马上发",
    "卷尺马上给您寄",
    "在的亲,稍后再联系您",
    "发现再联系我们",
    "反正再等两天就到",
    "现在次日达的快递",
    "现在发一次",
    "正在拍一件给您看",
    "实在不行就换一款",
    "现在也不晚",
    "到时候在家收就好",
    "详情,您看下页面",
    "放心亲,没事亲,同事亲自检查过的",
    "好的情况我了解了",
    "是的情形我明白",
    "登记的手机号是对的",
    "穿着感觉的话会更软",
    "我们会登记的",
    "发货来的及时",
    "项目地址我发您",
    "仔细地确认过了",
    "发或者不发您定",
    "今天发或明天发都行",
    "现货或者预售都可以",
    "退或换都可以",
    "贷款和发贷款项不是一回事",
    "周末发货正常的",
    "月末付款的也有",
    "货物留存三天,给您留言了",
    "最快第二天到,很快地给您寄",
    "面包油炸的",
    "方面科技含量高",
    "材质良好,品质良品率高",
    "语言色彩丰富",
    "图片大一点,骗子电话别接",
    "舒适和透气都不错",
    "合适穿就留着,舒适和好看都有",
    "符合试穿要求",
    "请新顾客付款后备注",
    "顾客付款后当天发",
    "支付包邮的订单",
    "拍下但是没付款",
    "给您订蛋糕",
    "方便易洗",
    "原因该问仓库",
    "自己经常洗",
    "可已经发货了",
    "以经济实惠为主",
    "立即然后再拍",
    "按排名发",
    "明确任务后回复",
    "阴凉干燥处存放",
    "洗衣夜里也可以",
    "仓库子账号查不到",
    "喜欢应季款",
    "新增品类看首页",
    "不可开交的时候",
    "笔直桶形",
    "保证金已经退回",
    "不会圆领",
    "衣服款式很多",
    "请登记的时候写全名",
};

static const Finding *typo_in(const Judgement *j)
{
    for (size_t i = 0; i < j->finding_count; i++) {
        if (sv_is(j->findings[i].rule, "SPD-06")) return &j->findings[i];
    }
    return NULL;
}

static void typos__are_found_with_what_was_meant(void **state)
{
    for (size_t i = 0; i < sizeof SLIPS / sizeof *SLIPS; i++) {
        JudgeInput in = fixture_input(*state, "bigmen", SLIPS[i].reply);
        Judgement j = fixture_judge(*state, &in);
        const Finding *typo = typo_in(&j);
        if (!typo) fail_msg("%s: no typo found", SLIPS[i].reply);
        StrView text = sv_of(in.reply.ptr + typo->start, typo->end - typo->start);
        if (!sv_is(text, SLIPS[i].found)) fail_msg("%s: %.*s", SLIPS[i].reply, SV_ARG(text));
        if (!strstr(typo->expected.ptr, SLIPS[i].meant)) fail_msg("%s: %s", SLIPS[i].reply, typo->expected.ptr);
        assert_true(sv_is(typo->why, "why.typo"));
    }
}

static void typos__spare_right_words(void **state)
{
    for (size_t i = 0; i < sizeof RIGHT / sizeof *RIGHT; i++) {
        JudgeInput in = fixture_input(*state, "bigmen", RIGHT[i]);
        Judgement j = fixture_judge(*state, &in);
        const Finding *typo = typo_in(&j);
        if (typo) fail_msg("%s: bytes %u to %u", RIGHT[i], typo->start, typo->end);
    }
}

static void typos__are_minor_without_a_flag_and_not_banned(void **state)
{
    JudgeInput in = fixture_input(*state, "bigmen", "亲,这边建议您对着尺吗表看,不合适可以腿货");
    Judgement j = fixture_judge(*state, &in);
    size_t count = 0;
    for (size_t i = 0; i < j.finding_count; i++) {
        if (!sv_is(j.findings[i].rule, "SPD-06")) continue;
        count++;
        assert_int_equal(j.findings[i].kind, FINDING_MINOR);
        assert_int_equal(j.findings[i].dim, DIM_TONE);
        assert_int_equal(j.findings[i].flag.len, 0);
        assert_int_equal(j.findings[i].delta, TYPO_DELTA);
    }
    assert_int_equal(count, 2);
    assert_int_equal(j.scores[DIM_TONE], 100 + 2 * TYPO_DELTA);
    assert_int_equal(j.scores[DIM_BANNED], 100);
}

/* "腿 货" may be two words: a slip is what was typed, letter by letter. */
static void typos__need_the_letters_together(void **state)
{
    static const char *const APART[] = { "不合适可以腿,货先留着", "裤子看腿 货在路上", "尺,吗" };
    for (size_t i = 0; i < sizeof APART / sizeof *APART; i++) {
        JudgeInput in = fixture_input(*state, "bigmen", APART[i]);
        Judgement j = fixture_judge(*state, &in);
        assert_null(typo_in(&j));
    }
}

static void typos__spare_quotations(void **state)
{
    JudgeInput in = fixture_input(*state, "bigmen", "亲,您说的“腿货”是退货的意思吧");
    Judgement j = fixture_judge(*state, &in);
    assert_null(typo_in(&j));
}

/* What is meant is another text than what was typed, and no typo itself. */
static void typos__list_is_long_and_says_what_was_meant(void **state)
{
    const Words *words = &judge_rules(((Fixture *)*state)->judge)->words;
    size_t count = 0;
    for (size_t i = 0; i < words->lexeme_count; i++) {
        const WordLexeme *lexeme = &words->lexemes[i];
        StrView text = words_text(words, i);
        for (uint32_t k = lexeme->use; k < lexeme[1].use; k++) {
            const WordEntry *entry = &words->entries[words->uses[k].entry];
            if (words->lists[entry->list].use != WORD_TYPO) continue;
            if (sv_eq(entry->expected, text)) fail_msg("%.*s means itself", SV_ARG(text));
            JudgeInput in = fixture_input(*state, "bigmen", "");
            in.reply = entry->expected;
            Judgement j = fixture_judge(*state, &in);
            if (typo_in(&j)) fail_msg("%.*s is wrong too", SV_ARG(entry->expected));
            count++;
        }
    }
    if (count < LEAST_CONFUSIONS) fail_msg("%zu confusions", count);
}

static size_t faults_of(const char *text)
{
    Arena *arena = arena_new(0);
    Report *report = report_new();
    ContentFile file = { sv("scenarios/words/a.lua"), sv(text) };
    const Node *root = NULL;
    Words words;
    WordsLoad *load = words_load_new(arena, report);
    if (node_load((NodeRoom){ arena, arena }, &file, WORD_CONSTRUCTORS, WORD_CONSTRUCTOR_COUNT, &root, report))
        words_load_file(load, root);
    words_load_finish(load, &words);
    size_t count = report_count(report, FAULT_ERROR);
    arena_free(arena);
    report_free(report);
    return count;
}

static void typos__loader_asks_what_was_meant(void **state)
{
    (void)state;
    const char *head = "return words { id = 'a', use = 'typo', rule = 'SPD-06', list = { ";
    char text[256];
    static const struct {
        const char *list;
        size_t faults;
    } FILES[] = { { "word { '腿货', expected = '退货', before = { '可以' }, after = { '的' } }", 0 },
                  { "word { '腿货' }", 1 },
                  { "'腿货'", 1 },
                  { "word { '腿货', expected = 1 }", 2 } };
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        snprintf(text, sizeof text, "%s%s } }", head, FILES[i].list);
        assert_int_equal(faults_of(text), FILES[i].faults);
    }
    assert_int_equal(faults_of("return words { id = 'a', use = 'typo', list = {} }"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typos__are_found_with_what_was_meant),
        cmocka_unit_test(typos__spare_right_words),
        cmocka_unit_test(typos__are_minor_without_a_flag_and_not_banned),
        cmocka_unit_test(typos__need_the_letters_together),
        cmocka_unit_test(typos__spare_quotations),
        cmocka_unit_test(typos__list_is_long_and_says_what_was_meant),
        cmocka_unit_test(typos__loader_asks_what_was_meant),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
