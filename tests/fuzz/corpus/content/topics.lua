return {
  grammar { neg = { "不", "没" }, asks = { "吗", "什么" } },
  vocabulary { set = "courier", members = { ["圆通"] = { "圆通快递", "yto" }, "EMS" } },
  topic { id = "fit", dim = "sizing", rule = "SIZ-04", fields = { value = { slim = { "修身" }, loose = { "宽松" } } },
    required = { "value" }, cues = { "版型" }, asks = { "什么版" } },
  topic { id = "courier", dim = "policy", rule = "POL-30", reader = "names", fields = { "names" }, cues = { "快递" }, estimate = true },
}
