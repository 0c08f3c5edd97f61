return lines {
  vague = "没听懂。", unknown = "不清楚。", nudge = "在吗?", waver = "再想想。", leave = "算了。", buys = "拍了。",
  settled = "行。", thank = "谢谢。", object = "不对吧?", greet = "在吗?", ["repeat"] = "说过了。",
}
