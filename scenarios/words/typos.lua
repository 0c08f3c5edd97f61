-- Slips of the pen that a Chinese input method makes (SPD-06): what was typed, what was meant, and what clears it.
-- A wrong word must never be a piece of right ones: "放心,亲" is, so 心亲 (for 心情) is not here. Name what may stand beside it:
-- not_before/not_after spare it, before/after must be there. Add the slips of your own shop: product names, colours.
local function typo(wrong, right, beside)
  local entry = beside or {}
  entry[1] = wrong
  entry.expected = right
  return word(entry)
end

-- 建议拍38吗: a recommendation is no question.
local function sizes(verb)
  local all = {}
  for size = 28, 54 do
    all[#all + 1] = typo(verb .. size .. "吗", verb .. size .. "码", { before = { "建议", "建议您", "推荐", "推荐您", "给您推荐" } })
  end
  return all
end

local trouser = { "裤", "大", "小", "左", "右", "双", "腰" }
local ruler = { "量", "卷", "软", "皮", "米", "直", "几", "一", "二", "两", "三", "四", "半", "英", "市", "公", "有", "带" }
local doing = { "现", "正", "存", "还", "都" }

local slips = {
  -- 退 腿 推 褪
  typo("腿货", "退货", { not_before = trouser }), typo("腿换", "退换", { not_before = trouser }),
  typo("腿款", "退款", { before = { "申请", "给您", "帮您", "为您", "全额", "原路", "办理", "同意", "可以", "马上", "已经", "您的", "就", "能", "后", "快速", "直接", "支持", "仅" } }),
  typo("腿回", "退回", { not_before = trouser }), typo("腿钱", "退钱", { not_before = trouser }), typo("腿运费", "退运费"), typo("腿邮费", "退邮费"),
  typo("腿差价", "退差价"), typo("无理由腿", "无理由退"), typo("全额腿", "全额退"), typo("褪货", "退货"), typo("褪款", "退款"),
  -- 码 吗 马
  typo("尺吗", "尺码", { not_before = ruler }), typo("尺马", "尺码", { not_before = ruler, not_after = { "上" } }), typo("尺妈", "尺码"), typo("尺嘛", "尺码", { not_before = ruler }),
  typo("吃码", "尺码"), typo("齿码", "尺码"), typo("迟码", "尺码"), typo("吗数", "码数", { not_after = { "量", "字", "据", "一" } }),
  typo("大一吗", "大一码", { before = { "拍", "选", "换", "买", "建议", "偏" } }), typo("小一吗", "小一码", { before = { "拍", "选", "换", "买", "建议", "偏" } }),
  typo("几吗", "几码", { before = { "穿", "拍", "选", "换" } }), typo("均吗", "均码", { not_before = { "平", "人", "日", "月", "年" } }),
  typo("鞋马", "鞋码", { not_before = { "拖", "凉", "皮", "球", "跑", "布" }, not_after = { "上" } }),
  -- 在 再
  typo("再线", "在线", { before = { "客服", "一直", "人工", "不" }, not_after = { "上", "下" } }),
  typo("现再", "现在", { not_before = { "发", "出", "兑", "实", "体", "显", "呈", "表", "提", "重" }, not_after = { "次" } }),
  typo("正再", "正在", { not_before = { "修", "纠", "反", "更", "校", "改", "真", "矫", "端", "公" }, not_after = { "次" } }),
  typo("再的亲", "在的亲", { guard = "at_head" }), typo("在见", "再见", { not_before = doing, not_after = { "到", "面", "过" } }),
  typo("在发一次", "再发一次", { not_before = doing }), typo("在发一遍", "再发一遍", { not_before = doing }), typo("在说一遍", "再说一遍", { not_before = doing }),
  typo("在说一次", "再说一次", { not_before = doing }), typo("在拍一件", "再拍一件", { not_before = doing }), typo("在拍一条", "再拍一条", { not_before = doing }),
  typo("在拍一双", "再拍一双", { not_before = doing }), typo("在等等", "再等等", { not_before = doing }), typo("欢迎在来", "欢迎再来"), typo("下次在来", "下次再来"),
  typo("以后在说", "以后再说"), typo("稍后在", "稍后再", { after = { "来", "说", "联系", "发", "拍", "付", "试" } }), typo("到时候在", "到时候再", { after = { "说", "联系", "看看" } }),
  -- 亲 情
  typo("情", "亲", { guard = "at_head", after = { ",", "您好", "您", "~", "!" } }), typo("好的情", "好的亲", { guard = "at_tail" }), typo("是的情", "是的亲", { guard = "at_tail" }),
  typo("可以的情", "可以的亲", { guard = "at_tail" }), typo("在的情", "在的亲", { guard = "at_tail" }), typo("亲况", "情况"), typo("亲绪", "情绪"), typo("亲形", "情形", { not_after = { "象" } }),
  -- 的 得 地, only where one of them alone is right
  typo("觉的", "觉得", { before = { "我", "您", "你", "们", "他", "她", "老公", "也", "会" } }), typo("记的", "记得", { before = { "请", "您", "千万", "一定", "亲" } }),
  typo("舍不的", "舍不得"), typo("来的及", "来得及", { not_after = { "时" } }), typo("来不的", "来不得"), typo("值的买", "值得买"), typo("值的入手", "值得入手"), typo("值的拥有", "值得拥有"),
  typo("不的不", "不得不"), typo("省的麻烦", "省得麻烦", { not_before = { "节" } }), typo("免的", "免得", { before = { "也", ",", "以" } }), typo("目地", "目的", { not_before = { "项", "科", "栏", "数", "条", "题" }, not_after = { "址", "点", "方", "区" } }),
  typo("地确", "的确", { guard = "at_head", not_after = { "认", "定", "实", "保", "切", "立" } }),
  -- 货 或 贷
  typo("发或", "发货", { guard = "at_tail" }), typo("发或", "发货", { after = { "时", "后", "前", "很", "快", "地", "速", "员", "仓" } }), typo("发祸", "发货"), typo("罚货", "发货"),
  typo("现或", "现货", { not_before = { "出", "发", "体", "实", "兑", "呈", "显", "表" }, not_after = { "者" } }), typo("发贷", "发货", { not_after = { "款" } }), typo("退贷", "退货", { not_after = { "款" } }),
  typo("换贷", "换货", { not_after = { "款" } }), typo("收贷", "收货", { not_after = { "款" } }), typo("现贷", "现货", { not_after = { "款" } }), typo("到贷", "到货", { not_after = { "款" } }),
  typo("缺贷", "缺货", { not_after = { "款" } }), typo("贷到付款", "货到付款"), typo("唤货", "换货", { not_before = { "呼", "召" } }),
  typo("末发货", "未发货", { not_before = { "周", "月", "年", "季", "期", "岁" } }), typo("末付款", "未付款", { not_before = { "周", "月", "年", "季", "期", "岁" } }),
  typo("末收到", "未收到", { not_before = { "周", "月", "年", "季", "期", "岁" } }), typo("末签收", "未签收", { not_before = { "周", "月", "年", "季", "期", "岁" } }),
  -- 快递 物流 运费
  typo("快弟", "快递"), typo("块递", "快递"), typo("筷递", "快递"), typo("快梯", "快递"), typo("物硫", "物流"),
  typo("物留", "物流", { not_before = { "货", "宠", "财", "事", "食", "衣", "信" }, not_after = { "言", "下", "存", "给", "意", "着", "念" } }),
  typo("运废", "运费"), typo("云费", "运费", { not_after = { "用" }, not_before = { "上", "阿里", "腾讯", "白" } }), typo("晕费", "运费"), typo("运肺", "运费"), typo("运非", "运费", { not_after = { "常", "要", "得" } }), typo("邮废", "邮费"), typo("由费", "邮费"), typo("邮非", "邮费", { not_after = { "常", "要" } }),
  typo("包油", "包邮", { not_before = { "面", "钱", "皮", "汉堡", "背" }, not_after = { "纸", "渍", "污" } }), typo("签受", "签收"), typo("牵收", "签收"), typo("收倒", "收到"), typo("地扯", "地址"), typo("地趾", "地址"),
  -- 建议 推荐
  typo("见议", "建议", { not_before = { "意" } }), typo("建义", "建议"), typo("建意", "建议"), typo("健议", "建议"), typo("推见", "推荐"), typo("推鉴", "推荐"), typo("推建", "推荐"),
  -- goods
  typo("面科", "面料", { not_before = { "方", "全", "页" }, not_after = { "技", "学", "目" } }), typo("面枓", "面料"), typo("言色", "颜色", { not_before = { "语", "察" } }), typo("颜涩", "颜色"), typo("严色", "颜色"), typo("色叉", "色差"),
  typo("质良", "质量", { not_after = { "好", "心", "品" } }), typo("志量", "质量"), typo("治量", "质量"), typo("智量", "质量"), typo("弹立", "弹力"), typo("谈力", "弹力"), typo("弹历", "弹力"), typo("纯绵", "纯棉", { not_after = { "羊" } }),
  typo("全绵", "全棉", { not_after = { "羊", "里" } }), typo("透起", "透气"), typo("舒付", "舒服"), typo("叔服", "舒服", { not_before = { "叔" } }), typo("舒试", "舒适"), typo("合试", "合适", { not_before = { "适", "符" }, not_after = { "穿", "试" } }),
  typo("和适", "合适", { not_after = { "合", "中", "当", "度", "用", "应" } }), typo("试合", "适合", { not_after = { "身", "适", "脚" } }), typo("适和", "适合", { not_before = { "舒", "合" } }), typo("喜换", "喜欢"), typo("宽耸", "宽松"),
  typo("休身", "修身"), typo("骗大", "偏大"), typo("骗小", "偏小"), typo("扳型", "版型"), typo("直桶", "直筒", { not_before = { "笔" } }), typo("衬杉", "衬衫"), typo("库子", "裤子", { not_before = { "仓", "车", "金", "水", "宝" } }), typo("邪子", "鞋子"),
  typo("依服", "衣服"), typo("吊色", "掉色"), typo("吊排", "吊牌"), typo("尺存", "尺寸"), typo("吃寸", "尺寸"), typo("尺村", "尺寸"), typo("腰维", "腰围"), typo("屯围", "臀围"), typo("休重", "体重"), typo("身搞", "身高"), typo("豪米", "毫米"),
  typo("瑕次", "瑕疵"), typo("暇疵", "瑕疵"), typo("瑕庇", "瑕疵"), typo("开交", "开胶", { not_before = { "可" }, not_after = { "易" } }), typo("汽垫", "气垫"), typo("冲电", "充电", { not_before = { "脉" } }), typo("屏目", "屏幕"), typo("保休", "保修"),
  typo("增品", "赠品", { not_before = { "新" }, not_after = { "类", "牌", "种", "质" } }), typo("裤存", "库存", { before = { "有", "查", "查下", "没", "没有", "无", "看下" } }), typo("仓裤", "仓库"), typo("苍库", "仓库"), typo("沧库", "仓库"),
  -- washing
  typo("凉干", "晾干", { not_before = { "阴", "清", "冰", "秋" } }), typo("凉晒", "晾晒", { not_before = { "阴", "清" } }), typo("洗衣夜", "洗衣液", { not_after = { "里", "间", "晚" } }), typo("洗涤济", "洗涤剂"), typo("侵泡", "浸泡"), typo("暴嗮", "暴晒"), typo("干躁", "干燥"),
  -- people and money
  typo("客付", "客服", { before = { "线", "工", "小", "信", "话", "们", "家", "询" }, not_after = { "款", "钱", "费", "了" } }), typo("客副", "客服"), typo("固客", "顾客"), typo("雇客", "顾客"), typo("之付宝", "支付宝"), typo("支富宝", "支付宝"), typo("支副宝", "支付宝"), typo("只付宝", "支付宝"),
  typo("掏宝", "淘宝"), typo("付宽", "付款"), typo("下蛋", "下单"), typo("吓单", "下单"), typo("订蛋", "订单", { not_after = { "糕", "挞", "黄" } }), typo("优会", "优惠", { not_after = { "员" } }), typo("忧惠", "优惠"), typo("优慧", "优惠"), typo("打拆", "打折"), typo("折叩", "折扣"),
  typo("价各", "价格", { not_after = { "不", "自", "有" } }), typo("架格", "价格"), typo("便谊", "便宜"), typo("偏宜", "便宜"), typo("活懂", "活动"), typo("评架", "评价"),
  -- courtesy
  typo("麻凡", "麻烦"), typo("马烦", "麻烦"), typo("麻繁", "麻烦"), typo("不好意识", "不好意思"), typo("不号意思", "不好意思"), typo("报歉", "抱歉"), typo("抱欠", "抱歉"), typo("抱谦", "抱歉"), typo("报谦", "抱歉"), typo("保歉", "抱歉"),
  typo("欢应", "欢迎", { not_before = { "喜" } }), typo("换迎", "欢迎"), typo("请烧等", "请稍等"), typo("梢等", "稍等"), typo("捎等", "稍等"), typo("幸苦", "辛苦", { not_before = { "荣" } }), typo("辛若", "辛苦"),
  -- common words
  typo("以经", "已经", { not_after = { "济", "过", "典", "常", "营", "验", "得", "受" } }), typo("己经", "已经", { not_before = { "自", "知" } }), typo("已径", "已经"), typo("因该", "应该", { not_before = { "原", "基", "内", "诱" } }), typo("可已", "可以", { not_after = { "经" }, not_before = { "不" } }),
  typo("时侯", "时候"), typo("的时后", "的时候"), typo("连糸", "联系"), typo("联糸", "联系"), typo("处例", "处理"), typo("按排", "安排", { not_after = { "名", "序", "号", "队", "列", "版", "单", "期", "行", "产", "着" } }),
  typo("确任", "确认", { not_before = { "明", "的" }, not_after = { "务", "何" } }), typo("却认", "确认"), typo("既使", "即使"), typo("即然", "既然", { not_before = { "立", "随" }, not_after = { "后" } }), typo("按装", "安装", { not_after = { "箱", "修" } }),
  typo("竟量", "尽量"), typo("必竟", "毕竟"), typo("重来没", "从来没", { not_before = { "从" } }), typo("迫不急待", "迫不及待"), typo("松驰", "松弛"), typo("烦燥", "烦躁"), typo("急燥", "急躁"),
}

for _, verb in ipairs({ "拍", "选" }) do
  for _, entry in ipairs(sizes(verb)) do slips[#slips + 1] = entry end
end

return words { id = "typos", use = "typo", rule = "SPD-06", severity = "minor", guard = { "unquoted" }, why = "why.typo", list = slips }
