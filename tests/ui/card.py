"""card.py -- the score card of a chat that is played to its end, and of one that was played before."""
import json
import os
import re
import subprocess
import sys

from driver import Program, check, need, run

SCENARIO = 'jeans-for-a-meeting'
BUYER = '先生'
RUDE = '胖子穿这个肯定行,您应该拍40码。'
WRONG = ['您好,178、205斤建议42码,四面弹面料、直筒版型。', '发货后一般8到9天到。', '好的。']


def env_of(home):
    return dict(os.environ, HOME=home, XDG_DATA_HOME=home + '/data', XDG_CONFIG_HOME=home + '/config',
                LANG='zh_CN.UTF-8', LC_ALL='C.UTF-8')


def cli(binary, home, *args):
    done = subprocess.run([binary, *args], env=env_of(home), capture_output=True, text=True, check=True)
    return done.stdout


def sessions(binary, home):
    return json.loads(cli(binary, home, 'sessions', '--json'))


def say(program, text):
    """Into the composer and off, once the buyer has said something new."""
    before = len(program.nodes('article', value=text))
    program.paste(text).terminate()
    program.wait('textbox', value=text)
    program.keys('Return')
    program.wait_until(lambda s: len(program.nodes('article', value=text)) > before, 'the reply ' + text)


def lines(program, name):
    return [n['value'] for n in program.nodes('article', name)]


def overall(program):
    return program.wait('status', '总分')['value']


def played_to_its_end(binary, display, home):
    """By itself a chat ends at its card, whose figures are those that the store has; R and a retry begin from it."""
    program = Program(binary, display, home, '--as', '林晓', '--practise', SCENARIO, '--lang', 'zh')
    program.wait_view('desk')
    program.wait('article', BUYER)
    say(program, RUDE)
    program.wait_view('card')
    stored = sessions(binary, home)
    check(len(stored) == 1 and stored[0]['ended'] == 'closed', f'not closed: {stored}')
    check(overall(program) == str(stored[0]['score']), f'{overall(program)} is not {stored[0]["score"]}')
    check(program.nodes('row', 'BAN-01'), 'the row of the banned word is missing')
    check(program.nodes('heading', '最该改的一句') and RUDE in lines(program, '林晓'), 'the worst reply is not shown')
    check(not program.nodes('heading', '最好的一句'), 'the only reply is no best one')

    program.press('button', '从第 1 句重来')
    program.wait_gone('heading', '最该改的一句')
    program.wait_view('desk')
    program.wait_gone('article', value=RUDE)
    check(program.nodes('article', BUYER), 'the line that was to be answered is gone')

    program.press('listitem', '那一场的成绩单')
    program.wait_view('card')
    program.wait('row', 'BAN-01')
    program.keys('r')
    program.wait_view('desk')
    program.wait_gone('row', 'BAN-01')
    program.close()
    after = sessions(binary, home)
    same = [s for s in after if (s['scenario'], s['persona']) == (stored[0]['scenario'], stored[0]['persona'])]
    check(len(after) == 3 and len(same) == 3, f'not three of the same: {after}')
    seeds = [s['seed'] for s in reversed(after)]
    check(seeds[1] == seeds[0], f'the retry has another seed: {seeds}')


def a_stored_session(binary, display, home):
    """Its card opens from the list of the desk; rows choose what is shown; a retry leads back before that reply."""
    script = os.path.join(home, 'talk.txt')
    with open(script, 'w', encoding='utf-8') as file:
        file.write(''.join(f'> {line}\n' for line in WRONG))
    cli(binary, home, 'chat', '--as', '林晓', '--persona', 'hunter', '--seed', '3', '--script', script, SCENARIO)
    stored = sessions(binary, home)[0]
    program = Program(binary, display, home, '--as', '林晓', '--practise', SCENARIO, '--lang', 'zh')
    program.press('listitem', '那一场的成绩单')
    program.wait_view('card')
    check(overall(program) == str(stored['score']), f'{overall(program)} is not {stored["score"]}')

    program.press('row', 'SIZ-02')
    program.wait('row', 'SIZ-02', selected=True)
    program.wait('article', '更好的说法', value=WRONG[0].replace('42', '40'))
    check(WRONG[0] in lines(program, '林晓'), 'the reply of the chosen row is not shown')
    rows = [n['name'] for n in program.nodes('row')]
    other = next(name for name in rows if WRONG[0] and not name.startswith('SIZ-02'))
    step = 'Down' if rows.index(other) > rows.index(next(r for r in rows if r.startswith('SIZ-02'))) else 'Up'
    program.keys(step)
    program.wait_gone('row', 'SIZ-02', selected=True)
    program.wait('row', selected=True)

    program.press('row', 'POL-26')
    label = program.wait('button', '句重来')['name']
    number = int(re.search(r'\d+', label).group())
    check(number > 1, f'the third reply is not the first: {label}')
    program.press('button', '句重来')
    program.wait_view('desk')
    program.wait('article', value=WRONG[0])
    program.wait_gone('article', value=WRONG[1])
    check(program.wait('textbox', '回复').get('value', '') == '', 'the composer is not empty')
    program.close()
    branch = [s for s in sessions(binary, home) if s['id'] != stored['id']]
    check(branch, 'the branch was not stored')


if __name__ == '__main__':
    need('xclip')
    sys.exit(run([played_to_its_end, a_stored_session], sys.argv[1]))
