local you = "{您,你}"
return {
  words { id = "insults", use = "banned", rule = "BAN-38", severity = "critical", why = "why.insult",
    list = { word { "白痴", pinyin = "bai chi", not_after = { "非" } }, "傻b", "{sb,s逼}", you .. "~有病", "[大]胖子", "a..b" } },
}
