return quick {
  reply { id = "hello", group = "greet", title = { zh = "好", en = "Hi" }, text = "在的" },
  reply { id = "hello", group = "greet", title = { zh = "问好", en = "Hello" }, text = "您好,在的" },
}
