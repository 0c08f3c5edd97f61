-- 一家店 = 尺码表、商品、规定。客服的每句话都拿这里的资料来对。
-- A shop: size tables, products, policies. Every reply is held against this file.
return shop {
  id = "@ID@",
  name = { zh = "新店", en = "A new shop" },
  charts = {
    trousers = chart {
      scheme = "waist_inch",
      sizes = { "32", "34", "36" },
      table = {
        { "cm / 斤", "120-139", "140-159", "160-179" },
        { "160-189", "32",      "34",      "36" },
      },
    },
  },
  products = {
    -- 还没有图片。No picture yet. lint: allow L211
    product {
      id = "TR-1", name = { zh = "直筒休闲裤", en = "Straight casual trousers" }, nicknames = { "休闲裤" },
      kind = "trousers", price_yuan = 159, chart = "trousers",
      colours = { "黑色", "卡其" },
      stock = { ["32"] = 5, ["34"] = 8, ["36"] = 3 },
      attributes = { stretch = "two_way", fit = "straight", fabric_percent = { ["棉"] = 97, ["氨纶"] = 3 } },
      care = { machine_wash = true, max_temp_c = 30 },
    },
  },
  policies = {
    fact { topic = "return_window", days = 7, ["for"] = "both", counted_from = "receipt" },
    fact { topic = "return_shipping", cause = "quality", payer = "shop" },
    fact { topic = "return_shipping", cause = "non_quality", payer = "buyer" },
    fact { topic = "delivery_time", min_days = 2, max_days = 4, certainty = "estimate" },
    fact { topic = "free_shipping", threshold_yuan = 99 },
  },
}
