-- Buying for a husband without his measures: whoever asks for height and weight, and says why, gets them.
-- 174 cm and 188 jin are size 38 in the chart of JN-2031. Her own 162 is a decoy: with it the chart would say 40.

return scenario {
    id = "husband-without-measures",
    shop = "bigmen",
    product = "JN-2031",
    persona = "proxy",
    allow = { "proxy", "impatient", "analytical", "silent", "suspicious" },
    minutes = 15,
    difficulty = 3,
    title = { zh = "给老公买，不知道尺码", en = "For a husband, size unknown" },
    brief = {
        zh = "她替老公买，不知道尺码。先说用途再问身高体重，给准尺码，洗护、优惠、发货说家常话。",
        en = "She has none of his measures. Ask and say why, name the size; care, offers, delivery in plain words.",
    },
    skills = { "sizing", "tone", "policy" },
    buyer = {
        height_cm = 174, weight_jin = 188, own_height = "162", occasion = "上班穿", wearer = "我老公", colour = "黑色",
    },
    case = { stage = "presale", orders = 0, total_yuan = 0 },
    start = "size",

    beats = {
        size = beat {
            title = { zh = "问他穿几码", en = "Asks for his size" },
            next = { "doubt", "care" },
            play = function(buyer)
                local answer = buyer:asks { about = "size", line = "husband.size" }
                if answer.correct then return "care" end
                if answer.wrong then buyer:says { line = "wrong" } end
                return "doubt"
            end,
        },
        doubt = beat {
            title = { zh = "怕买错", en = "Fears a wrong size" },
            next = { "care" },
            play = function(buyer)
                buyer:feels({ trust = -8 }, "size_doubt")
                local answer = buyer:asks { about = "size", line = "again.size", tries = 2 }
                if answer.correct then return "care" end
                return nil
            end,
        },
        care = beat {
            title = { zh = "问洗护和掉色", en = "Asks about washing" },
            next = { "offers" },
            play = function(buyer)
                local answer = buyer:asks { about = { "care", "colour_fade" }, line = "ask.care" }
                if answer.wrong then buyer:feels({ trust = -10, interest = -10 }, "care_wrong") end
                return "offers"
            end,
        },
        offers = beat {
            title = { zh = "问优惠", en = "Asks for offers" },
            next = { "delivery" },
            play = function(buyer)
                local answer = buyer:asks { about = { "discount", "free_shipping" }, line = "ask.offers" }
                if answer.wrong then buyer:feels({ price_ease = -15 }, "false_offer") end
                return "delivery"
            end,
        },
        delivery = beat {
            title = { zh = "问发货", en = "Asks about delivery" },
            next = { "close" },
            play = function(buyer)
                local answer = buyer:asks { about = { "dispatch_time", "delivery_time" }, line = "ask.dispatch" }
                if answer.correct then buyer:says { line = "thank" } end
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
