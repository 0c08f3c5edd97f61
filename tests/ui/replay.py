"""replay.py -- past sessions as a list and as films: played, sought, searched, retried, with what was typed on the way.

The session is recorded in the window itself while time stands still (PEILIAN_STILL), so its film has the same moments in
every run, and playing it can be held against a clock that the test moves.
"""
import json
import os
import re
import sqlite3
import subprocess
import sys

from driver import Failed, Program, check, need, run

SCENARIO = 'jeans-for-a-meeting'
FIRST = 'Hello, for 178 cm and 205 jin I suggest size 40.'
SECOND_HEAD = '您必须'
SECOND_TAIL = 'try it on first, '
PASTED = '不合适7天内可以退换。'
THIRD = 'OK'


def env_of(home):
    return dict(os.environ, HOME=home, XDG_DATA_HOME=home + '/data', XDG_CONFIG_HOME=home + '/config',
                LANG='zh_CN.UTF-8', LC_ALL='C.UTF-8')


def cli(binary, home, *args):
    return subprocess.run([binary, *args], env=env_of(home), capture_output=True, text=True, check=True).stdout


def sessions(binary, home):
    return json.loads(cli(binary, home, 'sessions', '--json'))


def script(home, *lines):
    path = os.path.join(home, 'talk.txt')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(''.join(line + '\n' for line in lines))
    return path


def still(binary, display, home, *args):
    path = os.path.join(home, 'still')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('1000')
    return Program(binary, display, home, '--as', '林晓', '--lang', 'zh', *args, env={'PEILIAN_STILL': path})


def composed(app, text):
    app.wait('textbox', value=text)


def write(app, text, whole=None):
    """Typed into the composer until it stands there: a busy X server loses or doubles Han."""
    for _ in range(4):
        app.type(text)
        try:
            app.wait('textbox', value=whole or text, seconds=6)
            return
        except Failed:
            app.keys('ctrl+a', 'BackSpace')
            text = whole or text
    raise Failed(f'{whole or text} could not be typed')


def record(app):
    """Three replies: typed, with a banned word taken back and a paste, and a curt one after a long silence."""
    for _ in range(40):
        if app.nodes('article', '先生'):
            break
        app.pass_time(1000)
    app.pass_time(3000)
    write(app, FIRST[:20])
    app.pass_time(1000)
    write(app, FIRST[20:], FIRST)
    app.pass_time(1000)
    app.keys('Return')
    app.wait('article', '林晓', value=FIRST)
    for _ in range(4):
        app.pass_time(4000)
    write(app, SECOND_HEAD)
    app.pass_time(1000)
    app.keys(*['BackSpace'] * len(SECOND_HEAD))
    composed(app, False)
    app.pass_time(1000)
    write(app, SECOND_TAIL)
    app.pass_time(1000)
    app.paste(PASTED).terminate()
    composed(app, SECOND_TAIL + PASTED)
    app.pass_time(1000)
    app.keys('Return')
    app.wait('article', '林晓', value=SECOND_TAIL + PASTED)
    for _ in range(17):
        app.pass_time(4000)
    write(app, THIRD)
    app.pass_time(1000)
    app.keys('Return')
    app.wait('article', '林晓', value=THIRD)
    app.pass_time(1000)


def end(app):
    if not app.nodes('heading', '扣分与加分'):
        app.press('button', '结束')
        app.wait('dialog')
        app.keys('Tab')
        app.press('button', '结束', covered=False)
    app.wait_view('card')


def clock(app):
    """The playhead and the film's length, in seconds."""
    def seconds(text):
        whole = 0
        for part in text.split(':'):
            whole = 60 * whole + int(part)
        return whole
    return [seconds(part) for part in app.wait('slider', '时间轴')['value'].split(' / ')]


def goes_to(app, second, what):
    app.wait_until(lambda s: clock(app)[0] == second, f'{what}: at {clock(app)[0]} s, not {second} s', 5)


