/* test_judge_banned.c -- banned words and false promises: the exact terms, and what must not be one. */
#include "unit/judge_fixture.h"

typedef struct Case {
    const char *reply;
    const char *terms; /* joined by ';' in the order of the text */
} Case;

static const Case CASES[] = {
    /* clang-format off */
    { "这个胖 zi 也能穿亲", "胖 zi" },
    { "您这么胖还穿修身啊", "胖" },
    { "您不胖的,40就行", "" },
    { "胖瘦都能穿的亲", "" },
    { "裤腿偏肥一点,仔细看下尺码表", "" },
    { "这款有点肥,不修身", "" },
    { "您这身材太肥了穿不下", "肥" },
    { "死胖子还挑呢", "死胖子" },
    { "亲爱的肥仔们", "肥仔" },
    { "肥肥的仔仔裤", "" },
    { "您是pangzi吗亲", "pangzi" },
    { "p a n g z i 也能穿", "p a n g z i" },
    { "胖zi专区", "胖zi" },
    { "用肥皂洗就行", "" },
    { "减肥的话也能穿", "" },
    { "神-经-病", "神-经-病" },
    { "您真是s b", "s b" },
    { "USB线在盒子里", "" },
    { "滚筒洗衣机可以洗", "" },
    { "您滚吧", "滚" },
    { "给我滚远点", "滚远点" },
    { "这种垃圾人我不伺候", "垃圾" },
    { "垃圾短信可以拦截的亲", "" },
    { "您可真是个垃圾", "垃圾" },
    { "脑子有病吧", "有病" },
    { "您有病吧", "有病" },
    { "没有病菌残留的亲", "" },
    { "白癡都会用", "白癡" },
    { "傻瓜相机也能拍", "" },
    /* plain words around a critical one, and the critical one beside them */
    { "电脑残留的旧驱动删掉就好", "" },
    { "糖尿病神经病变的老人鞋袜宽松些好", "" },
    { "红烧肉堆得冒尖", "" },
    { "毛球用滚轮粘毛器滚一滚就没了", "" },
    { "试白T恤不要脸蹭到领口", "" },
    { "小熊印花胖嘟嘟的", "" },
    { "您改变态度真好", "" },
    { "老王八点到店取件", "" },
    { "祝阿姨永远年轻", "" },
    { "你這個蠢貨", "蠢貨" },
    { "我不知道", "我不知道" },
    { "我真不知道啊亲", "我真不知道" },
    { "我 不 知 道", "我 不 知 道" },
    { "我不不知道", "我不不知道" },
    { "不知道您穿多大呢", "" },
    { "您说我不知道尺码怎么选,我帮您", "" },
    { "您说“我不知道穿多大”,没关系", "" },
    { "我也不清楚呢", "" },
    { "我不会让您吃亏的", "" },
    { "我不会弄", "我不会" },
    { "我不会骗您的亲", "" },
    { "我們不能定做", "" },
    { "我不能给您退", "我不能" },
    { "我能不能问下您的身高", "" },
    { "有问题联系我,不知道您还有什么疑问", "" },
    { "您必须提供照片", "您必须" },
    { "你必须七天内寄回", "你必须" },
    { "必须吊牌齐全才能退", "" },
    { "您应该拍42码", "您应该" },
    { "您应该明天能收到", "" },
    { "您应该可以穿40码", "" },
    { "您应该和去年一个码", "" },
    { "你应该先量腰围", "你应该" },
    { "应该没问题的亲", "" },
    { "你为什么不看详情", "你为什么不" },
    { "您怎么不早说呢", "您怎么不" },
    { "我跟您说,这款卖得好", "我跟您说" },
    { "我告诉你,就是这样", "我告诉你" },
    { "到货了我告诉您", "" },
    { "我忙着呢,等会儿再说", "我忙着呢;等会儿再说" },
    { "那不是我的错", "那不是我的错" },
    { "这不是我们的错", "这不是我们的错" },
    { "这不归我管", "不归我管" },
    { "我做不了", "我做不了" },
    { "你肯定弄错了", "你肯定弄错了" },
    { "您一定是看错了", "您一定是看错了" },
    { "保证明天到", "保证" },
    { "一定三天到货", "一定" },
    { "肯定合身的亲", "肯定" },
    { "绝对不掉色", "绝对" },
    { "百分百正品", "百分百" },
    { "100%纯棉的", "" },
    { "百分百棉", "" },
    { "100%明天送到", "100%" },
    { "不一定明天到", "" },
    { "我们没法保证明天到", "" },
    { "不能保证时效哦", "" },
    { "质量有保证的", "" },
    { "质量保证,放心", "" },
    { "一定要手洗哦", "" },
    { "请您一定仔细核对地址", "" },
    { "我一定尽快帮您处理", "" },
    { "我们一定给您一个满意的答复", "" },
    { "保证正品", "" },
    { "永远不变形", "永远" },
    { "全网最低价", "全网最低价" },
    { "这是最好的面料", "最好" },
    { "最好先量一下腰围", "" },
    { "第一时间给您发货", "" },
    { "不可能起球的", "不可能" },
    { "您肯定喜欢", "" },
    { "铁定明天到", "铁定" },
    { "保 证 后 天 到", "保 证" },
    { "快递肯定今天给您送到", "肯定" },
    { "您说的保证明天到是谁说的呀", "" },
    { "显瘦效果很好", "显瘦" },
    { "显 瘦", "显 瘦" },
    { "遮肉又藏肉", "遮肉;藏肉" },
    { "他有点胖,穿44", "胖" },
    { "如果偏胖可以选大一码", "" },
    { "是偏胖还是偏瘦呀", "" },
    { "臃肿的人也能穿", "臃肿" },
    { "啤酒肚也能穿", "啤酒肚" },
    { "您肚子大可以选高腰", "" },
    { "牛仔裤很好看", "" },
    { "您这智商真是弱智", "弱智" },
    { "二百五十九元", "" },
    { "您是穷鬼吗", "穷鬼" },
    { "不要脸", "不要脸" },
    { "闭嘴吧你", "闭嘴" },
    { "妈的真烦", "妈的" },
    { "他妈妈穿着合适", "" },
    { "这是猪皮的", "" },
    { "猪一样的身材", "" },
    { "像猪一样", "猪" },
    { "操作很简单", "" },
    { "可靠的亲", "" },
    { "神经病院", "神经病" },
    { "蠢蠢欲动", "" },
    { "大促马上开始", "" },
    { "您真笨", "笨" },
    { "这款有点笨重", "" },
    { "您傻啊", "傻" },
    { "骗子才这样", "骗子" },
    { "不是骗子哦亲,放心", "骗子" },
    { "小心骗子电话", "" },
    { "f.e.i.z.a.i", "f.e.i.z.a.i" },
    { "ＦＥＩＺＡＩ", "ＦＥＩＺＡＩ" },
    { "胖​子", "胖​子" },
    { "胖\n子", "胖\n子" },
    { "胖。子", "胖。子" },
    { "白 癡", "白 癡" },
    { "贱人", "贱人" },
    { "物美价廉不贱卖", "" },
    { "我不应该让您等", "我不应该" },
    { "我想我办不到", "我想我办不到" },
    { "我想我做不了这个", "我想我做不了这个" },
    { "您 必 须 来", "您 必 须" },
    { "您必必须", "您必必须" },
    { "保证质量的亲", "" },
    { "包您合身", "包您" },
    { "我担保三天到", "担保" },
    { "必须的亲", "" },
    /* clang-format on */
};

