return quick {
  reply { id = "hello", group = "greet", title = { zh = "问好", en = "Hello" }, text = "您好,在的" },
}
