return persona {
  id = "fuzz", name = { zh = "试客", en = "Tester" }, about = { zh = "试一试。" }, rules = { "PER-01" },
  extras = { openness = { start = 10 } }, mood = { patience = 45, openness = 50 },
  wants = { brief = true, questions_at_most = 3 }, deeds = { E_WAIT = 1.5 },
  lines = require "lines", react = function(me, reply) return 1 end,
}