static void banned__finds_exact_terms_when_said(void **state)
{
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char found[1024];
        JudgeInput in = fixture_input(f, "bigmen", CASES[i].reply);
        Judgement j = fixture_judge(f, &in);
        fixture_join(&in, &j, DIM_BANNED, found, sizeof found);
        if (strcmp(found, CASES[i].terms) != 0)
            fail_msg("%s: expected \"%s\", found \"%s\"", CASES[i].reply, CASES[i].terms, found);
    }
}

static int32_t banned_score(Fixture *f, const char *shop, const char *reply)
{
    JudgeInput in = fixture_input(f, shop, reply);
    return fixture_judge(f, &in).scores[DIM_BANNED];
}

static void banned__scores_by_worst_hit(void **state)
{
    Fixture *f = *state;
    assert_int_equal(banned_score(f, "bigmen", "您好,40码正合适"), 100);
    assert_int_equal(banned_score(f, "bigmen", "黑色显瘦的亲"), 70);
    assert_int_equal(banned_score(f, "bigmen", "这个我不知道,黑色显瘦"), 40);
    assert_int_equal(banned_score(f, "bigmen", "这个我不知道,胖子都穿黑色"), 0);
}

static void banned__hiding_words_count_in_bigmen_only(void **state)
{
    assert_int_equal(banned_score(*state, "shoes", "这双显瘦的亲"), 100);
}

static void banned__caps_overall_when_critical(void **state)
{
    JudgeInput in = fixture_input(*state, "bigmen", "您真是胖子");
    in.wait_ms = 1000;
    in.first = 1;
    assert_int_equal(fixture_judge(*state, &in).overall, 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(banned__finds_exact_terms_when_said),
        cmocka_unit_test(banned__scores_by_worst_hit),
        cmocka_unit_test(banned__hiding_words_count_in_bigmen_only),
        cmocka_unit_test(banned__caps_overall_when_critical),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
