-- The impatient buyer (PER-02): time runs double from second 20, and two replies must answer what was asked.

return persona {
    id = "impatient",
    name = { zh = "急躁型顾客", en = "Impatient" },
    about = {
        zh = "火气来得快，等不得，两句之内要答案，用词稍硬就恼。",
        en = "Quick-tempered: cannot wait, wants an answer within two replies, bristles at a hard word.",
    },
    rules = { "PER-02" },
    avatar = "impatient",
    sex = "female",

    mood = { patience = 35, trust = 45, irritation = 25, urgency = 90 },
    tempo = {
        typing_cpm = 200,
        think_s = { 1, 3 },
        nudge_after_s = 18,
        nudges_at_most = 4,
        leave_after_s = 110,
        wait_from_s = 20,
    },
    wants = { brief = true, tries = 2, questions_at_most = 3 },
    deeds = {
        E_WAIT = 2,
        E_BAN_PHRASE = 2,
        E_TERSE = 1.5,
        E_PROGRESS = 1.5,
        E_APOLOGY = 1.3,
        E_LONG = 1.5,
    },

    buys = { at_least = { trust = 50 }, at_most = { irritation = 39 } },
    settles = { at_least = { trust = 40 }, at_most = { irritation = 39 } },
    leaves = { { at_least = { irritation = 70 }, complain = true } },
    lines = require "lines",
}
