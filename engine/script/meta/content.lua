---@meta
-- content.lua -- the constructors that a persona's and a scenario's files may call; read by editors, never run.

---@class LocalText
---@field zh string
---@field en string

---@class PersonaTable
---@field id string
---@field name LocalText
---@field about LocalText
---@field rules string[]
---@field avatar string
---@field sex? "female"|"male" for the form of address; either, by the seed, where nothing is said
---@field mood? table<string, integer>
---@field extras? table<string, integer>
---@field tempo? table<string, any>
---@field wants? table<string, any>
---@field deeds? table<string, number|table|fun(me: Buyer, reply?: Reply): table?>
---@field doubts? string[]
---@field buys? table|fun(me: Buyer): boolean
---@field settles? table|fun(me: Buyer): boolean
---@field leaves? table[]
---@field acts? table<string, table<string, integer>>
---@field lines table
---@field react? fun(me: Buyer, reply: Reply)

---@class BeatTable
---@field next string[]
---@field play fun(buyer: Buyer): string|false|nil
---@field title? LocalText

---@class ScenarioTable
---@field id string
---@field shop string
---@field product? string
---@field persona string
---@field allow? string[]
---@field traits? string[]
---@field minutes? integer
---@field difficulty? integer 1 (a first day) to 5 (everything at once); 3 where nothing is said
---@field title LocalText
---@field brief LocalText
---@field skills string[]
---@field buyer table<string, any>
---@field known? string[]
---@field case? table<string, any>
---@field hidden? string[]
---@field order? table<string, any>
---@field lines? table
---@field acts? table<string, table<string, integer>>
---@field auto_reply? string
---@field start string
---@field beats table<string, BeatTable>

---@param fields PersonaTable
---@return PersonaTable
function persona(fields) end

---@param words table
---@return table
function lines(words) end

---@param fields table
---@return table
function trait(fields) end

---@param fields ScenarioTable
---@return ScenarioTable
function scenario(fields) end

---@param fields BeatTable
---@return BeatTable
function beat(fields) end

--- A file of the own folder, or "traits.<name>"; only at the top of a file.
---@param name string
---@return any
function require(name) end
