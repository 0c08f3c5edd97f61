return {
  words { id = "insults", use = "banned", rule = "BAN-38", severity = "critical", why = "why.insult",
    list = { "傻子", word { "滚", pinyin = "gun" } } },
  words { id = "avoid", use = "banned", rule = "BAN-01", severity = "major",
    list = { "不可能", "{自己看,自己查" } },
  words { id = "innocent", use = "innocent",
    list = { "滚筒" } },
}
