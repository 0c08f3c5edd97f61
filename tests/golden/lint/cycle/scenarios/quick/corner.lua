local t = {}
t[1] = t
return quick {
  round = t,
  reply { id = "hello", group = "greet", title = { zh = "问好", en = "Hello" }, text = "您好,在的" },
}
