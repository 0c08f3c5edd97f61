-- 一个场景 = 谁来、买什么、问什么、怎样算赢。字段见 scenarios/guide/content.md。
-- A scenario: who comes, for what, asks what, and what wins. scenarios/guide/content.md has every field.
return scenario {
    id = "visit-@ID@",
    shop = "@ID@",
    product = "TR-1",
    persona = "impatient",
    minutes = 10,
    difficulty = 1,
    title = { zh = "逛逛新店", en = "A visit to the new shop" },
    brief = { zh = "他报了身高体重，给准尺码。", en = "He gives height and weight. Name the right size." },
    skills = { "sizing" },
    buyer = { height_cm = 178, weight_jin = 150 },
    start = "size",

    beats = {
        size = beat {
            title = { zh = "问尺码", en = "Asks for a size" },
            next = { "close", "again" },
            play = function(buyer)
                local answer = buyer:asks { about = "size" }
                if answer.wrong then return "again" end
                return "close"
            end,
        },
        again = beat {
            title = { zh = "再问一遍", en = "Asks once more" },
            next = { "close" },
            play = function(buyer)
                buyer:feels({ trust = -10 }, "size_wrong")
                buyer:asks { about = "size", line = "again.size" }
                return "close"
            end,
        },
        close = beat {
            title = { zh = "定了", en = "Settled" },
            next = {},
            play = function(buyer)
                buyer:settles()
            end,
        },
    },
}
