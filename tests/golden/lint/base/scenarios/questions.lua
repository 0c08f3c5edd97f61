return questions {
  slot { id = "height_cm", zh = "身高", en = "height", cues = { "身高" } },
  slot { id = "weight_jin", zh = "体重", en = "weight", cues = { "体重" } },
}
