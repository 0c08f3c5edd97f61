return deeds {
  deed { "E_ANSWERED", rule = "TON-13", zh = "答到点上", en = "answered", effect = { trust = 5 },
         when = { { verdict = "correct", asked = true } } },
  deed { "E_ANSWERED", rule = "SPD-02", zh = "让买家等", en = "kept waiting", clock = true, effect = { patience = -5 } },
}
