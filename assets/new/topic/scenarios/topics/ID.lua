-- 一个话题 = 买家怎么问、客服怎么答。写好后，在店铺文件的 policies 里加一条：
-- A topic: how buyers ask, how agents answer. Then add a fact to policies in your shop's file:
--   fact { topic = "@ID@", offered = true },
return {
  topic {
    id = "@ID@", dim = "policy", rule = "POL-01",
    fields = { offered = { yes = { "可以刻字" }, no = { "不能刻字", "刻不了字" } } },
    asks = { "能刻字吗", "可以刻字吗" },
  },
}
