-- 轻履鞋坊: what this shop sells and promises. Every reply of the trainee is held against this file.
--
-- * A size is a text ("38"); feet are measured in millimetres.
-- * A shoe that runs_small takes one size up, one that runs_large one size down.
-- * A fact for some days only gets valid_from / valid_to ("2026-11-01"); on those days it stands in for the undated one.

return shop {
  id = "shoes",
  name = { zh = "轻履鞋坊", en = "Qinglü Shoes" },
  note = "Shoe shop; everything ships from the Guangzhou warehouse.",

  charts = {
    -- The row whose mm equals the buyer's foot; wide feet and high insteps (脚宽, 脚背高) may take one more.
    feet = chart {
      scheme = "shoe_eu",
      sizes = { "34", "35", "36", "37", "38", "39", "40", "41", "42", "43", "44" },
      mm = {
        ["34"] = 220, ["35"] = 225, ["36"] = 230, ["37"] = 235, ["38"] = 240, ["39"] = 245,
        ["40"] = 250, ["41"] = 255, ["42"] = 260, ["43"] = 265, ["44"] = 270,
      },
    },
  },

  products = {
    product {
      id = "SH-101", name = { zh = "软底平底单鞋", en = "Soft-sole flats" },
      nicknames = { "平底单鞋", "软底单鞋", "平底鞋", "单鞋" },
      kind = "shoes", price_yuan = 168, chart = "feet", fit = "true_to_size",
      colours = { "米白", "黑色", "豆沙粉" },
      stock = { ["35"] = 6, ["36"] = 14, ["37"] = 20, ["38"] = 17, ["39"] = 8, ["40"] = 3 },
      attributes = { upper = "头层牛皮", sole = "橡胶", heel_cm = 1.5 },
      care = { machine_wash = false, wipe_clean = true, bleach = false, sun_dry = false },
    },

    product {
      id = "SH-205", name = { zh = "透气网面跑鞋", en = "Breathable mesh runners" },
      nicknames = { "网面跑鞋", "跑步鞋", "运动鞋", "跑鞋" },
      kind = "shoes", price_yuan = 259, chart = "feet", fit = "runs_small",
      colours = { "白色", "黑色", "灰蓝" },
      stock = { ["36"] = 5, ["37"] = 9, ["38"] = 12, ["39"] = 16, ["40"] = 15, ["41"] = 22, ["42"] = 19, ["43"] = 7, ["44"] = 0 },
      attributes = { upper = "网布", sole = "EVA+橡胶", heel_cm = 3 },
      care = { machine_wash = false, wipe_clean = true, bleach = false, sun_dry = false },
    },

    product {
      id = "SH-318", name = { zh = "商务正装皮鞋", en = "Formal leather shoes" },
      nicknames = { "正装皮鞋", "商务皮鞋", "皮鞋" },
      kind = "shoes", price_yuan = 329, chart = "feet", fit = "true_to_size",
      colours = { "黑色", "棕色" },
      stock = { ["38"] = 2, ["39"] = 6, ["40"] = 11, ["41"] = 14, ["42"] = 13, ["43"] = 6, ["44"] = 4 },
      attributes = { upper = "头层牛皮", sole = "橡胶", heel_cm = 2.5 },
      care = { machine_wash = false, wipe_clean = true, bleach = false, sun_dry = false },
    },

    product {
      id = "SH-402", name = { zh = "雪地短靴", en = "Snow ankle boots" },
      nicknames = { "雪地靴", "短靴", "靴子" },
      kind = "shoes", price_yuan = 299, chart = "feet", fit = "runs_large",
      colours = { "驼色", "黑色" },
      stock = { ["35"] = 4, ["36"] = 9, ["37"] = 12, ["38"] = 0, ["39"] = 5, ["40"] = 2 },
      attributes = { upper = "反绒牛皮", sole = "橡胶", heel_cm = 2 },
      care = { machine_wash = false, wipe_clean = true, bleach = false, sun_dry = false },
    },
  },

  policies = {
    -- Returns and exchanges. "for" needs its brackets: the bare word belongs to Lua.
    fact { topic = "return_window", days = 7, ["for"] = "both", counted_from = "receipt" },
    fact { topic = "return_allowed", cause = "quality", allowed = true, conditions = { "evidence" } },
    fact { topic = "return_allowed", cause = "non_quality", allowed = true,
           conditions = { "intact", "tags_on", "inner_box", "no_wear_marks", "resaleable", "within_window" } },
    fact { topic = "exchange_allowed", cause = "quality", allowed = true, conditions = { "evidence" } },
    fact { topic = "exchange_allowed", cause = "non_quality", allowed = true,
           conditions = { "intact", "tags_on", "inner_box", "no_wear_marks", "resaleable", "within_window" } },
    fact { topic = "repair", tried_first = true, max_fee_yuan = 15 },

    -- Who pays the postage of a return or an exchange.
    fact { topic = "return_shipping", cause = "quality", payer = "shop" },
    fact { topic = "return_shipping", cause = "non_quality", payer = "buyer" },
    fact { topic = "exchange_shipping", cause = "quality", payer = "shop" },
    fact { topic = "exchange_shipping", cause = "non_quality", payer = "buyer" },

    -- Refunds: how much, and when the money is back.
    fact { topic = "refund_scope", cause = "quality", full = true, first_shipping_refunded = true },
    fact { topic = "refund_scope", cause = "non_quality", full = false, goods_price_only = true,
           first_shipping_refunded = false },
    fact { topic = "refund_time", channel = "alipay", same_day = true, counted_from = "parcel_received" },

    -- Dispatch and delivery. A parcel on its way can be called back; the steps are in order.
    fact { topic = "dispatch_time", cutoff = "17:00", before_cutoff = "same_day", after_cutoff = "next_day",
           confirm_with_warehouse = true },
    fact { topic = "delivery_time", min_days = 3, max_days = 5, certainty = "estimate" },
    fact { topic = "intercept", allowed = true, return_shipping_advanced_by = "buyer",
           steps = { "call_courier", "refund_at_once", "else_refuse_or_sign_and_return" } },
    fact { topic = "courier", names = { "圆通", "EMS" } },
    fact { topic = "warehouse", city = "广州" },
    fact { topic = "free_shipping", threshold_yuan = 199 },
    fact { topic = "shipping_fee", yuan = 12 },

    -- Prices. A tier is reached by the number of past orders or by the money spent.
    fact { topic = "discount", kind = "member", tiers = {
      { rate = 0.98, min_orders = 1 },
      { rate = 0.93, min_orders = 3, or_min_total_yuan = 499 },
      { rate = 0.90, min_orders = 8, or_min_total_yuan = 999 },
    } },
    fact { topic = "bargain", allowed = false },
    fact { topic = "gift", available = true, when = "buyer_waits_for_late_stock" },

    -- The goods.
    fact { topic = "custom_make", allowed = false },
    fact { topic = "colour_difference", level = "slight", reason = "studio_lighting" },
    fact { topic = "authenticity", genuine = true },
  },
}
