-- The default rubric: every number of the grading. JUDGE.md's arithmetic holds with these.
return rubric {
  id = "default",
  weights = { speed = 1, tone = 1, banned = 1, sizing = 1, policy = 1 },
  verdicts = { correct = 100, asks = 100, holds = 80, incomplete = 60, evasive = 30, wrong = 0 },
  banned = { none = 100, minor = 70, major = 40, critical = 0 },
  critical_cap = 40,
  pass_mark = 75,
  levels = { A = 90, B = 75, C = 60 },

  speed = {
    first_due_ms = 30000, -- SPD-01
    later_due_ms = 60000, -- SPD-02
    zero_at = 3,          -- times the due time
    major_at = 2,         -- later than twice the due time is a major finding
    typing_pass = 50,     -- characters a minute, SPD-04
    typing_target = 80,   -- SPD-05
    canned_chars = 6,     -- SPD-11: shorter replies never look canned
    canned_min_ms = 2000,
    canned_char_ms = 60,
  },

  tone = {
    curt_chars = 4,
    wordy_chars = 160,
    wordy_chars_brief = 90,
    chars_per_point = 30,
    max_concepts = 6, -- TON-20
    flood_concepts = 12, -- an answer among more than so many topics is no answer
    similar_percent = 90,
    jargon_words = 3,
    jargon_words_plain = 2,
  },

  -- One reply does one thing to the buyer: of these flags the first that fits names it, the others are its manner.
  reproaches = { "hard_sell", "commanding", "blaming", "arguing", "refusing", "impatient" },

  -- What a tone finding takes, by flag or rule; all others by kind.
  tone_by_kind = { critical = -50, major = -25, minor = -10, praise = 3 },
  deltas = {
    arguing = -40, blaming = -40, impatient = -35, refusing = -30, commanding = -30, hard_sell = -30,
    wrong_chat = -40, -- meant for another buyer: sent to the wrong chat
    robotic = -25, overload = -20, jargon = -20, wordy = -20, curt = -20, no_address = -10,
    ["TON-45"] = 8, ["TON-46"] = 8, ["TON-41"] = 8, ["TON-07"] = 5, ["TON-30"] = 3, ["TON-42"] = 5, ["TON-33"] = 3, ["SPD-06"] = -2,
  },
}
