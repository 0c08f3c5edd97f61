-- The woman buying for a man (PER-24): answers gladly when told what for, wants plain words and a little gain.

local MEASURES = { height_cm = true, weight_jin = true, waist_cm = true, foot_mm = true, usual_eu = true }

-- A question about him without a reason makes her wonder, once a chat aloud.
local function asks_without_purpose(questions)
    for i = 1, #questions do
        if questions[i].purpose then return false end
    end
    for i = 1, #questions do
        if MEASURES[questions[i].slot] then return true end
    end
    return false
end

return persona {
    id = "proxy",
    name = { zh = "替他买的女顾客", en = "Buying for him" },
    about = {
        zh = "给老公买，热心细致问得多，愿意答，只要说清为什么问，爱听家常话，也爱划算。",
        en = "Buys for her husband: warm, asks a lot, answers gladly when told why, likes plain words and a good deal.",
    },
    rules = { "PER-24" },
    avatar = "proxy",
    sex = "female",

    mood = { patience = 70, trust = 45, interest = 70 },
    extras = { gain = 30, bond = 30 },
    tempo = { typing_cpm = 110, think_s = { 3, 6 }, nudge_after_s = 45, leave_after_s = 200 },
    wants = { warm = true, reasons = true, no_push = true },
    deeds = {
        E_PURPOSE = 1.5,
        E_JARGON = 2,
        E_PRESSURE = 1.5,
        E_PROMO = { gain = 20 },
        E_EMPATHY = { bond = 10 },
        E_COMPLIMENT = { bond = 10 },
        E_CLOSE_OK = { bond = 5 },
    },

    buys = { at_least = { interest = 70, trust = 60, gain = 50 }, at_most = { irritation = 49 } },
    leaves = { { at_least = { irritation = 70 } }, { deeds = { E_PRESSURE = 2 } } },
    lines = require "lines",
    react = function(me, reply)
        if asks_without_purpose(reply.questions) then
            me:feels({ trust = -4, bond = -5 }, "no_purpose")
            if not me.state.asked_why then
                me.state.asked_why = true
                me:says { line = "why" }
            end
        end
    end,
}
