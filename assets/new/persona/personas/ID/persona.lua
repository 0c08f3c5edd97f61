-- 一位买家 = 脾气、快慢、在意什么、说什么话。字段见 scenarios/guide/content.md。
-- A buyer: temper, pace, what counts, and words. scenarios/guide/content.md has every field.
return persona {
    id = "@ID@",
    name = { zh = "新买家", en = "A new buyer" },
    about = { zh = "一句话说清他是什么样的人。", en = "One sentence on what this buyer is like." },
    rules = { "PER-01" },
    avatar = "friendly",
    mood = { patience = 60, trust = 50, interest = 50 },
    tempo = { typing_cpm = 110, think_s = { 2, 4 }, nudge_after_s = 40, leave_after_s = 180 },
    wants = { reasons = true },
    deeds = { E_REASONED = 1.5 },
    lines = require "lines",
}
