-- 一个场景 = 谁来、买什么、问什么、怎样算赢。字段见 scenarios/guide/content.md。
-- A scenario: who comes, for what, asks what, and what wins. scenarios/guide/content.md has every field.
return scenario {
    id = "try-@ID@",
    shop = "bigmen",
    product = "JN-2031",
    persona = "@ID@",
    minutes = 10,
    difficulty = 1,
    title = { zh = "见见这位买家", en = "Meet this buyer" },
    brief = { zh = "他报了身高体重，给准尺码。", en = "He gives height and weight. Name the right size." },
    skills = { "sizing" },
    buyer = { height_cm = 178, weight_jin = 205 },
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
