return persona {
  id = "quick",
  name = { zh = "快买家", en = "Quick buyer" },
  about = { zh = "用于测试", en = "For tests" },
  rules = { "PER-02" },
  avatar = "plain",
  mood = { patience = 20 },
  tempo = { typing_cpm = 600, think_s = { 1, 3 }, nudge_after_s = 20, leave_after_s = 600, wait_from_s = 20 },
  doubts = { "colour_fade" },
  wants = { evidence = true },
  buys = { at_least = { trust = 50 }, deeds = { E_REASONED = 1 }, chances = 1 },
  leaves = { { deeds = { E_PRESSURE = 2 } }, { at_most = { face = 10 }, complain = true } },
  lines = require "lines",
}
