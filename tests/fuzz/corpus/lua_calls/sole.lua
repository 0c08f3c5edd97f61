-- A sole that cracked after ten days: soothe first, then a photo, then repair within 15 yuan; who wants no repair
-- exchanges or returns, and the shop pays both ways. A quality case has no seven-day window.

local MOST_TURNS_BEFORE_REMEDY = 3

-- The buyer answers a question for the photo by herself; a wish that is no question needs the plot's help.
local function questions_photo(reply)
    for i = 1, #reply.questions do
        if reply.questions[i].slot == "photo" then return true end
    end
    return false
end

local function wants_photo(reply)
    return questions_photo(reply) or string.find(reply.text, "照片", 1, true) ~= nil
        or string.find(reply.text, "拍张", 1, true) ~= nil or string.find(reply.text, "拍一张", 1, true) ~= nil
end

local function soothes(reply)
    return (reply.did.E_EMPATHY or reply.did.E_APOLOGY) ~= nil
end

local function sends_photo(buyer, reply)
    buyer.state.photo_sent = true
    if not questions_photo(reply) then buyer:tells "photo" end
    buyer:tells "cause"
end

return scenario {
    id = "cracked-sole",
    shop = "shoes",
    product = "SH-318",
    persona = "analytical",
    allow = { "analytical", "impatient", "silent", "suspicious", "proxy", "hunter" },
    traits = { "quality_complaint" },
    minutes = 15,
    difficulty = 3,
    title = { zh = "穿了十天，鞋底裂了", en = "A sole cracked after ten days" },
    brief = {
        zh = "皮鞋签收十天，鞋底裂了。先安抚，再请买家拍照，能修先修；不想修就换或退，运费店里出。",
        en = "The sole cracked ten days on. Soothe, get a photo, repair first; else exchange or return at the shop's cost.",
    },
    skills = { "tone", "policy" },
    buyer = {
        photo = "鞋底前掌横着裂开一道口子", order_id = "SH20261111042", receipt_time = "十天前", usual_eu = 42,
    },
    case = {
        stage = "received", cause = "quality", channel = "alipay",
        days_since_receipt = 10, orders = 1, total_yuan = 329,
    },
    hidden = { "cause" },
    order = { no = "SH20261111042", state = "signed", product = "SH-318", size = "42", colour = "黑色", yuan = 329 },
    lines = lines { unknown = { cause = { "正常穿的", "没摔没泡", "自己裂的" } } },
    acts = { repair = { irritation = -10 }, exchange = { irritation = -10 }, refund = { irritation = -10 } },
    start = "complaint",

    beats = {
        complaint = beat {
            title = { zh = "来投诉", en = "Complains" },
            next = { "evidence", "remedy" },
            play = function(buyer)
                buyer:says { line = "crack.open" }
                local reply = buyer:waits()
                if soothes(reply) then
                    buyer:feels({ irritation = -15, trust = 5 }, "soothed_first")
                elseif wants_photo(reply) then
                    buyer:feels({ irritation = 15 }, "photo_first")
                    buyer:says { line = "crack.rushed" }
                end
                if wants_photo(reply) then
                    sends_photo(buyer, reply)
                    return "remedy"
                end
                return "evidence"
            end,
        },
        evidence = beat {
            title = { zh = "等着看怎么处理", en = "Waits for a word on the remedy" },
            next = { "remedy" },
            play = function(buyer)
                local turns = 0
                while turns < MOST_TURNS_BEFORE_REMEDY and not buyer.state.photo_sent do
                    buyer:says { line = "crack.again" }
                    local reply = buyer:waits()
                    turns = turns + 1
                    if wants_photo(reply) then
                        sends_photo(buyer, reply)
                    elseif soothes(reply) then
                        buyer:feels({ irritation = -5 }, "soothed")
                    else
                        buyer:feels({ irritation = 6 }, "no_step")
                    end
                end
                -- Nobody asked for a photo: the crack is what it is all the same.
                if not buyer.state.photo_sent then buyer:tells "cause" end
                return "remedy"
            end,
        },
        remedy = beat {
            title = { zh = "问怎么处理", en = "Asks for the remedy" },
            next = { "accept", "insist" },
            play = function(buyer)
                local answer = buyer:asks { about = "repair", line = "crack.remedy" }
                if answer.wrong then
                    buyer:feels({ irritation = 10 }, "remedy_wrong")
                    buyer:says { line = "object" }
                    return "insist"
                end
                -- A calm buyer who was told of the repair takes it; the others want a new pair.
                if answer.correct and buyer.mood.irritation <= 20 and buyer.mood.trust >= 50 then return "accept" end
                return "insist"
            end,
        },
        insist = beat {
            title = { zh = "不想修，要换", en = "Wants a new pair" },
            next = { "accept", "refund" },
            play = function(buyer)
                local answer = buyer:asks { about = { "exchange_allowed", "exchange_shipping" }, line = "crack.insist" }
                if answer.correct then
                    buyer:feels({ irritation = -15, trust = 8 }, "shop_pays")
                    return "accept"
                end
                if answer.wrong then buyer:feels({ irritation = 15, trust = -5 }, "refused_due") end
                return "refund"
            end,
        },
        refund = beat {
            title = { zh = "那就退", en = "Then a refund" },
            next = { "accept" },
            play = function(buyer)
                local answer = buyer:asks { about = { "return_shipping", "refund_scope" }, line = "crack.refund" }
                if answer.correct then
                    buyer:feels({ irritation = -15, trust = 8 }, "shop_pays")
                    return "accept"
                end
                if answer.wrong then buyer:leaves { line = "complain", complain = true } end
                return nil
            end,
        },
        accept = beat {
            title = { zh = "接受处理", en = "Accepts" },
            next = {},
            play = function(buyer)
                buyer:settles()
            end,
        },
    },
}
