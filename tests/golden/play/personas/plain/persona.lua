return persona {
  id = "plain",
  name = { zh = "普通买家", en = "Plain buyer" },
  about = { zh = "用于测试", en = "For tests" },
  rules = { "PER-23" },
  avatar = "plain",
  mood = { patience = 50, trust = 55, interest = 65 },
  extras = { openness = 10 },
  tempo = { typing_cpm = 120, think_s = { 2, 2 }, nudge_after_s = 40, leave_after_s = 200 },
  wants = { questions_at_most = 2, tries = 2 },
  deeds = {
    E_WAIT = 1.5,
    E_REASONED = { factor = 0.5, openness = 15 },
    E_VAGUE = function(me, reply) return { trust = -3, openness = reply.chars } end,
  },
  lines = require "lines",
  react = function(me, reply)
    if reply.did.E_PRESSURE then
      me.state.pressed = (me.state.pressed or 0) + 1
      if me.state.pressed >= 2 then me:leaves { angry = true } end
    end
  end,
}
