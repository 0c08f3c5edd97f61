-- The silent buyer (PER-03): concrete open questions open up, yes/no questions and nagging drive away without a word.

local NAGS = { "还在吗", "在吗", "还在不在", "人呢", "怎么不说话", "考虑好了吗", "想好了吗" }

local function is_nag(text)
    for i = 1, #NAGS do
        if string.find(text, NAGS[i], 1, true) then return true end
    end
    return false
end

-- Yes/no questions in a row: an open one starts the count anew.
local function count_closed(me, questions)
    local closed = me.state.closed or 0
    for i = 1, #questions do
        closed = questions[i].open and 0 or closed + 1
    end
    me.state.closed = closed
    return closed
end

return persona {
    id = "silent",
    name = { zh = "沉默寡言型顾客", en = "Silent" },
    about = {
        zh = "惜字如金，一次一两个字，问得具体他才慢慢开口，追着问就走。",
        en = "A word or two at a time: opens up to concrete questions, slips away when nagged.",
    },
    rules = { "PER-03" },
    avatar = "silent",
    sex = "male",

    mood = { patience = 65, trust = 40, interest = 45 },
    extras = { openness = 10 },
    tempo = { typing_cpm = 60, think_s = { 5, 12 }, nudges_at_most = 0, leave_after_s = 240 },
    wants = { warm = true, tries = 4 },
    deeds = {
        E_OPENQ = { openness = 15 },
        E_CLOSEDQ = { openness = 2 },
        E_PURPOSE = { openness = 5 },
        E_EMPATHY = { openness = 8 },
        E_PRESSURE = { openness = -15 },
        E_CUTOFF = { openness = -15 },
    },

    buys = { at_least = { openness = 50, trust = 50 }, at_most = { irritation = 49 } },
    settles = { at_least = { openness = 25, trust = 40 }, at_most = { irritation = 39 } },
    leaves = { { deeds = { E_PRESSURE = 2 } } },
    lines = require "lines",
    react = function(me, reply)
        if count_closed(me, reply.questions) >= 3 then
            me:leaves { angry = true, line = "walk" }
        elseif is_nag(reply.text) then
            me.state.nags = (me.state.nags or 0) + 1
            me:feels({ openness = -15 }, "nagged")
            if me.state.nags >= 2 then me:leaves { angry = true, line = "walk" } end
        end
    end,
}
