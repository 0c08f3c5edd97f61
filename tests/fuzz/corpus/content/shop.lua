return shop {
  id = "fuzz", name = { zh = "小店", en = "Mini" }, note = "n",
  charts = {
    legs = chart { scheme = "waist_inch", sizes = { "34", "36" }, near_jin = 3,
      table = { { "cm", "150-164", "165-179" }, { "160-169", "34", 36 }, { "170-179", "34", "34" } },
      waist_cm = { ["34"] = 88, [36] = 93 }, waist_tolerance_cm = 2 },
    feet = chart { scheme = "shoe_eu", sizes = { "38" }, mm = { ["38"] = 240 } },
  },
  products = {
    product { id = "JN-1", name = { zh = "裤" }, kind = "jeans", price_yuan = 390, chart = "legs", nicknames = { "裤子" },
      colours = { "黑色" }, stock = { ["34"] = 12, ["36"] = 0 },
      attributes = { stretch = "none", fit = "slim", fabric_percent = { ["棉"] = 92 } }, care = { bleach = false } },
    product { id = "PH-1", name = { zh = "机" }, kind = "phone", price_yuan = 99.5, colours = { "红色" }, stock = { ["红色"] = 3 } },
  },
  policies = {
    fact { topic = "return_window", days = 7, ["for"] = "both" },
    fact { topic = "return_window", days = 15, valid_from = "2026-11-01", valid_to = "2026-11-11" },
    fact { topic = "discount", kind = "member", tiers = { { rate = 0.98, min_orders = 1 } } },
    fact { topic = "dispatch_time", cutoff = "17:00" },
  },
}
