---@meta
-- buyer.lua -- what a beat, a `react` and a deed's function may ask of the buyer; read by editors, never run.
-- A test compares these names with the live object.

---@class SayOptions
---@field text? string|table a text or a list of lines: slots and newlines work
---@field line? string key of a line instead of a text
---@field tells? string|string[] facts that the words tell literally

---@class AskOptions: SayOptions
---@field about string|string[] topics; the first gives the line ask.<topic>
---@field tries? integer unsatisfying replies until it gives up; the persona's by default

---@class LeaveOptions
---@field line? string "leave" by default
---@field complain? boolean
---@field angry? boolean

---@class Finding
---@field rule string
---@field dim string
---@field kind "critical"|"major"|"minor"|"praise"
---@field flag? string
---@field text string

---@class Question
---@field slot? string
---@field open boolean
---@field purpose boolean
---@field text string

---@class Reply
---@field text string
---@field chars integer
---@field wait_s? integer
---@field typing_s? integer
---@field first boolean
---@field quick? string
---@field verdicts { sizing: string, policy: string }
---@field scores table<string, integer>
---@field findings Finding[]
---@field claims table[] topic, stance, state and the claim's own fields
---@field questions Question[]
---@field deeds string[]
---@field did table<string, integer>

---@class Answer: Reply
---@field topic string
---@field verdict "correct"|"wrong"|"incomplete"|"evasive"
---@field correct boolean
---@field wrong boolean
---@field incomplete boolean
---@field evasive boolean
---@field tries integer

---@class Buyer
---@field beat string
---@field facts table<string, any>
---@field minutes integer
---@field mood table<string, integer>
---@field order? table<string, any>
---@field persona string
---@field product string
---@field state table<string, any>
---@field turns integer
local Buyer = {}

--- How often the trainee used that desk action.
---@param action string
---@return integer
function Buyer:acted(action) end

--- Whether that topic was answered correctly so far.
---@param topic string
---@return boolean
function Buyer:answered(topic) end

--- Ask, and wait until it is answered, wrong, or given up. Only in a beat.
---@param options AskOptions
---@return Answer
function Buyer:asks(options) end

--- Raise the open doubts, then buy; returns only when the buyer will not. Only in a beat.
---@return false, string
function Buyer:buys() end

--- True in `percent` of all cases, by the seed.
---@param percent integer
---@return boolean
function Buyer:chance(percent) end

--- How often the trainee did that deed.
---@param deed string
---@return integer
function Buyer:did(deed) end

--- Change moods; the cause is logged.
---@param changes table<string, integer>
---@param cause? string
function Buyer:feels(changes, cause) end

--- End the chat: lost, or walked out when angry or complaining.
---@param options? LeaveOptions
function Buyer:leaves(options) end

--- Let that time pass, whatever is said. Only in a beat.
---@param seconds number
function Buyer:pauses(seconds) end

--- One item of the list, by the seed.
---@generic T
---@param list T[]
---@return T
function Buyer:picks(list) end

--- Type and send; does not wait.
---@param what string|SayOptions
function Buyer:says(what) end

--- Accept how a case was handled; returns only when the buyer will not. Only in a beat.
---@return false, string
function Buyer:settles() end

--- Say a fact unasked, or let the judge know a hidden key of `case`.
---@param fact string
function Buyer:tells(fact) end

--- Wait for the next reply, at most so long; for ever without a number. Only in a beat.
---@param seconds? number
---@return Reply?
function Buyer:waits(seconds) end

return Buyer
