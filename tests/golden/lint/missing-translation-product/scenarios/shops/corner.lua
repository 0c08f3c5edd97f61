return shop {
  id = "corner", name = { zh = "街角小店", en = "Corner" },
  charts = {
    jeans = chart { scheme = "waist_inch", sizes = { "36", "38" },
      table = { { "cm / 斤", "150-179", "180-209" }, { "160-189", "36", "38" } } },
  },
  products = {
    product { id = "JN-1", name = { zh = "牛仔裤", en = "Jeans" }, kind = "jeans", price_yuan = 100, chart = "jeans",
      colours = { "黑色" }, stock = { ["36"] = 3, ["38"] = 0 },
      attributes = { stretch = "four_way" }, care = { machine_wash = true } },
    product { id = "CUP-1", name = { zh = "杯子" }, kind = "cup", price_yuan = 20,
      colours = { "白色" }, stock = { ["白色"] = 5 } },
  },
  policies = {
    fact { topic = "return_window", days = 7 },
    fact { topic = "return_shipping", cause = "quality", payer = "shop" },
    fact { topic = "refund_time", channel = "alipay", max_days = 1 },
    fact { topic = "gift", given = true, valid_from = "2026-11-01", valid_to = "2026-11-30" },
  },
}
