return trait {
  id = "fussy", name = { zh = "挑剔", en = "Fussy" }, rules = { "PER-01" },
  react = 1, mood = { trust = -5 }, lines = lines { thank = "嗯。" },
}
