-- How sizes are stepped, pointed at and refused: each list is every text that its parts make, one of each in a row.
local function each(first, ...)
  if not first then return { "" } end
  local made = {}
  for _, tail in ipairs(each(...)) do
    for _, head in ipairs(first) do made[#made + 1] = head .. tail end
  end
  return made
end

local function join(...)
  local made, has = {}, {}
  for _, list in ipairs { ... } do
    for _, text in ipairs(list) do
      if not has[text] then made[#made + 1] = text end
      has[text] = true
    end
  end
  return made
end

local one, size = { "一", "一个", "个", "1" }, { "码", "号", "档" }
local pick, order = { "拿", "拍", "买", "选", "挑", "穿", "要", "靠", "走" }, { "拍", "买", "选", "下单" }
local usual, worn = { "平时", "平常", "日常", "往常", "以前", "以往", "一般", "惯常" }, { "穿", "买", "是" }
local open_size = { "啥", "什么", "几", "多大", "哪个", "多少", "啥码", "什么码", "几码", "几号", "哪个码", "多少码" }
local ought, than = { "要", "得", "需", "该" }, { "", "的", "码", "的码", "鞋", "的鞋" }
local one_size = { "一码", "一号", "一个码", "1码" }
local take = { "选", "拿", "拍", "买", "要", "挑", "穿", "就要" }
local pointed, chosen = { "那个", "一个", "个", "那码", "那一个", "面那个" }, { "那个", "那个码", "那码", "那一个" }

return {
  grammar {
    up_one = join(each({ "进", "上", "大穿" }, one, size), each({ "往大", "往上", "往大里" }, pick, one, size),
      each(ought, { "比" }, usual, than, { "大" }, one_size), each({ "大", "要大", "得大" }, one, size, order)), -- 要大一码拍 is no more how a shoe runs
    down_one = join(each({ "收", "往回收", "小穿" }, one, size), each({ "往小", "往下", "往小里" }, pick, one, size),
      each(ought, { "比" }, usual, than, { "小" }, one_size), each({ "小", "要小", "得小" }, one, size, order)),
    as_usual = join(each(usual, worn, open_size, { "就", "您就", "也", "这双也", "这双就", "现在" }), each({ "跟", "和", "同", "按", "照" }, { "", "您" }, { "平时", "平常", "平日" }, { "", "穿的", "的" },
        { "一样", "一样大", "一个号", "一个码", "那个码", "的码", "的号" }),
      { "不用动", "甭动", "不动就行", "不用变", "照常买", "照常拿", "照常选", "照旧", "照老样子" }),
    usually = join(each({ "一直", "一直都", "历来", "向来", "从来", "总", "老", "老是", "总是", "常年" }, { "穿", "买", "拿" }), { "从来", "历来" }),
    corrects = join(each({ "看", "说", "打", "写", "念", "报", "讲" }, { "串", "串行", "岔", "岔行", "混", "花眼", "拧", "反", "花" }, { "", "了" }),
      each({ "眼花", "手滑", "嘴瓢", "串行", "串了行", "弄混", "搞混", "看走眼", "走神" }, { "", "了" })),
    too_big = join(each({ "穿", "穿着", "穿上" }, { "宽", "肥", "大", "松", "垮" }, { "了" }), each({ "宽松", "宽", "肥", "松", "大" }, { "过头", "过了头", "得过分", "得离谱", "了一圈" }), { "松垮垮" }),
    too_small = join(each({ "穿", "穿着", "穿上" }, { "瘦", "小", "紧", "窄" }, { "了" }), each({ "紧", "瘦", "勒", "窄", "小" }, { "过头", "过了头", "得过分", "得离谱", "了一圈" }), { "崩扣子", "崩开", "要崩", "会崩" }),
    -- what the agent does not know is not said of the goods
    unsure = each({ "", "我", "也", "我也" }, { "不清楚", "不太清楚", "不大清楚", "说不好", "说不准", "拿不准", "吃不准", "没把握", "不确定", "不敢确定", "不晓得", "没试过" }),
    -- the goods are refused, not a size of them
    no_size = each({ "这款", "这条", "这件", "这双", "这个" }, { "", "就", "我就", "我", "咱就", "可" }, { "不推荐", "不建议", "不劝" },
      { "您", "您了", "您入", "您买", "您拍", "您选", "买", "拍", "入" }),
    this = each({ "您", "你", "亲" }, { "", "现在", "目前", "正" }, { "看的", "问的", "拍的", "选的", "挑的", "瞧的" }, { "这款", "这条", "这双", "这件", "这个" }),
    -- a reproach in front of the answer asks nothing
    filler = join(
      each({ "擦", "洗", "刷", "晒", "保养", "清洗" }, { "的" }, { "方式", "方法", "办法", "法子", "讲究" }), -- how it is done is not said yet
      each({ "", "稍微", "略微", "略", "会", "偏" }, { "紧身", "修身", "贴身" }, { "一些", "些", "一点", "点" }), -- of a size, not of the cut
      each({ "", "刚", "刚才", "刚刚", "都" }, { "不是" }, { "说了", "讲了", "说过", "讲过", "说过了", "告诉您了" }, { "吗", "么", "嘛" })),
  },
  -- which of the sizes that the buyer names is meant
  vocabulary {
    set = "pick",
    members = {
      first = each({ "前面", "前", "头", "第一", "前头" }, pointed), second = each({ "第二" }, pointed),
      last = join(each({ "后面", "后", "最后", "末", "后头" }, pointed), { "后者" }), last_but_one = each({ "倒数第二" }, pointed),
      middle = each({ "中间", "当中", "居中", "正中" }, { "那个", "那个码", "那码", "的", "那一个", "那档", "这个" }),
      smallest = join(each(take, { "小的", "小点的", "小一点的", "最小的" }), each({ "最小的", "小的", "小点的", "小一点的", "小一点", "小点", "偏小的" }, chosen)),
      largest = join(each(take, { "大的", "大点的", "大一点的", "最大的" }), each({ "最大的", "大的", "大点的", "大一点的", "大一点", "大点", "偏大的" }, chosen)),
      said = each({ "按", "照", "听" }, { "您", "她", "他", "您朋友", "您爱人", "人家", "您媳妇", "您老公" }, { "说的", "讲的" }, { "", "那个" },
        { "拍", "买", "选", "穿", "拿", "来" }),
    },
  },
}
