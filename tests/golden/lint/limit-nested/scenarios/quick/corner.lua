local t = {}
for _ = 1, 40 do t = { t } end
return quick {
  deep = t,
  reply { id = "hello", group = "greet", title = { zh = "问好", en = "Hello" }, text = "您好,在的" },
}
