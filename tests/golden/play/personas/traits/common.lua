return lines {
  greet = "你好", nudge = { "在?", "人呢?", "喂" }, vague = { "说具体点", "什么意思" }, unknown = "这个我不知道", waver = "我再想想",
  leave = "不用了", buys = "下单了", settled = "可以", thank = "谢谢", object = "不对吧", ["repeat"] = "说过了",
  doubt = { colour_fade = "掉色吗" }, ask = { return_window = "几天能退" },
}
