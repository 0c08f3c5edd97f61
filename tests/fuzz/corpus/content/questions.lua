return questions {
  slot { id = "height_cm", zh = "身高", en = "height", cues = { "{身高,多高}", "几~高" } },
  slot { id = "photo", zh = "照片", en = "photo", cues = { word { "照片", not_before = { "墙" } } } },
}
