-- A fault on a topic that there is not would be planted nowhere.
return mutants {
  mutant { id = "size_up", op = "size", by = 2, dim = "sizing", zh = "偏大", en = "too big", topics = { "sise" } },
  mutant { id = "rude", op = "apend", dim = "tone", zh = "骂人", en = "rude", texts = { "滚" } },
}
