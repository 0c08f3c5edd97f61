return lines {
  ask = {
    size = "我身高大概是{height_cm}的样子,体重{weight_jin}斤上下,想问一下应该穿几码?",
    stretch = "有弹力吗?",
    return_window = "几天能退?",
  },
  tell = { height_cm = "{height_cm}。" },
}
