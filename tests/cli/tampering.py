#!/usr/bin/env python3
"""One session, copied once for each way to tamper with it; then `verify` must call each by its name, in both languages and as JSON.

Usage: tampering.py PEILIAN DATABASE, which holds one session.
"""
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys

peilian, path = sys.argv[1:3]
failures = []
claims = 0


def is_so(what, expected, found):
    global claims
    claims += 1
    if expected != found:
        failures.append(f'{what}: expected [{expected}], got [{found}]')


def has(what, text, part):
    global claims
    claims += 1
    if part not in text:
        failures.append(f'{what}: [{part}] is not in [{text[:400]}]')


class Copy:
    """A session taken apart: header, its hash, count, and [line, hash] of each event."""

    def __init__(self, name, header, lines):
        self.id = name
        self.header = re.sub('"id":"[^"]*"', f'"id":"{name}"', header)
        self.events = [[line, b''] for line in lines]
        self.count = len(lines)
        self.chain()

    def chain(self):
        """Make every hash again, as a careful forger would."""
        self.hash = last = hashlib.sha256(self.header.encode()).digest()
        for k, event in enumerate(self.events):
            if 'session_closed' in event[0]:
                end = '"data":{"count":%d,"last":"%s"}}' % (k, last.hex())
                event[0] = event[0].split('"data":')[0] + end
            event[1] = last = hashlib.sha256(last + event[0].encode()).digest()

    def place(self, kind):
        return next(i for i, (line, _) in enumerate(self.events) if f'"kind":"{kind}"' in line)

    def change(self, kind, old, new):
        i = self.place(kind)
        assert old in self.events[i][0], old
        self.events[i][0] = self.events[i][0].replace(old, new, 1)
        return i + 1

    def renumber(self):
        for k, event in enumerate(self.events):
            event[0] = '{"seq":%d,%s' % (k + 1, event[0].split(',', 1)[1])


def nothing(s):
    return 0


def changed_input(s):
    return s.change('trainee_said', '40码', '38码')


def changed_line(s):
    return s.change('buyer_said', '"text":"', '"text":"哎')


def changed_line_and_hashes(s):
    seq = changed_line(s)
    s.chain()
    return seq


def changed_grade(s):
    return s.change('graded', '"speed":', '"speed":1')


def changed_time(s):
    return s.change('trainee_said', '"t_ms":', '"t_ms":1')


def unknown_kind(s):
    return s.change('trainee_said', 'trainee_said', 'trainee_sang')


def changed_hash(s):
    i = s.place('trainee_said')
    s.events[i][1] = bytes(32)
    return i + 1


def removed(s):
    i = s.place('trainee_said')
    del s.events[i]
    return i + 1


def removed_and_renumbered(s):
    seq = removed(s)
    s.renumber()
    return seq


def inserted(s):
    i = s.place('trainee_said')
    s.events.insert(i, [s.events[i][0].replace('码', '号'), bytes(32)])
    s.renumber()
    return i + 1


def doubled(s):
    i = s.place('trainee_said')
    s.events.insert(i, list(s.events[i]))
    return i + 2


def exchanged(s):
    i = s.place('trainee_said')
    s.events[i], s.events[i + 2] = s.events[i + 2], s.events[i]
    return i + 1


def cut_tail(s):
    i = s.place('trainee_said')
    del s.events[i + 1:]
    return i + 2


def cut_with_count(s):
    seq = cut_tail(s)
    s.count = len(s.events)
    return seq


def changed_header(s):
    s.header = s.header.replace('"seed":', '"seed":1', 1)
    return 0


def unknown_format(s):
    s.header = s.header.replace('"format":1', '"format":8', 1)
    return 0


def other_engine(s):
    s.header = re.sub('"engine":"[^"]*"', '"engine":"7.7.7"', s.header)
    s.chain()
    return 0


def other_content(s):
    s.header = re.sub('"content":"[0-9a-f]{8}', '"content":"00000000', s.header)
    s.chain()
    return 0


