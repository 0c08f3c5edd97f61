return persona {
  id = "calm", name = { zh = "平和", en = "Calm" }, about = { zh = "不急。", en = "In no hurry." },
  rules = { "PER-01" }, avatar = "calm",
  mood = { patience = 60 },
  deeds = { E_WAIT = 0.5 },
  doubts = { "return_window" },
  lines = require "linse",
  react = function(me, reply)
    if reply.first then me:feels({ trust = 1 }, "greeted") end
  end,
}
