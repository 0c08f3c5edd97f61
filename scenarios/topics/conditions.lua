-- What tells that a condition of returning or exchanging is not met. The members are the names of the conditions in the shops'
-- facts; a word may break several. "没剪吊牌" and the like are understood from these words and a negation.
local worn = {
  "穿过", "穿脏", "穿出门", "穿出去", "穿了一天", "穿了两天", "穿了几天", "穿了好几", "穿了一周", "穿了一次", "穿了两次", "穿了几次", "外穿", "有磨损", "磨损", "磨痕", "有磨痕", "磨破", "穿着痕迹", "穿着去", "穿这么些天", "穿这么多天", "穿了这么",
  "走了一天", "走了半天", "走了几步", "走了一会", "走了一圈", "走了几圈", "走过路", "出门走", "出去走", "沾地", "下过地", "下地", "落地", "踩过", "脏了", "弄脏", "用过", "使用过", "使用痕迹", "上过脚", "穿旧",
}
local washed = { "洗过", "下过水", "下水", "过水", "水洗过", "洗了一水", "洗了一次", "洗了两次", "洗坏", "缩水了" }
local cut = {
  "剪了", "剪掉", "剪下", "剪过", "铰了", "铰掉", "铰", "剪吊牌", "拆吊牌", "摘吊牌", "拆了吊牌", "摘了", "摘掉", "扯掉", "扯了", "撕了", "撕掉", "没吊牌", "吊牌没了", "吊牌丢", "吊牌都没", "吊牌不在", "吊牌掉", "没有吊牌", "拆牌", "剪牌", "剪标", "拆标", "吊牌扔", "吊牌拆", "吊牌剪", "牌子剪", "牌子拆", "牌子丢", "牌子没了", "牌子扔", "吊牌弄丢", "吊牌找不到", "吊牌缺", "被剪",
}
local unboxed = {
  "鞋盒丢", "鞋盒没", "鞋盒不在", "鞋盒扔", "鞋盒坏", "盒子丢", "盒子没了", "盒子扔", "盒子不在", "没鞋盒", "没有鞋盒", "没盒", "没有盒", "鞋盒弄丢", "鞋盒找不到", "鞋盒破", "盒子坏", "鞋盒都没", "丢了鞋盒", "扔了鞋盒", "缺鞋盒", "鞋盒缺", "盒没了", "盒丢了",
}
local spoilt = { "影响二次销售", "影响再次销售", "影响销售", "不能二次销售", "没法二次销售", "无法二次销售" }

return {
  vocabulary { set = "breach", members = { no_wear_marks = worn, tags_on = cut, inner_box = unboxed, intact = washed, resaleable = spoilt } },
  vocabulary { set = "breach", members = { intact = worn, resaleable = washed } },
  vocabulary { set = "breach", members = { intact = { "损坏", "坏掉了", "激活", "激活过", "摔过", "磕碰过", "划伤" }, resaleable = worn } },
  -- who tells the buyer how to send it back allows it without saying so
  vocabulary { set = "invitation", members = { apply = { "给您办", "寄回来呗", "寄回来嘛", "寄来就", "寄来吧", "寄回吧", "寄过来呗", "寄回来哈", "给您办理", "帮您办理", "申请退货", "申请换货", "申请退款", "申请售后", "申请退换", "申请一下", "申请下", "申请就", "申请即可", "提交申请", "退货申请", "换货申请", "售后申请", "点申请", "寄回来就", "寄回就", "寄回来吧", "寄回即可", "寄回来即可", "寄过来就", "寄过来吧", "寄给我们就", "走售后", "走退货", "走换货", "点退货", "点换货", "申请个退货", "申请个换货", "发起退货", "发起换货", "发起退款", "发起售后" } } },
}