CHANGED = ('event {seq} was changed: {field} should be', '第 {seq} 步被改过：{field} 应为')
REMOVED = ('event {seq} was removed', '第 {seq} 步被删掉了')
INSERTED = ('event {seq} was put in', '第 {seq} 步是后来插进来的')
CUT = ('the record stops after event {last} ({field}:', '记录停在第 {last} 步之后（{field}：')
CASES = [
    (nothing, 'same', '', ('Replay matches', '重放一致')),
    (changed_input, 'changed', 'hash', CHANGED),
    (changed_line, 'changed', 'data.text', CHANGED),
    (changed_line_and_hashes, 'changed', 'data.text', CHANGED),
    (changed_grade, 'changed', 'data.judgement.scores.speed', CHANGED),
    (changed_time, 'changed', 't_ms', CHANGED),
    (unknown_kind, 'changed', 'line', ('unknown kind trainee_sang', '第 {seq} 步被改过')),
    (changed_hash, 'changed', 'hash', CHANGED),
    (removed, 'removed', 'seq', REMOVED),
    (removed_and_renumbered, 'removed', 'seq', REMOVED),
    (inserted, 'inserted', 'hash', INSERTED),
    (doubled, 'inserted', 'hash', INSERTED),
    (exchanged, 'reordered', 'seq',
     ('event {other} stands in the place of event {seq}', '第 {seq} 步的位置上放着第 {other} 步')),
    (cut_tail, 'tail_missing', 'count', CUT),
    (cut_with_count, 'tail_missing', 'kind', CUT),
    (changed_header, 'header_changed', 'hash', ('its header was changed', '开头信息被改过')),
    (unknown_format, 'unknown_format', 'format', ('has log format 8, this version knows 1', '记录格式是 8，这一版只认 1')),
    (other_engine, 'other_engine', 'engine', ('was recorded by engine 7.7.7', '是 7.7.7 版录的')),
    (other_content, 'other_content', 'content', ('(00000000', '（00000000')),
]


def write_copies():
    db = sqlite3.connect(path)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute('DROP TRIGGER ' + name)
    (header,) = db.execute('SELECT header FROM session').fetchone()
    lines = [line for (line,) in db.execute('SELECT line FROM event ORDER BY row')]
    places = {}
    for n, (touch, *_) in enumerate(CASES, start=2):
        copy = Copy(touch.__name__.replace('_', '-'), header, lines)
        places[copy.id] = touch(copy)
        db.execute("INSERT INTO session(row, id, header, header_hash, count, state, owner_pid, owner_boot) "
                   "VALUES(?, ?, ?, ?, ?, 'closed', 1, '')", (n, copy.id, copy.header, copy.hash, copy.count))
        for k, (line, digest) in enumerate(copy.events, start=1):
            db.execute('INSERT INTO event(row, session, seq, line, hash) VALUES((?1 << 20) + ?2, ?1, ?2, ?3, ?4)',
                       (n, k, line, digest))
    db.commit()
    db.close()
    return places


def run(*args):
    done = subprocess.run([peilian, 'verify', *args], capture_output=True, text=True, check=False, env=os.environ)
    is_so(f'exit code of {args}', 1, done.returncode)
    return done.stdout


def main():
    places = write_copies()
    found = {one['id']: one for one in json.loads(run('--json'))}
    words = {lang: run('--lang', lang).splitlines() for lang in ('en', 'zh')}
    for touch, result, field, (english, chinese) in CASES:
        name = touch.__name__.replace('_', '-')
        one = found[name]
        seq = places[name]
        is_so(name, (result, seq, field), (one['result'], one['seq'], one['field']))
        is_so(f'{name}: expected and found differ', result != 'same', one['expected'] != one['found'])
        slots = {'seq': seq, 'last': seq - 1, 'field': field, 'other': one['other']}
        for lang, part in (('en', english), ('zh', chinese)):
            line = next((line for line in words[lang] if re.match(rf'(Replay matches: |重放一致：)?{name}[ :，,]', line)), '')
            has(f'{name} ({lang})', line, part.format(**slots))
    is_so('the other that stands there', places['exchanged'] + 2, found['exchanged']['other'])
    for failure in failures:
        print('FAILED:', failure)
    print(f'{claims} claims, {len(failures)} failed')
    return 1 if failures else 0


sys.exit(main())