def drag(app, length, parts):
    """Along the timeline, from one fraction of it to the others; the film is there at once wherever the pointer is."""
    x, y, w, h = app.wait('slider', '时间轴')['rect']
    # The slider is wider than the time it shows by its margins.
    places = [(str(round(x + 4 + (w - 12) * part)), str(y + h // 2 - 20)) for part in parts]
    app.xdotool('mousemove', '--window', app.window, *places[0])
    app.xdotool('mousedown', '1')
    for place, part in zip(places, parts):
        app.xdotool('mousemove', '--window', app.window, *place)
        app.wait_until(lambda s, at=length * part: abs(clock(app)[0] - at) <= 2, f'the film at {part} of its length')
    app.xdotool('mouseup', '1')


def film_of_a_session(binary, display, home):
    """From the score card by V; the clock moves it, keys, pointer and search lead to moments, and R branches off."""
    app = still(binary, display, home, '--practise', SCENARIO)
    app.wait_view('desk')
    record(app)
    end(app)
    app.keys('v')
    app.wait_view('replay')
    app.pass_time(1000)
    app.wait('text', '重放一致')
    length = clock(app)[1]
    check(clock(app)[0] == 0 and length > 80, f'it does not begin at its beginning: {clock(app)}')

    # Running: by the clock alone, at its speed, until it is stopped.
    app.keys('s')
    app.wait('switch', '跳过空等', checked=False)
    app.keys('space')
    app.wait('button', '暂停')
    app.pass_time(2000)
    goes_to(app, 2, 'two seconds at 1x')
    app.keys('4')
    app.pass_time(1000)
    goes_to(app, 6, 'one more at 4x')
    app.keys('space')
    app.wait('button', '播放')
    app.pass_time(5000)
    goes_to(app, 6, 'stopped')

    typed_on_the_way(app)

    # Findings and their words, forward and back.
    app.keys('End', 'shift+f')
    finding = app.wait('heading', '第 3 句怎么打出来的')
    at = clock(app)[0]
    check(at > 75 and finding, f'the last finding is that of the last reply, not at {at} s')
    app.keys('shift+f')
    app.wait_until(lambda s: clock(app)[0] < at, 'the finding before')
    app.keys('f')
    goes_to(app, at, 'and back again')

    # Idle stretches are left out when that is on.
    app.keys('Home', 's', 'space')
    app.wait('switch', '跳过空等', checked=True)
    app.wait('button', '暂停')
    steps = 0
    while clock(app)[0] < length and steps * 4 < length:
        app.pass_time(1000)
        steps += 1
    check(clock(app)[0] == length and steps * 4 < length * 2 // 3, f'{clock(app)} after {steps} s at 4x')
    app.wait('button', '播放')

    seek_and_find(app, length)
    branch_off(binary, app, home)


def typed_on_the_way(app):
    """What stood in the composer is seen as it was; what was taken back in time and what was pasted is said."""
    app.press('tab', '标记')
    app.press('listitem', 'BAN-16')
    app.wait('listitem', 'BAN-16', selected=True)
    draft = app.nodes('article', '草稿')
    check(not draft or draft[0]['value'] != SECOND_HEAD, f'the word is still there: {draft}')
    app.keys('Left')
    app.wait('article', '草稿', value=SECOND_HEAD)
    check(not app.nodes('article', '林晓', value=SECOND_TAIL + PASTED), 'the reply is there before it was sent')
    steps = {n['name'].split()[0]: n.get('value') for n in app.nodes('listitem') if n['rect'][0] < 950}
    check(steps.get('粘贴') == PASTED, f'the paste is not told: {steps}')
    check(any('删 BAN-16' in n['name'] for n in app.nodes('listitem')), f'nothing was caught: {steps}')
    app.keys('bracketright')
    app.wait('article', '林晓', value=SECOND_TAIL + PASTED)
    check(not app.nodes('article', '草稿'), 'what was sent still stands in the composer')
    app.keys('bracketleft')
    app.wait_gone('article', '林晓', value=SECOND_TAIL + PASTED)


def seek_and_find(app, length):
    drag(app, length, (0.25, 0.5, 0.75))
    app.keys('Home', 'slash')
    app.type('退换')
    app.wait('textbox', '搜索这一场', value='退换')
    app.keys('Return')
    app.wait('text', '1/1')
    app.wait('article', '林晓', value=SECOND_TAIL + PASTED)
    app.keys('Escape')
    app.wait('textbox', '搜索这一场', value=False)
    app.resize(960, 600)
    app.wait('tab', '打字')
    app.press('tab', '打字')
    app.wait('heading', '第 2 句怎么打出来的')
    app.resize(1280, 800)
    app.wait_gone('tab', '打字')


def save_as_talk(binary, app, home):
    app.press('button', '存为测试')
    app.wait(None, '已存为测试')
    talks = [os.path.join(folder, name) for folder, _, names in os.walk(home + '/data') for name in names
             if name.endswith('.talk')]
    check(len(talks) == 1, f'not one talk: {talks}')
    cli(binary, home, 'test', talks[0])


def branch_off(binary, app, home):
    save_as_talk(binary, app, home)
    app.keys('r')
    app.wait_view('desk')
    app.wait('article', '林晓', value=FIRST)
    check(not app.nodes('article', '林晓', value=SECOND_TAIL + PASTED), 'what is to be said anew is already there')
    app.close()
    stored = sessions(binary, home)
    check(len(stored) == 2 and stored[0]['seed'] == stored[1]['seed'], f'no branch of the same seed: {stored}')
    lines = cli(binary, home, 'export', stored[0]['id'])
    check(re.search(r'"origin":"retry:' + stored[1]['id'], lines), 'the branch does not know what it goes back to')


TALKS = (('孙浩', 'impatient', SCENARIO, '> 胖子穿这个肯定行,您应该拍40码。'),
         ('林晓', 'hunter', SCENARIO, 'wait 45s', '> 您好,178、205斤建议40码,四面弹面料、直筒版型。'),
         ('何静', 'hunter', SCENARIO, '> 您好,178、205斤建议40码,四面弹面料、直筒版型。'))


def list_of_sessions(binary, display, home):
    """The bad one is found by its words, chips and order; Enter watches it, Esc comes back to it."""
    for seed, (who, buyer, scenario, *lines) in enumerate(TALKS):
        cli(binary, home, 'chat', '--as', who, '--persona', buyer, '--seed', str(seed), '--script',
            script(home, *lines), scenario)
    stored = {s['person']: s for s in sessions(binary, home)}
    app = Program(binary, display, home, '--as', '林晓', '--lang', 'zh')
    app.wait_view('home')
    app.keys('alt+3')
    app.wait_view('sessions')
    rows = [n['name'].split('·')[0] for n in app.nodes('row')]
    check(rows == ['何静', '林晓', '孙浩'], f'not the newest first: {rows}')

    app.press('columnheader', '总分')
    app.wait('columnheader', '总分', value='升序')
    rows = [n['name'].split('·')[0] for n in app.nodes('row')]
    check(rows[0] == '孙浩', f'not the worst first: {rows}')
    app.press('button', '有红线 1')
    app.wait_until(lambda s: len(app.nodes('row')) == 1, 'one session with a critical finding')
    check(app.nodes('text', 'BAN-01'), 'the worst finding is not named')
    app.press('button', '全部')
    app.keys('slash')
    app.type('SPD-01')
    app.wait_until(lambda s: len(app.nodes('row')) == 1, 'the session that began late')
    app.keys('Down')
    app.keys('Return')
    app.wait_view('replay')
    app.wait('text', '重放一致')
    app.wait('text', '没有记录打字过程')
    app.keys('Escape')
    app.wait_view('sessions')
    app.wait('row', stored['林晓']['id'], selected=True)
    app.close()

    app = Program(binary, display, home, '--as', '何静', '--lang', 'zh', '--replay', stored['孙浩']['id'][:6])
    app.wait_view('replay')
    app.wait('heading', '孙浩')
    app.keys('f')
    app.wait('text', 'BAN-01')
    app.close()


def two_buyers_at_once(binary, display, home):
    """A lane each; a press on one shows that buyer; the film follows where something is said."""
    app = still(binary, display, home, '--practise', SCENARIO + ',runners-run-small')
    app.wait_view('desk')
    for _ in range(6):
        app.pass_time(4000)
    app.type(THIRD)
    composed(app, THIRD)
    app.pass_time(1000)
    app.keys('Return')
    app.wait('article', '林晓', value=THIRD)
    end(app)
    app.keys('v')
    app.wait_view('replay')
    app.keys('End')
    said = app.wait('tab', ['1 ', '2 '], selected=True)['name'][0]
    app.wait('article', '林晓', value=THIRD)
    other = '2' if said == '1' else '1'
    lane = next(n for n in app.nodes('img', other + ' ') if n.get('value'))
    app.click(lane)
    app.wait_until(lambda s: any(n['name'].startswith(other) for n in app.nodes('tab', selected=True)), 'the other buyer')
    app.wait_gone('article', '林晓', value=THIRD)
    app.keys('f')
    app.wait_until(lambda s: any(n['name'].startswith(said) for n in app.nodes('tab', selected=True)),
                   'the buyer whose reply has the finding')
    app.close()


def rewrite(home, session, change):
    """Change the stored lines of a session as somebody would who knows SQLite."""
    store = sqlite3.connect(os.path.join(home, 'data', 'peilian', 'peilian.db'))
    guards = store.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        store.execute('DROP TRIGGER ' + name)
    wanted = 'session = (SELECT row FROM session WHERE id = ?)'
    for row, line in store.execute('SELECT row, line FROM event WHERE ' + wanted, (session,)).fetchall():
        store.execute('UPDATE event SET line = ? WHERE row = ?', (change(line), row))
    for _, sql in guards:
        store.execute(sql)
    store.commit()
    store.close()


def damaged_sessions(binary, display, home):
    """What was changed is named; of what cannot be read the beginning is shown, and it says so."""
    for seed, (who, buyer, scenario, *lines) in enumerate(TALKS):
        cli(binary, home, 'chat', '--as', who, '--persona', buyer, '--seed', str(seed), '--script',
            script(home, *lines), scenario)
    stored = {s['person']: s['id'] for s in sessions(binary, home)}
    rewrite(home, stored['孙浩'], lambda line: line.replace('胖子穿这个', '您穿这个更'))
    rewrite(home, stored['何静'], lambda line: '{' if '"kind":"graded"' in line else line)

    app = Program(binary, display, home, '--as', '林晓', '--lang', 'zh', '--replay', stored['孙浩'])
    app.wait_view('replay')
    changed = app.wait('text', '步被改过')
    check(not app.nodes('text', '重放一致'), 'what was changed is said to match')
    check(re.search(r'第 \d+ 步', changed['name']), f'it is not said where: {changed}')
    app.close()

    app = Program(binary, display, home, '--as', '林晓', '--lang', 'zh', '--replay', stored['何静'])
    app.wait_view('replay')
    app.wait('status', '记录坏了一处')
    app.keys('End')
    app.wait('article', '何静')
    check(not app.nodes('text', '重放一致'), 'half a session is said to match')
    app.close()


if __name__ == '__main__':
    need('xclip')
    sys.exit(run([film_of_a_session, list_of_sessions, two_buyers_at_once, damaged_sessions], sys.argv[1]))
