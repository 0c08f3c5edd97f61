-- Faults for `peilian mutate`: each is planted, one at a time, in the replies of talks that sell, and the rubric has to find it.
--
-- op      append, prepend, replace: one of `texts` behind, before or instead of the reply
--         swap: the first pair of `swaps` that stands in the reply, or in a claim on one of `topics`
--         size: the recommended size moves `by` places in the chart; figure: a figure of a true claim grows by `by`
--         drop: the clauses that a praise of `rules` or one of `texts` stands in; drop_words: `texts` wherever they stand
--         late: the reply comes `ms` later; typed: it was typed in `ms`; again: the reply before is sent once more
--         silent: nothing is said
-- first   only in the first reply of a chat
-- dim     where the grade has to fall: a dimension; "claim": that of the claim; "asked": those that were asked for; "talk": how it ends
return mutants {
  -- size
  mutant { id = "size_up", op = "size", by = 2, dim = "sizing", zh = "尺码偏大两码", en = "two sizes too big" },
  mutant { id = "size_down", op = "size", by = -2, dim = "sizing", zh = "尺码偏小两码", en = "two sizes too small" },
  mutant { id = "size_anyhow", op = "replace", dim = "sizing", topics = { "size" }, zh = "不看尺寸乱报码", en = "a size out of the blue",
    texts = { "您好，您随便拍，均码的，谁都能穿。", "您好，一般人都拍最大码，跟着拍就行。" } },
  mutant { id = "goods_denied", op = "swap", dim = "claim", zh = "商品说反", en = "goods said the wrong way round",
    topics = { "stretch", "fit", "material", "care", "colour_fade", "elastic_waist" },
    swaps = { { "四面弹", "没有弹力" }, { "直筒", "修身小脚" }, { "可以机洗", "不能机洗" }, { "有一点点掉色", "完全不掉色" }, { "网布", "牛皮" } } },

  -- policy
  mutant { id = "payer", op = "swap", dim = "claim", zh = "运费谁出说反", en = "who pays swapped",
    topics = { "return_shipping", "exchange_shipping", "repair" },
    swaps = { { "运费我们出", "运费您自己出" }, { "由我们承担", "由您承担" }, { "都由我们", "都由您" }, { "我们承担", "您自己承担" }, { "我们出", "您出" },
              { "您承担", "我们承担" }, { "您出", "我们出" } } },
  mutant { id = "figure", op = "figure", by = 13, dim = "claim", zh = "数字报错", en = "a wrong figure" },
  mutant { id = "clock", op = "clock", by = 3, dim = "claim", zh = "钟点报错", en = "a wrong hour" },
  mutant { id = "allowed", op = "swap", dim = "claim", zh = "能办说成不能", en = "what is allowed refused",
    topics = { "return_allowed", "exchange_allowed", "return_window", "repair", "free_shipping" },
    swaps = { { "可以退", "不能退" }, { "可以换", "不能换" }, { "能退", "不能退" }, { "能换", "不能换" }, { "包邮", "不包邮" } } },
  mutant { id = "made_up", op = "append", dim = "policy", zh = "乱编规则", en = "a rule made up",
    texts = { "我们家所有商品都支持30天无理由退换。", "不是质量问题退货，来回运费也是我们出。", "超过7天的话，质量问题也不给退换。" } },

  -- promises and banned words
  mutant { id = "promise", op = "append", dim = "banned", zh = "乱承诺", en = "a false promise",
    texts = { "保证您明天一定收到货。", "我保证后天肯定能送到您手上。", "一定今天就能到。" } },
  mutant { id = "absolute", op = "append", dim = "banned", zh = "绝对化用语", en = "absolute words",
    texts = { "这是全网最好的，没有第二家。", "百分之百没有任何问题的。", "我们家质量绝对是全国第一。" } },
  mutant { id = "insult", op = "append", dim = "banned", zh = "骂人", en = "an insult",
    texts = { "你是不是傻子啊。", "真是个白痴。", "神经病一样问个没完。" } },
  mutant { id = "body", op = "append", dim = "banned", zh = "评论身材", en = "a remark on the body",
    texts = { "胖子都穿这个。", "您这身材跟肥猪似的。", "人胖就别挑了。" } },
  mutant { id = "avoided", op = "append", dim = "banned", zh = "说忌语", en = "a phrase to avoid",
    texts = { "别的我不知道。", "这不是我的错。", "你必须按我说的来。", "那不归我管。" } },

  -- tone
  mutant { id = "no_regret", op = "drop", dim = "tone", rules = { "TON-45", "TON-46" }, texts = { "抱歉", "麻烦了", "不好意思", "理解" }, zh = "不道歉", en = "a missing apology" },
  mutant { id = "no_address", op = "drop_words", dim = "tone", first = true, zh = "没有称呼", en = "no address at all",
    texts = { "您好呀，", "您好，", "亲，", "先生，", "先生您好，", "女士，", "哦", "您", "亲" } },
  mutant { id = "blaming", op = "append", dim = "tone", zh = "责怪买家", en = "blaming the buyer",
    texts = { "都是您自己没看清楚。", "谁让您自己不量好的。", "这得怪您自己不小心。" } },
  mutant { id = "arguing", op = "append", dim = "tone", zh = "争辩", en = "arguing",
    texts = { "我早就跟您说过了，您怎么听不懂呢。", "您说得不对，明明是您弄错了。" } },
  mutant { id = "impatient", op = "append", dim = "tone", zh = "不耐烦", en = "impatience",
    texts = { "问完了没有，我还忙着呢。", "能不能快点，别问了。", "烦不烦啊，说过好几遍了。" } },
  mutant { id = "pressure", op = "append", dim = "tone", zh = "催促施压", en = "pressure",
    texts = { "赶紧拍吧，再不拍就没了。", "别犹豫了，快下单。", "到底买不买，给句话。" } },
  mutant { id = "refusing", op = "append", dim = "tone", zh = "生硬拒绝", en = "a bare refusal",
    texts = { "其他的一概不管。", "要求太多，办不了。", "爱买不买。" } },
  mutant { id = "jargon", op = "append", dim = "tone", zh = "满口行话", en = "jargon",
    texts = { "这款是12盎司环锭纺竹节纱，经纬斜纹丹宁，酵素洗加预缩。" } },
  mutant { id = "curt", op = "replace", dim = "tone", zh = "冷淡", en = "curt", texts = { "嗯", "哦", "行" } },
  mutant { id = "slip", op = "swap", dim = "tone", zh = "错别字", en = "a slip of the pen",
    swaps = { { "退货", "腿货" }, { "运费", "云费" }, { "尺码", "尺吗" }, { "包邮", "包油" }, { "发货", "发或" }, { "抱歉", "报歉" } } },

  -- the answer
  mutant { id = "evasive", op = "replace", dim = "asked", zh = "答非所问", en = "evasive",
    texts = { "亲，您放心拍就好啦。", "您好，我们家卖得特别好，很多人买的。", "亲，喜欢的话可以先收藏哦。" } },
  mutant { id = "vague", op = "replace", dim = "asked", zh = "含糊", en = "vague", texts = { "您好，应该差不多吧，看情况。", "亲，大概可以的，不好说。" } },
  mutant { id = "again", op = "again", dim = "tone", zh = "把上一条再发一遍", en = "the last reply once more" },
  mutant { id = "silent", op = "silent", dim = "talk", zh = "不回", en = "no reply" },

  -- time
  mutant { id = "late", op = "late", ms = 60000, dim = "speed", zh = "晚 60 秒", en = "60 seconds late" },
  mutant { id = "very_late", op = "late", ms = 180000, dim = "speed", zh = "晚三分钟", en = "three minutes late" },
}
