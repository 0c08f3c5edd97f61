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

return {
  grammar {
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
