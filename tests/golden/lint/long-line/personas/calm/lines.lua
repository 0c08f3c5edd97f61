return lines {
  ask = {
    size = "{height_cm},{weight_jin}斤,几码?",
    stretch = "我平时坐办公室的时间特别长,一坐就是一整天,想问问这条裤子到底有没有弹力?",
    return_window = "几天能退?",
  },
  tell = { height_cm = "{height_cm}。" },
}
