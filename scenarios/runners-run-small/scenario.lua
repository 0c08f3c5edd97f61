-- Runners that run small: SH-205 takes one size up, so a usual 42 (260 mm) is a 43 here, seven pairs in stock.

-- Did the reply name the size that the buyer always takes?
local function names_usual(buyer, answer)
    local usual = tostring(buyer.facts.usual_eu)
    for i = 1, #answer.claims do
        if answer.claims[i].topic == "size" and answer.claims[i].value == usual then return true end
    end
    return false
end

return scenario {
    id = "runners-run-small",
    shop = "shoes",
    product = "SH-205",
    persona = "impatient",
    allow = { "impatient", "hunter", "proxy", "analytical", "silent", "suspicious" },
    minutes = 10,
    difficulty = 2,
    title = { zh = "这双跑鞋偏小", en = "Runners that run small" },
    brief = {
        zh = "买家只报平时的鞋码，这款偏小一码。给准尺码，确认有货，再说清换货运费和包邮。",
        en = "The usual size is all you get; these run one small. Right size, stock, exchange postage, free shipping.",
    },
    skills = { "sizing", "policy", "speed" },
    buyer = { usual_eu = 42, foot_mm = 260, occasion = "周末跑步", colour = "黑色" },
    case = { stage = "presale", orders = 0, total_yuan = 0 },
    start = "size",

    beats = {
        size = beat {
            title = { zh = "问拍几码", en = "Asks for a size" },
            next = { "doubt", "stock" },
            play = function(buyer)
                local answer = buyer:asks { about = "size" }
                if answer.correct then return "stock" end
                if answer.wrong then buyer:says { line = names_usual(buyer, answer) and "reviews" or "wrong" } end
                return "doubt"
            end,
        },
        doubt = beat {
            title = { zh = "评价说偏小", en = "Reviews say they run small" },
            next = { "stock" },
            play = function(buyer)
                buyer:feels({ trust = -8, interest = -5 }, "size_doubt")
                local answer = buyer:asks { about = "size", line = "again.size", tries = 2 }
                if answer.correct then return "stock" end
                return nil
            end,
        },
        stock = beat {
            title = { zh = "问有没有货", en = "Asks for stock" },
            next = { "exchange" },
            play = function(buyer)
                local answer = buyer:asks { about = "stock" }
                if answer.wrong then buyer:feels({ trust = -15 }, "stock_wrong") end
                return "exchange"
            end,
        },
        exchange = beat {
            title = { zh = "问换货运费", en = "Asks who pays for an exchange" },
            next = { "shipping" },
            play = function(buyer)
                local answer = buyer:asks { about = "exchange_shipping" }
                if answer.wrong then buyer:says { line = "object" } end
                return "shipping"
            end,
        },
        shipping = beat {
            title = { zh = "问包邮", en = "Asks about postage" },
            next = { "close" },
            play = function(buyer)
                buyer:asks { about = "free_shipping" }
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
