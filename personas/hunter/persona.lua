-- The male hunter (PER-23): ten minutes, few words; buys on reasons and leaves over a remark on his body.

return persona {
    id = "hunter",
    name = { zh = "猎手型男顾客", en = "Hunter" },
    about = {
        zh = "奔着要买来的，话少，十分钟内要尺码和理由，怕麻烦，爱面子。",
        en = "Comes to buy: few words, wants a size with reasons within ten minutes, guards his dignity.",
    },
    rules = { "PER-23" },
    avatar = "hunter",
    sex = "male",

    mood = { patience = 45, trust = 50, interest = 65, face = 55, price_ease = 65, urgency = 60 },
    tempo = { typing_cpm = 140, think_s = { 2, 5 }, nudge_after_s = 25, leave_after_s = 90 },
    wants = { brief = true, reasons = true, questions_at_most = 3 },
    deeds = {
        E_WAIT = 1.5,
        E_REASONED = 1.5,
        E_GENERIC = 2.0,
        E_IRRELEVANTQ = 1.8,
        E_LONG = 1.5,
        E_DECIDE = 1.5,
    },

    -- He buys for a reason: the right size alone leaves him asking why.
    buys = {
        at_least = { interest = 70, trust = 60 },
        at_most = { irritation = 49 },
        deeds = { E_REASONED = 1 },
        chances = 2,
    },
    lines = require "lines",
}
