return scenario {
  id = "jeans", shop = "bigmen", product = "JN-2031", persona = "plain", allow = { "quick" },
  minutes = 8,
  title = { zh = "牛仔裤", en = "Jeans" },
  brief = { zh = "用于测试", en = "For tests" },
  skills = { "sizing" },
  buyer = { height_cm = 178, weight_jin = 205, waist_cm = 102.5, occasion = "开会" },
  case = { orders = 0 },
  auto_reply = "亲,稍等",
  start = "size",
  beats = {
    size = beat { next = { "returns", "object" }, play = function(buyer)
      local a = buyer:asks { about = "size" }
      buyer.state.size = a.verdict
      return a.wrong and "object" or a.correct and "returns"
    end },
    object = beat { next = { "returns" }, play = function(buyer)
      buyer:says { line = "object" }
      local reply = buyer:waits(60)
      if not reply then return end
      return "returns"
    end },
    returns = beat { next = { "close" }, play = function(buyer)
      buyer:asks { about = "return_window" }
      return "close"
    end },
    close = beat { next = {}, play = function(buyer) return buyer:buys() end },
  },
}
