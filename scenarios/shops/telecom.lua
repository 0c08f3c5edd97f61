-- 畅联通信商城: what this shop sells and promises. Every reply of the trainee is held against this file.
--
-- * No sizes here: stock is counted by colour.
-- * A fact for some days only gets valid_from / valid_to ("2026-11-01"); on those days it stands in for the undated one.

return shop {
  id = "telecom",
  name = { zh = "畅联通信商城", en = "Changlian Telecom Mall" },
  note = "Phones and plans sold online by a carrier's mall; no sizes, many procedures.",

  products = {
    product {
      id = "PH-X20", name = { zh = "畅享X20手机 8+256G", en = "X20 phone 8+256G" },
      nicknames = { "畅享X20", "X20" },
      kind = "phone", price_yuan = 1999,
      colours = { "曜黑", "冰蓝" },
      stock = { ["曜黑"] = 30, ["冰蓝"] = 0 },
      attributes = { network = "5G", sim = "dual", battery_mah = 5000 },
    },

    product {
      id = "PH-L8", name = { zh = "长辈机L8", en = "L8 easy phone" },
      nicknames = { "长辈机", "老人机", "L8" },
      kind = "phone", price_yuan = 299,
      colours = { "红色", "黑色" },
      stock = { ["红色"] = 14, ["黑色"] = 22 },
      attributes = { network = "4G", sim = "dual", battery_mah = 1800 },
    },
  },

  policies = {
    -- Returns and exchanges. "for" needs its brackets: the bare word belongs to Lua.
    -- No fact for a return without a fault: it is not allowed.
    fact { topic = "return_window", days = 7, ["for"] = "exchange", counted_from = "receipt" },
    fact { topic = "return_allowed", cause = "quality", allowed = true, conditions = { "evidence" } },
    fact { topic = "return_allowed", cause = "human_damage", allowed = false },
    fact { topic = "exchange_allowed", cause = "quality", allowed = true, conditions = { "evidence" } },
    fact { topic = "exchange_allowed", cause = "non_quality", allowed = true, conditions = { "intact", "within_window" } },
    fact { topic = "exchange_allowed", cause = "human_damage", allowed = false },

    -- Who pays the postage of a return or an exchange.
    fact { topic = "return_shipping", cause = "quality", payer = "shop" },
    fact { topic = "return_shipping", cause = "non_quality", payer = "buyer" },
    fact { topic = "exchange_shipping", cause = "quality", payer = "shop" },
    fact { topic = "exchange_shipping", cause = "non_quality", payer = "buyer" },

    -- Refunds: when the money is back. boc is the Bank of China card.
    fact { topic = "refund_time", channel = "alipay", same_day = true, counted_from = "cancellation_or_parcel_received" },
    fact { topic = "refund_time", channel = "bank_card", min_days = 5, max_days = 7, working = true,
           counted_from = "cancellation_or_parcel_received" },
    fact { topic = "refund_time", channel = "boc", min_days = 10, max_days = 10, working = true, approximate = true,
           counted_from = "cancellation_or_parcel_received" },

    -- Dispatch, pick-up and delivery. An order of a period is picked up at the period's `at`; overnight ends next morning.
    fact { topic = "dispatch_time", within_hours = 6 },
    fact { topic = "pickup", bounds = "from inclusive, to exclusive", rules = {
      { from = "17:00", to = "09:00", overnight = true, at = "10:00" },
      { from = "09:00", to = "13:00", at = "13:00" },
      { from = "13:00", to = "17:00", at = "17:00" },
    } },
    fact { topic = "delivery_time", min_days = 2, max_days = 5, certainty = "estimate" },
    fact { topic = "free_shipping", threshold_yuan = 0 },

    -- After the sale.
    fact { topic = "service_hours", from = "08:00", to = "20:00" },
    fact { topic = "warranty", years = 1, free = true, excludes = { "human_damage" }, where = "any_service_point" },
    fact { topic = "repair_for_human_damage", available = true, free = false, how = "help_contact_service_centre" },
    fact { topic = "complaint", max_days = 7 },

    -- Prices and the goods.
    fact { topic = "bargain", allowed = false },
    fact { topic = "price_same_online_offline", same = true },
    fact { topic = "authenticity", genuine = true },
  },
}
