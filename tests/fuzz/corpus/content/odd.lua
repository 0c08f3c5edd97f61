local t = { [1] = "a", ["x"] = 0.93, [34] = 1e-4, [ [==[long]==] ] = '\x41\u{4e2d}\z
  z' } --[==[ 注释 ]] ]==]
local function made(n) local list = {} for i = 1, n do list[i] = fact { topic = "t" .. i } end return list end
do local u <const> = { 1; 2, "三", } end
goto done ::done::
return shop({ id = "fuzz", t, facts = made(3), { { { {} } } }, n = -0.5, m = 7 // 2, f = function() end, nan = 0/0 })
