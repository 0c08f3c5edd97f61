-- The analytical buyer (PER-21): fair reasons win, contradictions and wrong rules end in a calm formal complaint.

-- What the agent has said, one text a topic and cause, to notice when it changes.
local function stance_of(claim)
    local value = claim.payer or claim.allowed or claim.days or claim.full or claim.value
    if value == nil then return nil end
    return tostring(value)
end

local function key_of(claim)
    return claim.topic .. "/" .. (claim.cause or "any")
end

local function notice_contradictions(me, claims)
    local said = me.state.said or {}
    for i = 1, #claims do
        local key, stance = key_of(claims[i]), stance_of(claims[i])
        -- Of several sizes in one reply the later ones are alternatives, no contradictions.
        if stance and claims[i].topic ~= "size" then
            if said[key] and said[key] ~= stance then
                me:feels({ fairness = -25, trust = -5 }, "inconsistent")
            end
            said[key] = stance
        end
    end
    me.state.said = said
end

return persona {
    id = "analytical",
    name = { zh = "分析型顾客", en = "Analytical" },
    about = {
        zh = "讲道理、心思细，要依据、要一致，不吵，但会按规则投诉。",
        en = "Reasonable and sensitive: wants grounds and consistency, never shouts, complains by the rules.",
    },
    rules = { "PER-21" },
    avatar = "analytical",
    sex = "female",

    mood = { patience = 65, trust = 45, price_ease = 45 },
    extras = { fairness = 50 },
    tempo = { typing_cpm = 110, think_s = { 3, 7 }, nudge_after_s = 45, leave_after_s = 210 },
    wants = { reasons = true, evidence = true },
    deeds = {
        E_REASONED = { fairness = 15 },
        E_EVIDENCE = { fairness = 15 },
        E_POLICY_OK = { fairness = 10 },
        E_ANSWERED = { fairness = 5 },
        E_EMPATHY = { fairness = 5 },
        E_PURPOSE = { fairness = 5 },
        E_POLICY_WRONG = { fairness = -30 },
        E_CONTRADICT = { fairness = -25 },
        E_BARE_NO = { fairness = -10 },
        E_VAGUE = { fairness = -8 },
        E_FLATTERY = 2,
    },

    buys = { at_least = { fairness = 65, trust = 55 }, at_most = { irritation = 49 } },
    settles = { at_least = { fairness = 65, trust = 40 }, at_most = { irritation = 39 } },
    leaves = { { at_most = { fairness = 10 }, complain = true } },
    lines = require "lines",
    react = function(me, reply)
        notice_contradictions(me, reply.claims)
    end,
}
