-- Everything that the other scenarios do not use.
return scenario {
  id = "acts", shop = "bigmen", product = "JN-2031", persona = "plain", traits = { "worried" }, minutes = 20,
  title = { zh = "售后", en = "After sale" }, brief = { zh = "用于测试", en = "For tests" }, skills = { "policy" },
  buyer = { height_cm = 178, photo = "[图片]" },
  case = { cause = "quality", days_since_receipt = 10 }, hidden = { "cause" },
  order = { no = "A1", state = "signed", size = "40", yuan = 199 },
  lines = lines { open = { "订单{order}有问题" } },
  acts = { refund = { irritation = -9, trust = 20 } },
  start = "open",
  beats = {
    open = beat { next = { "wait" }, play = function(buyer)
      buyer.state.what = "质量"
      buyer:says { line = "open" }
      buyer:says { line = "my.key" }
      buyer:tells "cause"
      buyer:tells "photo"
      buyer:feels({ irritation = 25 }, "opening")
      local reply = buyer:waits()
      buyer.state.facts = buyer.facts.height_cm + buyer.turns + buyer.minutes
      buyer.state.order = buyer.order.state
      if buyer:chance(0) or not buyer:chance(100) then return end
      buyer.state.pick = buyer:picks { "a", "a" }
      buyer:says(reply.first and "第一句" or "不是第一句")
      return "wait"
    end },
    wait = beat { next = {}, play = function(buyer)
      buyer:pauses(5)
      while buyer:acted "refund" == 0 do buyer:waits(10) end
      return buyer:settles()
    end },
  },
}
