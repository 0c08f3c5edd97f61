-- Jeans for a meeting: he gives his measures, wants a size with reasons, then asks what matters in a hurry.
-- 178 cm and 205 jin are size 40 in the chart of JN-2031; no edge is near, so no other size will do.

-- Reasons beside the size: the buyer need not ask what the cloth does.
local function has_reasons(buyer)
    return buyer:did "E_REASONED" > 0 or buyer:answered "stretch"
end

return scenario {
    id = "jeans-for-a-meeting",
    shop = "bigmen",
    product = "JN-2031",
    persona = "hunter",
    allow = { "hunter", "impatient", "analytical", "silent", "suspicious" },
    minutes = 10,
    difficulty = 2,
    title = { zh = "下周开会要条牛仔裤", en = "Jeans for a meeting" },
    brief = {
        zh = "他报了身高体重，下周要穿。给准尺码，说出理由，再把退换、到货和运费讲明白。",
        en = "He gives height and weight, for next week. The right size with reasons, then returns, delivery, postage.",
    },
    skills = { "sizing", "policy", "speed" },
    buyer = { height_cm = 178, weight_jin = 205, occasion = "下周开会", colour = "深蓝", fit_preference = "别太紧" },
    case = { stage = "presale", orders = 0, total_yuan = 0 },
    start = "size",

    beats = {
        size = beat {
            title = { zh = "问尺码", en = "Asks for a size" },
            next = { "doubt", "comfort", "arrival" },
            play = function(buyer)
                local answer = buyer:asks { about = "size" }
                if answer.wrong then
                    buyer:says { line = "wrong" }
                    return "doubt"
                end
                if not answer.correct then return "doubt" end
                return has_reasons(buyer) and "arrival" or "comfort"
            end,
        },
        doubt = beat {
            title = { zh = "不信这个码", en = "Doubts the size" },
            next = { "comfort", "arrival" },
            play = function(buyer)
                buyer:feels({ trust = -8, interest = -5 }, "size_doubt")
                local answer = buyer:asks { about = "size", line = "again.size", tries = 2 }
                if not answer.correct then return nil end
                return has_reasons(buyer) and "arrival" or "comfort"
            end,
        },
        comfort = beat {
            title = { zh = "问面料", en = "Asks about the cloth" },
            next = { "arrival" },
            play = function(buyer)
                local answer = buyer:asks { about = "stretch" }
                if answer.wrong then buyer:feels({ trust = -10, interest = -10 }, "cloth_wrong") end
                return "arrival"
            end,
        },
        arrival = beat {
            title = { zh = "问几天到", en = "Asks when it arrives" },
            next = { "returns" },
            play = function(buyer)
                local answer = buyer:asks { about = "delivery_time" }
                if answer.correct then buyer:feels({ interest = 5 }, "in_time") end
                return "returns"
            end,
        },
        returns = beat {
            title = { zh = "问退换", en = "Asks about returns" },
            next = { "price" },
            play = function(buyer)
                local answer = buyer:asks { about = { "return_window", "return_shipping" }, line = "ask.returns" }
                if answer.wrong then buyer:says { line = "object" } end
                return "price"
            end,
        },
        price = beat {
            title = { zh = "问价钱", en = "Asks about the price" },
            next = { "close" },
            play = function(buyer)
                -- Who is easy about the price only wants to know what comes on top of it.
                local topic = buyer.mood.price_ease >= 50 and "free_shipping" or "bargain"
                buyer:asks { about = topic }
                return "close"
            end,
        },
        close = beat {
            title = { zh = "下单", en = "Buys" },
            next = {},
            play = function(buyer)
                buyer:buys()
            end,
        },
    },
}
