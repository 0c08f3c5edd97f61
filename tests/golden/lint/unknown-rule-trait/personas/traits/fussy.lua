return trait {
  id = "fussy", name = { zh = "挑剔", en = "Fussy" }, rules = { "PRE-01" },
  mood = { trust = -5 }, lines = lines { thank = "嗯。" },
}
