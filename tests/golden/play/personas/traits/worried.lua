return trait {
  id = "worried", name = { zh = "担心", en = "Worried" }, rules = { "PER-35" },
  mood = { trust = -10 }, extras = { doubt = 40 }, deeds = { E_WAIT = 2 }, doubts = { "return_window" },
  lines = lines { my = { key = "担心{state.what}" } }, acts = { call_courier = { irritation = -5 } },
}
