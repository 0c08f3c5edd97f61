-- The suspicious buyer (PER-07): believes figures and records only; a vague or an absolute word costs her trust.

return persona {
    id = "suspicious",
    name = { zh = "顾虑重重的猜疑型顾客", en = "Suspicious" },
    about = {
        zh = "上过当，先怀疑再听，要凭据，最烦“放心”“绝对没问题”。",
        en = "Has been fooled before: doubts first, wants proof, cannot bear \"rest assured\".",
    },
    rules = { "PER-07" },
    avatar = "suspicious",
    sex = "female",

    mood = { patience = 60, trust = 20, interest = 50 },
    tempo = { typing_cpm = 120, think_s = { 3, 6 }, nudge_after_s = 40, leave_after_s = 180 },
    wants = { reasons = true, evidence = true },
    deeds = {
        E_VAGUE = 2.5,
        E_EVIDENCE = 2,
        E_REASONED = 1.5,
        E_FLATTERY = 2,
        E_POLICY_WRONG = 1.5,
        E_FALSE_PROMISE = { trust = -12 },
        -- "Rest assured" soothes others; it is what she was told last time.
        E_EMPATHY = { trust = 0 },
    },

    doubts = { "colour_difference", "return_shipping" },
    buys = { at_least = { trust = 60 }, at_most = { irritation = 49 } },
    settles = { at_least = { trust = 45 }, at_most = { irritation = 39 } },
    leaves = { { at_most = { trust = 5 } } },
    lines = require "lines",
}
