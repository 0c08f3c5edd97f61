"""rescue.py -- a record that was damaged: the window says what is lost and what is safe, keeps the file, and practice goes on.
"""
import glob
import os
import sqlite3
import subprocess
import sys

import driver
from driver import Program, check

SCRIPT = 'scenario jeans-for-a-meeting\n> 您好,建议拍40码,四面弹面料。\n> 2到4天到。\n'


def record(binary, home, count):
    """So many finished sessions, made in the terminal; the database's path."""
    script = home + '/a.script'
    with open(script, 'w', encoding='utf-8') as file:
        file.write(SCRIPT)
    env = dict(os.environ, HOME=home, XDG_DATA_HOME=home + '/data', XDG_CONFIG_HOME=home + '/config')
    for _ in range(count):
        subprocess.run([binary, 'chat', '--script', script, '--as', '林晓'], env=env, check=True, capture_output=True)
    return home + '/data/peilian/peilian.db'


def damage(path):
    """One session loses the end: an event in its middle is wiped; and the file's header is wrong."""
    db = sqlite3.connect(path)
    line, digest, session, seq, count = db.execute(
        'SELECT e.line, e.hash, s.id, e.seq, s.count FROM event e JOIN session s ON s.row = e.session '
        "WHERE e.line LIKE '%trainee_said%' ORDER BY e.row DESC LIMIT 1").fetchone()
    db.close()
    with open(path, 'rb') as file:
        data = bytearray(file.read())
    at = data.index(digest) - len(line.encode())  # the hash is another in every session, and stands behind the line
    data[at:at + 8] = b'\xff' * 8
    data[20] ^= 0x55
    with open(path, 'wb') as file:
        file.write(data)
    return bytes(data), session, seq, count


def kept(path):
    """What was set aside; the write-ahead log and its index lie beside it."""
    return [name for name in glob.glob(path + '.damaged-*') if not name.endswith(('-wal', '-shm'))]


def part_of_it_is_lost(binary, display, home):
    path = record(binary, home, 3)
    data, session, seq, count = damage(path)
    app = Program(binary, display, home, '--lang', 'zh')
    app.wait_view('home')
    told = app.wait('status', '练习记录坏了一部分')
    check('2 场完好，1 场缺了后半，0 场读不出来' in told['name'], f'what is safe is not said: {told}')
    (aside,) = kept(path)
    with open(aside, 'rb') as file:
        check(file.read() == data, 'the damaged file was touched')

    app.press('button', '看详情')
    app.wait('heading', '出了什么事')
    for head in ('哪些还在', '放在哪里', '可以怎么做'):
        check(app.nodes('heading', head), f'{head} is missing')
    check(app.nodes(None, f'{session}：{count} 步留住了 {seq - 1} 步'), 'which session ends where is not said')
    check(app.nodes(None, aside), 'where the old file is is not said')
    if os.environ.get('PEILIAN_UI_SHOT'):
        app.picture(os.environ['PEILIAN_UI_SHOT'])
    app.keys('Escape')
    app.wait_gone('heading', '出了什么事')
    check(app.nodes('status', '练习记录坏了一部分'), 'the banner left before it was read')
    app.press('button', '看详情')
    app.press('button', '知道了')
    app.wait_gone('status', '练习记录坏了一部分')
    app.close()

    done = subprocess.run([binary, 'sessions', '--json'], env=app.env, capture_output=True, text=True, check=False)
    check(done.returncode == 0 and done.stdout.count('"id"') == 3, f'the fresh record is not in order: {done}')
    check(subprocess.run([binary, 'verify'], env=app.env, capture_output=True, check=False).returncode == 0,
          'what was saved does not verify')


def nothing_of_it_is_left(binary, display, home):
    os.makedirs(home + '/data/peilian')
    path = home + '/data/peilian/peilian.db'
    junk = b'this is no database\n' * 500
    with open(path, 'wb') as file:
        file.write(junk)
    app = Program(binary, display, home, '--lang', 'zh', '--as', '林晓', '--practise', 'jeans-for-a-meeting')
    app.wait_view('desk')
    app.wait('status', '里面读不出来')
    app.wait('textbox', '回复', focused=True)
    app.type('kept all the same')
    app.keys('Return')
    app.wait('article', '林晓', value='kept all the same')
    app.close()
    (aside,) = kept(path)
    with open(aside, 'rb') as file:
        check(file.read() == junk, 'the damaged file was touched')
    db = sqlite3.connect(path)
    (lines,) = db.execute("SELECT count(*) FROM event WHERE line LIKE '%trainee_said%kept all the same%'").fetchone()
    db.close()
    check(lines == 1, 'what was practised is not in the fresh record')


def a_newer_one_is_left_alone(binary, display, home):
    path = record(binary, home, 1)
    db = sqlite3.connect(path)
    db.execute('PRAGMA user_version = 99')
    db.close()
    with open(path, 'rb') as file:
        data = file.read()
    app = Program(binary, display, home, '--lang', 'zh')
    app.wait_view('home')
    app.wait('status', '更新的版本')
    app.press('button', '看详情')
    app.wait('heading', '可以怎么做')
    check(app.nodes(None, 'peilian.db.beside'), 'where practice is kept is not said')
    app.press('button', '知道了')
    app.close()
    with open(path, 'rb') as file:
        check(file.read() == data, 'the newer file was touched')
    check(not kept(path), 'the newer file was renamed')


TESTS = [part_of_it_is_lost, nothing_of_it_is_left, a_newer_one_is_left_alone]

if __name__ == '__main__':
    driver.need()
    named = [globals()[name] for name in sys.argv[2:]]
    sys.exit(driver.run(named or TESTS, sys.argv[1]))
