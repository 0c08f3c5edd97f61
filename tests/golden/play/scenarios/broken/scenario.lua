-- The first message of the trainee chooses how the script fails.
local function spin() while true do end end

return scenario {
  id = "broken", shop = "bigmen", persona = "plain", minutes = 20,
  title = { zh = "坏", en = "Broken" }, brief = { zh = "用于测试", en = "For tests" }, skills = {},
  buyer = {}, start = "open",
  beats = {
    circle = beat { next = { "circle" }, play = function() return "circle" end },
    open = beat { next = { "open", "circle" }, play = function(buyer)
      buyer:says "说吧"
      local reply = buyer:waits()
      buyer:feels({ trust = -5 }, "before the fault")
      if reply.text == "loop" then spin() end
      if reply.text == "error" then error("broken on purpose") end
      if reply.text == "state" then buyer.state.f = spin return "open" end
      if reply.text == "next" then return "nowhere" end
      if reply.text == "yield" then coroutine.yield() end
      if reply.text == "round" then return "circle" end
      if reply.text == "line" then buyer:says { line = "no.such.line" } end
      if reply.text == "field" then buyer:asks { abuot = "size" } end
      if reply.text == "topic" then buyer:asks { about = "sise" } end
      if reply.text == "mood" then return buyer.mood.hunger end
      if reply.text == "write" then buyer.mood.trust = 3 end
      if reply.text == "bomb" then local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(1000) .. i end end
      if reply.text == "coroutine" then coroutine.wrap(function() buyer:waits(1) end)() end
      return "open"
    end },
  },
}
