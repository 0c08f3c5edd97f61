#!/usr/bin/env python3
"""Hold what `peilian judge` says was asked and done against the labels in *questions_deeds.jsonl.

    score_asks.py PEILIAN [FILE...] [--diff] [--deed E_X] [--floor QUESTIONS DEEDS_ALL DEEDS_NONE]

Questions of one line match as a multiset of (slot, open, purpose); a key that the label leaves out matches anything.
deeds_all must be there, deeds_none must not. --floor takes three percentages; exit 1 if any figure is below its own.
"""
import argparse
import collections
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = ("questions_deeds.jsonl", "held_questions_deeds.jsonl")


def fits(label, found):
    return all(key in found and found[key] == value for key, value in label.items())


def unmatched(labels, found):
    """The labels and the found questions that no pairing covers; augmenting paths, since labels may be loose."""
    owner = {}

    def place(i, seen):
        for j, question in enumerate(found):
            if j in seen or not fits(labels[i], question):
                continue
            seen.add(j)
            if j not in owner or place(owner[j], seen):
                owner[j] = i
                return True
        return False

    missing = [label for i, label in enumerate(labels) if not place(i, set())]
    return missing, [question for j, question in enumerate(found) if j not in owner]


def judge(program, lines):
    run = subprocess.run([program, "judge"], input="".join(lines), capture_output=True, encoding="utf-8", check=False)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(lines):
        sys.exit(f"{len(lines)} lines in, {len(answers)} out: {run.stderr.strip()}")
    return answers


class Tally:
    def __init__(self):
        self.right = collections.Counter()
        self.total = collections.Counter()
        self.differences = []

    def count(self, what, good, line, text):
        self.total[what] += 1
        self.right[what] += bool(good)
        if not good:
            self.differences.append((what, line, text))

    def percent(self, what):
        return 100.0 * self.right[what] / self.total[what] if self.total[what] else 100.0


def brief(question):
    flags = "".join(f" {key}={question[key]}" for key in ("open", "purpose") if key in question)
    return f"{question.get('slot')}{flags}"


def check(tally, line, answer):
    expect = line["expect"]
    if "error" in answer:
        tally.count("errors", False, line, answer["error"])
        return
    if "questions" in expect:
        missing, extra = unmatched(expect["questions"], answer["questions"])
        text = f"missing [{'; '.join(map(brief, missing))}] extra [{'; '.join(map(brief, extra))}]"
        tally.count("questions", not missing and not extra, line, text)
    for deed in expect.get("deeds_all", []):
        tally.count("deeds_all", deed in answer["deeds"], line, f"no {deed}")
        tally.count(f"{deed} +", deed in answer["deeds"], line, "")
    for deed in expect.get("deeds_none", []):
        tally.count("deeds_none", deed not in answer["deeds"], line, f"false {deed}")
        tally.count(f"{deed} -", deed not in answer["deeds"], line, "")


def report(tally, options):
    for what in ("questions", "deeds_all", "deeds_none"):
        print(f"{what:11} {tally.right[what]:5} of {tally.total[what]:5}  {tally.percent(what):5.1f} %")
    for what in sorted(key for key in tally.total if key.startswith("E_")):
        if tally.right[what] < tally.total[what]:
            print(f"  {what:20} {tally.right[what]:3} of {tally.total[what]:3}")
    if not (options.diff or options.deed):
        return
    for what, line, text in tally.differences:
        if text and (not options.deed or text.endswith(options.deed)):
            said = line["history"][-1]["text"] if line.get("history") else ""
            print(f"{line['id']} {what}: {text}\n    {said} => {line['reply']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("files", nargs="*", default=[os.path.join(HERE, name) for name in FILES])
    parser.add_argument("--diff", action="store_true", help="print every difference")
    parser.add_argument("--deed", help="print the differences of one deed only")
    parser.add_argument("--floor", nargs=3, type=float, metavar=("QUESTIONS", "ALL", "NONE"), default=(0, 0, 0))
    options = parser.parse_args()
    lines = [line for name in options.files for line in open(name, encoding="utf-8") if line.strip()]
    tally = Tally()
    for text, answer in zip(lines, judge(options.program, lines)):
        check(tally, json.loads(text), answer)
    report(tally, options)
    floors = zip(("questions", "deeds_all", "deeds_none"), options.floor)
    low = [what for what, least in floors if tally.percent(what) < least]
    if tally.total["errors"]:
        low.append("errors")
    for what in low:
        print(f"below its floor: {what}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
