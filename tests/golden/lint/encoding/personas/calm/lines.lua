return lines {
  ask = {
    size = "{height_cm},{weight_jin}斤,几码�",
    stretch = "有弹力吗?",
    return_window = "几天能退?",
  },
  tell = { height_cm = "{height_cm}。" },
}
