"""compare.py -- a reply is tried again, the tree of it is looked at, both sessions are set side by side."""
import json
import os
import subprocess
import sys

from card import SCENARIO, cli, env_of, say, sessions
from driver import Program, check, need, run

WRONG = '您好,178、205斤建议42码,四面弹面料、直筒版型。'
RIGHT = '您好,178、205斤建议40码,四面弹面料、直筒版型。'


def end(program):
    program.press('button', '结束')
    program.wait('dialog')
    program.press('button', '结束', covered=False)
    program.wait_view('card')


def options(program):
    return [n['name'] for n in program.nodes('option')]


def chosen(program, role):
    found = [n['name'] for n in program.nodes(role, selected=True)]
    return found[0] if found else None


def words(program, side):
    """What the replies of that side say."""
    return [n['value'] for n in program.nodes('article', side)]


def a_retry_beside_its_original(binary, display, home):
    """Play, retry from the first reply, finish; T shows the tree, C compares; the numbers are those of the command line."""
    program = Program(binary, display, home, '--as', '林晓', '--practise', SCENARIO, '--lang', 'zh')
    program.wait_view('desk')
    program.wait('article', '先生')
    say(program, WRONG)
    end(program)
    program.press('button', '从第 1 句重来')
    program.wait_view('desk')
    program.wait_gone('article', value=WRONG)
    say(program, RIGHT)
    end(program)
    new, old = [s['id'] for s in sessions(binary, home)]

    program.keys('t')
    program.wait('dialog', '这一场的重来')
    tree = options(program)
    check(len(tree) == 2 and '第 1 句起' in tree[1] and '第 1 句起' not in tree[0], f'the tree: {tree}')
    check([n['value'] for n in program.nodes('option')] == [old, new], 'the original does not stand above its retry')
    check(chosen(program, 'option') == tree[1], 'the session that is shown is not the chosen one')
    program.keys('Up')
    program.wait('option', tree[0], selected=True)
    program.keys('Escape')
    program.wait_gone('dialog')

    program.keys('c')
    program.wait('dialog', '和哪一场比')
    check(chosen(program, 'option') == tree[0], f'the original is not offered first: {chosen(program, "option")}')
    program.keys('Return')
    program.wait_view('compare')
    program.wait('row', '问尺码', selected=True)
    check(words(program, '甲') == [WRONG] and words(program, '乙') == [RIGHT], 'the replies are not side by side')
    told = json.loads(cli(binary, home, 'compare', old, new, '--json'))
    row = told['chats'][0]['rows'][0]
    cells = {n['name']: n['value'] for n in program.nodes('gridcell')}
    for side, index in (('甲', 0), ('乙', 1)):
        check(cells[side] == str(row['scores']['overall'][index]), f'{cells} is not {row["scores"]}')
    gain = row['scores']['sizing'][2]
    check(gain > 0 and program.nodes('text', f'+{gain}'), f'the gain of {gain} is not shown')
    total = told['scores']['overall']
    check(program.nodes('text', '总分', value=f'{total[0]} → {total[1]}'), 'the totals are not those of the command line')

    check(chosen(program, 'gridcell') == '乙', 'the newer side is not the current one')
    program.keys('Left')
    program.wait('gridcell', '甲', selected=True)
    program.keys('Return')
    program.wait_view('replay')
    program.wait('article', value=WRONG)
    program.keys('Escape')
    program.wait_view('compare')
    program.wait('gridcell', '甲', selected=True)

    program.keys('s')
    program.wait('article', '甲', value=RIGHT)
    check(program.nodes('text', f'−{gain}'), 'turned round, the gain is no loss')
    program.keys('Escape')
    program.wait_view('card')
    program.keys('c')
    program.wait('option', selected=True)
    program.keys('Return')
    program.wait_view('compare')
    program.keys('r')
    program.wait_view('desk')
    program.wait('article', ['先生', '女士'])
    check(not words(program, '林晓'), 'tried again from the comparison, something is said already')
    check(program.close() == 0, 'it did not end well')


def any_two_from_the_command_line(binary, display, home):
    """--compare takes two ids; D leaves out what is the same; another one can be chosen; a wrong id is said."""
    script = os.path.join(home, 'talk.txt')
    for text, who in ((WRONG, '林晓'), (RIGHT, '孙浩')):
        with open(script, 'w', encoding='utf-8') as file:
            file.write(f'> {text}\n')
        cli(binary, home, 'chat', '--as', who, '--persona', 'hunter', '--seed', '3', '--script', script, SCENARIO)
    second, first = [s['id'] for s in sessions(binary, home)]
    for wrong, status in ((first, 2), (f'{first},', 2), (f'{first},zzzzzz', 1)):
        # Without a bus to be told of, libdbus looks for one and leaks what it looked with.
        env = dict(env_of(home), DISPLAY=display.name, DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
        done = subprocess.run([binary, '--compare', wrong], env=env, capture_output=True, text=True, check=False,
                              timeout=60)
        check(done.returncode == status, f'--compare {wrong} gives {done.returncode}: {done.stderr}')
    program = Program(binary, display, home, '--as', '林晓', '--compare', f'{first},{first[:6]}', '--lang', 'zh')
    program.wait_view('compare')
    kinds = {n['value'] for n in program.nodes('row')}
    check(kinds == {'same'}, f'a session differs from itself: {kinds}')
    program.keys('d')
    program.wait_gone('row')
    program.keys('d')
    program.wait('row')
    program.keys('c')
    program.wait('dialog', '和哪一场比')
    program.wait('option', '孙浩')
    program.keys('Return')
    program.wait_gone('dialog')
    program.wait('heading', '孙浩')
    program.wait('row', '问尺码')
    check(any(n['value'] == 'differs' for n in program.nodes('row')), 'the other person answered the same')
    check(program.close() == 0, 'it did not end well')


if __name__ == '__main__':
    need('xclip')
    sys.exit(run([a_retry_beside_its_original, any_two_from_the_command_line], sys.argv[1]))
