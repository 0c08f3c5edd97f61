-- Somebody whose goods broke (PER-70): arrives upset and with less trust, and softens when soothed.

return trait {
    id = "quality_complaint",
    name = { zh = "质量投诉", en = "Quality complaint" },
    rules = { "PER-70" },
    mood = { irritation = 30, trust = -5 },
    deeds = { E_EMPATHY = 1.3, E_APOLOGY = 1.3 },
}
