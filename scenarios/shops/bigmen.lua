-- 阔步大码男装: what this shop sells and promises. Every reply of the trainee is held against this file.
--
-- * A size is a text ("40", "3XL"); weights are in jin (斤), bands include both ends.
-- * Change a number and save: from then on the judge expects the new one.
-- * A fact for some days only gets valid_from / valid_to ("2026-11-01"); on those days it stands in for the undated one.

return shop {
  id = "bigmen",
  name = { zh = "阔步大码男装", en = "Kuobu Big & Tall" },
  note = "Menswear for large men; jeans are the headline product. Never comment on a buyer's body.",

  charts = {
    -- Jeans: find the height's row, then the weight's column. Between two bands the higher one counts.
    jeans = chart {
      scheme = "waist_inch",
      sizes = { "34", "36", "38", "40", "42", "44", "46", "48" },
      table = {
        { "cm / 斤", "150-164", "165-179", "180-194", "195-209", "210-224", "225-239", "240-259", "260-280" },
        { "160-169",    "36",      "38",      "40",      "42",      "44",      "46",      "48",      "48"   },
        { "170-179",    "34",      "36",      "38",      "40",      "42",      "44",      "46",      "48"   },
        { "180-195",    "34",      "34",      "36",      "38",      "40",      "42",      "44",      "46"   },
      },
      near_jin = 3, -- this close to a band's edge the neighbouring size is also acceptable
      waist_cm = { ["34"] = 88, ["36"] = 93, ["38"] = 98, ["40"] = 103, ["42"] = 108, ["44"] = 113, ["46"] = 118, ["48"] = 123 },
      waist_tolerance_cm = 2, -- a stated waist this close to a size's waist makes that size acceptable too
    },

    -- T-shirts and shirts go by weight alone.
    tops = chart {
      scheme = "alpha",
      sizes = { "2XL", "3XL", "4XL", "5XL", "6XL", "7XL" },
      table = {
        { "斤",   "150-169", "170-189", "190-209", "210-229", "230-249", "250-280" },
        { "尺码",   "2XL",     "3XL",     "4XL",     "5XL",     "6XL",     "7XL"   },
      },
      near_jin = 3,
    },
  },

  products = {
    product {
      id = "JN-2031", name = { zh = "四面弹直筒牛仔裤", en = "Four-way stretch straight jeans" },
      nicknames = { "直筒牛仔裤", "四面弹牛仔裤", "直筒裤", "四面弹", "牛仔裤" },
      kind = "jeans", price_yuan = 390, chart = "jeans",
      colours = { "深蓝", "黑色" },
      stock = { ["34"] = 12, ["36"] = 20, ["38"] = 31, ["40"] = 18, ["42"] = 9, ["44"] = 6, ["46"] = 2, ["48"] = 0 },
      attributes = {
        stretch = "four_way", fit = "straight", elastic_waist = true,
        fabric_percent = { ["棉"] = 92, ["聚酯纤维"] = 6, ["氨纶"] = 2 },
        seasons = { "春", "秋" },
        suits = { "粗腿", "大腿粗", "久坐", "运动", "下蹲" },
      },
      care = {
        machine_wash = true, max_temp_c = 30, inside_out = true, bleach = false,
        wash_separately_first = true, colour_fade = "slight_first_washes",
      },
    },

    product {
      id = "JN-2045", name = { zh = "修身微弹牛仔裤", en = "Slim light-stretch jeans" },
      nicknames = { "修身牛仔裤", "微弹牛仔裤", "修身裤", "牛仔裤" },
      kind = "jeans", price_yuan = 359, chart = "jeans",
      colours = { "浅蓝", "黑色" },
      stock = { ["34"] = 8, ["36"] = 15, ["38"] = 22, ["40"] = 10, ["42"] = 4, ["44"] = 3, ["46"] = 0, ["48"] = 0 },
      attributes = {
        stretch = "two_way", fit = "slim", elastic_waist = false,
        fabric_percent = { ["棉"] = 97, ["氨纶"] = 3 },
        seasons = { "春", "夏", "秋" },
        suits = { "臀围大", "腰围大", "通勤" },
      },
      care = {
        machine_wash = true, max_temp_c = 30, inside_out = true, bleach = false,
        wash_separately_first = true, colour_fade = "slight_first_washes",
      },
    },

    product {
      id = "TS-1102", name = { zh = "宽松纯棉T恤", en = "Loose cotton T-shirt" },
      nicknames = { "纯棉T恤", "宽松T恤", "T恤", "短袖" },
      kind = "top", price_yuan = 129, chart = "tops",
      colours = { "白色", "黑色", "藏青" },
      stock = { ["2XL"] = 40, ["3XL"] = 52, ["4XL"] = 37, ["5XL"] = 21, ["6XL"] = 8, ["7XL"] = 5 },
      attributes = {
        stretch = "none", fit = "loose",
        fabric_percent = { ["棉"] = 100 },
        seasons = { "夏" },
        suits = { "休闲" },
      },
      care = {
        machine_wash = true, max_temp_c = 40, inside_out = true, bleach = false,
        wash_separately_first = false, colour_fade = "no",
      },
    },

    product {
      id = "SH-3307", name = { zh = "抗皱商务衬衫", en = "Wrinkle-resistant business shirt" },
      nicknames = { "商务衬衫", "抗皱衬衫", "衬衫", "衬衣" },
      kind = "top", price_yuan = 199, chart = "tops",
      colours = { "白色", "浅蓝" },
      stock = { ["2XL"] = 11, ["3XL"] = 16, ["4XL"] = 14, ["5XL"] = 9, ["6XL"] = 0, ["7XL"] = 3 },
      attributes = {
        stretch = "two_way", fit = "straight",
        fabric_percent = { ["棉"] = 60, ["聚酯纤维"] = 37, ["氨纶"] = 3 },
        seasons = { "春", "秋", "冬" },
        suits = { "商务", "面试", "正式场合" },
      },
      care = {
        machine_wash = true, max_temp_c = 30, inside_out = true, bleach = false,
        wash_separately_first = false, colour_fade = "no",
      },
    },
  },

  policies = {
    -- Returns and exchanges. "for" needs its brackets: the bare word belongs to Lua.
    fact { topic = "return_window", days = 7, ["for"] = "both", counted_from = "receipt" },
    fact { topic = "return_allowed", cause = "quality", allowed = true, conditions = { "evidence" } },
    fact { topic = "return_allowed", cause = "non_quality", allowed = true,
           conditions = { "intact", "tags_on", "resaleable", "within_window" } },
    fact { topic = "exchange_allowed", cause = "quality", allowed = true, conditions = { "evidence" } },
    fact { topic = "exchange_allowed", cause = "non_quality", allowed = true,
           conditions = { "intact", "tags_on", "resaleable", "within_window" } },

    -- Who pays the postage of a return or an exchange.
    fact { topic = "return_shipping", cause = "quality", payer = "shop" },
    fact { topic = "return_shipping", cause = "non_quality", payer = "buyer" },
    fact { topic = "exchange_shipping", cause = "quality", payer = "shop" },
    fact { topic = "exchange_shipping", cause = "non_quality", payer = "buyer" },

    -- Refunds: when the money is back.
    fact { topic = "refund_time", channel = "alipay", same_day = true, counted_from = "parcel_received" },
    fact { topic = "refund_time", channel = "bank_card", min_days = 5, max_days = 7, working = true,
           counted_from = "parcel_received" },

    -- Dispatch and delivery.
    fact { topic = "dispatch_time", cutoff = "17:00", before_cutoff = "same_day", after_cutoff = "next_day" },
    fact { topic = "delivery_time", min_days = 2, max_days = 4, certainty = "estimate" },
    fact { topic = "courier", names = { "圆通", "EMS" } },
    fact { topic = "free_shipping", threshold_yuan = 299 },
    fact { topic = "shipping_fee", yuan = 10 },

    -- Prices. A tier is reached by the number of past orders or by the money spent.
    fact { topic = "discount", kind = "member", tiers = {
      { rate = 0.98, min_orders = 1 },
      { rate = 0.93, min_orders = 3, or_min_total_yuan = 499 },
      { rate = 0.90, min_orders = 8, or_min_total_yuan = 999 },
    } },
    fact { topic = "bargain", allowed = false },
    fact { topic = "price_protection", allowed = false },
    fact { topic = "extra_fee", max_ratio_of_price = 0.20, must_be_told = true },
    fact { topic = "gift", available = false },

    -- The goods.
    fact { topic = "custom_make", allowed = false },
    fact { topic = "colour_difference", level = "slight", reason = "studio_lighting" },
    fact { topic = "authenticity", genuine = true },
  },
}
