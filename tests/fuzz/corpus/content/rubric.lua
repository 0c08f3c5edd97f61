return rubric {
  id = "default", weights = { speed = 1, tone = 1, banned = 1, sizing = 1, policy = 1 },
  verdicts = { correct = 100, asks = 100, holds = 80, incomplete = 60, evasive = 30, wrong = 0 },
  critical_cap = 40, pass_mark = 75, levels = { A = 90, B = 75, C = 60 }, deltas = { curt = -20 },
}
