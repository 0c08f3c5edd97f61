-- Words of the small classes that come in many forms: each list is every text that its parts make, one of each in a row.
local function each(first, ...)
  if not first then return { "" } end
  local made = {}
  for _, tail in ipairs(each(...)) do
    for _, head in ipairs(first) do made[#made + 1] = head .. tail end
  end
  return made
end

local function join(...)
  local made = {}
  for _, list in ipairs { ... } do
    for _, text in ipairs(list) do made[#made + 1] = text end
  end
  return made
end

local one, size = { "一", "一个", "个", "1", "1个" }, { "码", "号", "档" }
local usual, how_large = { "平时", "平常", "平日", "日常", "往常" }, { "多大", "多少", "几码", "多少码", "什么码", "啥码", "几号" }
local order = { "拍", "买", "选", "下单" }
local take = { "拍", "买", "选", "要", "穿", "就拍", "就买", "就选", "就穿", "拿", "就拿" }

local ours = { "我们", "我们的", "我们这边的", "我们自己的", "店里", "店里的", "商家", "商家的", "卖家", "卖家的", "咱们", "咱们的", "咱家", "咱家的", "厂家", "厂家的", "工厂", "仓库", "仓库的" }
local yours = { "您", "您的", "您自己", "您自己的", "您个人", "您个人的", "您这边的", "您那边的", "买家", "买家的", "顾客", "顾客的", "个人", "自己", "自己的" }
local fault = { "责任", "原因", "问题", "错", "过错", "缘故", "因素", "失误", "疏忽" }
local again, back = { "不好再", "不太好再", "不便再", "没法再", "没办法再", "不能再", "不可以再", "不好", "难再" }, { "退", "退了", "给您退", "退货" }
local merely = { "单纯", "纯粹", "只是", "就是", "光是", "仅仅是", "单单" }
local swap, send, shun = { "想换", "要换", "想调换", "想换大", "想换小", "想换大点", "想换小点" }, { "想退", "要退" }, { "不想要", "不想留", "不想穿", "不要", "不喜欢", "不中意", "看不上", "嫌不好看" }
local book = each({ "", "全", "都" }, { "记", "记在", "记到", "挂", "挂在", "挂到", "算", "算在", "算到" })
local ledger = { "账上", "帐上", "头上", "名下", "账" }
local our_book, your_book = each(book, { "我们", "店里", "咱们", "我" }, ledger), each(book, { "您", "你", "您自己" }, ledger)
local times = each({ "洗", "水洗", "机洗", "手洗", "洗了", "洗过", "水洗了", "机洗了", "过了" }, { "一", "两", "几", "好几" }, { "次", "遍", "水", "回" })
local boxes = each({ "鞋盒", "盒子", "鞋盒子", "外盒" }, { "压", "踩", "弄", "摔", "撕", "拆", "给压", "被压" }, { "坏", "破", "烂", "扁", "变形" })

local earlier, side = { "之前", "前面", "刚才", "刚刚", "上面" }, { "我们", "咱们", "店里", "包邮", "免运费" }
local goods = { "鞋子", "鞋", "衣服", "裤子", "机器", "手机", "东西" }
local way, differs = { "走法", "办法", "流程", "规矩", "算法", "处理方式", "处理办法", "政策" }, { "不一样", "不同", "都不一样", "也不一样" }
local either = each({ "不管", "不论", "无论" }, { "", "是" }, { "退还是换", "换还是退", "退或者换", "退或换" })
local checked = { "核完", "核实完", "核好", "看完", "确认完", "查完", "验完" }

return {
  vocabulary { set = "breach", members = { intact = times, inner_box = boxes } },
  vocabulary { set = "breach", members = { resaleable = times } },
  grammar {
    quality = each(ours, fault),
    non_quality = join(each(yours, fault), each(merely, swap), each(merely, send), each(merely, shun)),
    exchange = join(each(merely, swap), each(checked, { "换新", "就换", "给换" })),
    cannot = each(again, back),
    ["return"] = join(each(again, back), each(merely, send), each(checked, { "就退", "给退" })),
    pays = join({ "补一下", "补上", "先补上", "补给我们", "补给店里", "我们结", "店里结", "商家结", "咱们结", "您结", "您自己结", "就算您的", "就算我们的" }, our_book, your_book),
    shop = join({ "我们结", "店里结", "商家结", "咱们结", "就算我们的" }, our_book),
    buyer = join({ "您结", "您自己结", "就算您的" }, your_book),
    corrects = each({ "哦", "噢", "喔", "呃", "额", "欸", "诶" }, { "不是", "不对", "错了", "说错了" }),
    quote = each(earlier, { "说的", "讲的" }, side),
    can = join(each(checked, { "换新", "就换", "给换" }), each(checked, { "就退", "给退" })),
    filler = join(either, each(goods, { "不收钱", "不要钱", "不花钱" }), each(way, differs), { "再给您做", "算在里头", "算在里面", "算在内", "算在其中", "多担待", "多多担待", "担待", "多包涵", "多多包涵", "发的消息", "发的信息", "发来的消息", "发消息", "正常的话", "一般的话", "顺利的话", "不出意外的话" }),
    reimburses = join(each({ "给您", "给你", "给亲" }, { "补", "返", "报", "转", "打", "赔", "结" }), each({ "咱店", "店里", "咱们", "咱家", "我们店", "店家" }, { "报", "来报" })),
    both_half = join(each({ "各" }, { "出", "付", "承担", "负责", "掏", "管" }, { "一趟", "一次", "一程", "一半", "一边", "单程" }), { "一人一趟", "一人一次", "一家一趟" }),
    up_one = join(each({ "大", "加", "加大", "升", "提", "多", "涨", "放", "放大", "往上提", "往上加", "往上升", "往上走", "往大走", "往上调", "调大", "进", "上", "大穿" }, one, size),
      each({ "大", "要大", "得大" }, one, size, order)), -- 要大一码拍 is no more how a shoe runs
    down_one = join(each({ "小", "减", "减小", "降", "退", "少", "缩", "往下降", "往下减", "往下走", "往小走", "往下调", "调小", "收", "往回收", "小穿" }, one, size),
      each({ "小", "要小", "得小" }, one, size, order)),
    as_usual = join(each(usual, { "", "穿" }, how_large, take, how_large),
      { "原码", "原来的码", "原尺码", "平码", "不用加码", "不加码", "不用换码", "无需加码", "不必加码", "不用改码", "不用加大码" }),
    too_small = each({ "腰", "裤腰", "腰上", "腰那", "裆", "裆部", "腿", "大腿", "腿上", "脚背", "脚面", "肩", "肩膀", "胸口", "袖子", "领口" },
      { "卡", "紧", "勒", "绷", "箍", "挤", "会卡", "会紧", "会勒", "会绷", "太紧", "偏紧" }),
    too_big = each({ "腰", "裤腰", "腰上", "裆", "裤裆", "后跟", "脚跟", "肩", "肩膀", "裤腿", "袖子" }, { "松", "空", "垮", "掉", "会松", "会掉", "太松", "太大", "偏大", "晃", "晃荡" }),
  },
}
