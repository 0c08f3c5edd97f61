local helper = require "helper"
return scenario {
  id = "fuzz", shop = "fuzz", product = "JN-1", persona = "fuzz", allow = { "fuzz" }, minutes = 10,
  title = { zh = "试", en = "Try" }, brief = { zh = "试" }, skills = { "speed" }, start = "open",
  beats = {
    open = beat { next = { "close" }, play = function(buyer) return "close" end },
    close = beat { next = {}, play = function(buyer) return buyer:buys() end },
  },
}
