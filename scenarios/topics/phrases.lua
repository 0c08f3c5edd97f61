-- Turns of speech that the readers look for in a clause; they evoke no topic by themselves.
return {
  -- a term that runs from the order, the payment or the dispatch
  phrases { id = "counted_from_order", list = {
    "下单起", "付款起", "拍下起", "下单之日", "付款之日", "发货起", "发货之日", "从下单", "从付款", "从发货", "下单后", "付款后", "发货后", "从拍下", "拍下后",
    "下单算起", "付款算起", "发货算起", "下单那天", "付款那天", "发货那天", "下单7天", "下单七天", "付款7天", "付款七天", "拍下7天", "拍下七天", "发货7天", "发货七天",
    "下单一周", "付款一周", "下单之后", "付款之后", "发货之后", "从您下单", "从您付款", "您下单那天", "从您拍",
  } },
  -- a refund that runs from the moment the buyer sends the parcel or applies
  phrases { id = "counted_from_sending", list = {
    "一寄出", "寄出后", "寄出当天", "寄出那天", "寄出去后", "寄回当天", "一寄回", "寄出去当", "点申请", "申请那天", "申请后", "申请当天", "提交申请", "一申请",
    "申请之日", "申请起", "发出当天", "寄件当天", "揽收后", "发回当天",
  } },
  -- … and a denial of that
  phrases { id = "denies_the_start", list = {
    "不是从", "不从", "不按", "并非", "不是按",
  } },
  -- a warranty that leaves something out
  phrases { id = "leaves_out", list = {
    "不", "除", "无", "没", "免责", "另外", "收费", "自费",
  } },
  -- … or takes it in
  phrases { id = "covers_too", list = {
    "也保", "都保", "也在保", "也免费", "照保", "也修", "包修", "也能保", "也可以保",
  } },
  -- a wait, not a term: 再等三天
  phrases { id = "asks_to_wait", list = {
    "再", "留意", "耐心",
  } },
  -- delivery is spoken of
  phrases { id = "on_the_way", list = {
    "发出", "发货", "寄出", "路上", "送到", "送达", "派送", "抵达", "快递", "物流", "运输", "到您手", "到家",
  } },
  -- the buyer waits for goods that are late
  phrases { id = "waits_for_stock", list = {
    "等", "补货", "缺货", "没货", "预售", "到货",
  } },
  -- a condition put first: 没穿过才行
  phrases { id = "only_then", list = {
    "才", "必须",
  } },
  -- granted although something is lacking: 没鞋盒也行
  phrases { id = "all_the_same", list = { "也行", "也可以", "也能", "也没事", "也没关系", "也不影响", "没事", "没关系", "不要紧", "不打紧", "不碍事", "不影响", "无所谓", "照样", "照常", "照旧" } },
  -- … or what stands before it: 质量问题除外
  phrases { id = "left_out", list = { "除外", "以外", "之外", "例外", "不算在内" } },
  -- said of every case
  phrases { id = "without_exception", list = { "一律", "一概", "统统", "通通", "任何退", "任何换", "所有退", "所有换" } },
  -- nobody is charged
  phrases { id = "waives_fee", list = { "不收您", "不收你", "不跟您收", "不要您的", "免了", "免掉", "全免" } },
  -- all but what follows
  phrases { id = "excepts", list = { "除非", "除了", "要不是" } },
  -- something that happens at times, and so says nothing of this order
  phrases { id = "now_and_then", list = { "经常", "时不时", "偶尔", "有时", "不定期", "时常", "常常", "赶上活动", "碰上活动", "常有", "常会" } },
  -- a part of the day that is still to come
  phrases { id = "later_today", list = { "下午", "傍晚", "晚上", "晚点就", "待会就", "天黑前" } },
  -- other customers do it
  phrases { id = "by_others", list = { "有人", "别人", "客人", "人家", "总有", "老有", "天天", "大家" } },
  -- what a buyer has spent before
  phrases { id = "spent_so_far", list = { "累计", "累积", "总共买过", "攒了", "攒到", "一共买过", "消费过" } },
  -- the window has passed
  phrases { id = "term_is_over", list = {
    "过了", "超过", "超出", "过期", "已过", "超期", "到期", "结束",
  } },
}
