return lines {
  ask = { size = { "穿多大", "什么码", "我穿几码" } },
}
