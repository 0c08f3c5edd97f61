return deeds {
  deed { "E_WAIT", rule = "SPD-02", zh = "让买家等", en = "kept waiting", clock = true,
    effect = { patience = -8, irritation = 6 }, when = { { first = false, wait_over_ms = 90000 } } },
  deed { "E_REASONED", rule = "SIZ-03", zh = "推荐有理由", en = "reasons", effect = { trust = 5 },
    when = { { asked = { "size" }, verdict = { "correct" }, unless = { cue = "generic", question = { "photo" } } } } },
}
