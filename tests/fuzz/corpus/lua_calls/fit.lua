return scenario {
  id = "fit", shop = "corner", product = "JN-1", persona = "calm", allow = { "calm" }, traits = { "fussy" },
  minutes = 10, difficulty = 2,
  title = { zh = "问尺码", en = "A size" }, brief = { zh = "给准尺码。", en = "Name the size." },
  skills = { "sizing" },
  buyer = { height_cm = 178, weight_jin = 165 }, known = { "height_cm" },
  case = { stage = "presale", cause = "quality" }, hidden = { "cause" },
  start = "size",
  beats = {
    size = beat { title = { zh = "问", en = "Asks" }, next = { "close", "doubt" },
      play = function(buyer)
        local answer = buyer:asks { about = "size" }
        if answer.wrong then return "doubt" end
        return "close"
      end },
    doubt = beat { next = { "close" },
      play = function(buyer)
        buyer:feels({ trust = -5 }, "wrong_size")
        buyer:asks { about = "stretch" }
        return buyer:did "E_WAIT" == 0 and "close" or nil
      end },
    close = beat { next = {}, play = function(buyer) buyer:buys() end },
  },
}
