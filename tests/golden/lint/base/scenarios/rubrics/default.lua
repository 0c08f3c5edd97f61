return rubric {
  id = "default",
  weights = { speed = 1, tone = 1, banned = 1, sizing = 1, policy = 1 },
  verdicts = { correct = 100, asks = 100, holds = 80, incomplete = 60, evasive = 30, wrong = 0 },
  banned = { none = 100, minor = 70, major = 40, critical = 0 },
  critical_cap = 40,
  pass_mark = 75,
  levels = { A = 90, B = 75, C = 60 },

  speed = {
    first_due_ms = 30000,
    later_due_ms = 60000,
    zero_at = 3,
    major_at = 2,
    typing_pass = 50,
    typing_target = 80,
    canned_chars = 6,
    canned_min_ms = 2000,
    canned_char_ms = 60,
  },

  tone = {
    curt_chars = 4,
    wordy_chars = 160,
    wordy_chars_brief = 90,
    chars_per_point = 30,
    max_concepts = 6,
    similar_percent = 90,
    jargon_words = 3,
    jargon_words_plain = 2,
  },

  reproaches = { "hard_sell", "commanding", "blaming", "arguing", "refusing", "impatient" },

  tone_by_kind = { critical = -50, major = -25, minor = -10, praise = 3 },
  deltas = {
    arguing = -40, blaming = -40, impatient = -35, refusing = -30, commanding = -30, hard_sell = -30,
    wrong_chat = -40,
    robotic = -25, overload = -20, jargon = -20, wordy = -20, curt = -20, no_address = -10,
    ["TON-45"] = 8, ["TON-46"] = 8, ["TON-41"] = 8, ["TON-07"] = 5, ["TON-30"] = 3, ["TON-42"] = 5, ["TON-33"] = 3, ["SPD-06"] = -2,
  },
}
