"""reload.py -- trainers' files saved while the window is open: seen at the same place, and a broken save named and harmless."""
import os
import re
import shutil
import sys
import time

from driver import Program, check, need, run

JEANS = 'jeans-for-a-meeting'
PLOT = f'scenarios/{JEANS}/scenario.lua'
WORDS = 'personas/hunter/lines.lua'
ASKED = '多大|几码|直接说码'


def start(binary, display, home, *args):
    """With content of its own that may be edited."""
    for part in ('personas', 'scenarios', 'assets'):
        shutil.copytree(part, os.path.join(home, 'content', part))
    root = os.path.join(home, 'content')
    program = Program(binary, display, home, '--lang', 'zh', '--as', 'Lin', *args, env={'PEILIAN_HOME': root})
    return program, root


def save(root, path, before, after):
    """`before` is a pattern. As editors do: the new file takes the old one's place."""
    full = os.path.join(root, path)
    with open(full, encoding='utf-8') as file:
        text = file.read()
    check(re.search(before, text), f'nothing to edit in {path}: {before}')
    with open(full + '~', 'w', encoding='utf-8') as file:
        file.write(re.sub(before, after, text))
    os.replace(full + '~', full)


def shown(program, text):
    """Nodes that say it: by their name or, as messages do, by their value."""
    return [n for n in program.nodes() if re.search(text, f"{n.get('name', '')}\n{n.get('value', '')}")]


def wait_for(program, text):
    program.wait_until(lambda s: s and shown(program, text), text)


def a_save_is_seen_at_the_same_place(binary, display, home):
    program, root = start(binary, display, home, '--practise', JEANS)
    program.wait_view('desk')
    wait_for(program, ASKED)
    program.wait('textbox', '回复', focused=True)
    program.type('亲，')
    program.wait_until(lambda s: s and program.nodes('textbox', '回复')[0].get('value') == '亲，', 'the draft')
    began = time.monotonic()
    save(root, WORDS, ASKED, '啥码')
    wait_for(program, '啥码')
    print(f'        a save was on the screen after {(time.monotonic() - began) * 1000:.0f} ms')
    check(not shown(program, ASKED), 'the old words are still there')
    check(program.nodes('textbox', '回复')[0].get('value') == '亲，', 'the draft is gone')

    save(root, PLOT, 'beats = [{]', 'beats = {{')
    wait_for(program, '仍用上一个好版本')
    fault = shown(program, '仍用上一个好版本')[0]['name']
    check(re.search(r'scenarios/jeans-for-a-meeting/scenario\.lua:\d+', fault), f'the place is not named: {fault}')
    wait_for(program, '啥码')
    save(root, PLOT, 'beats = [{]{2}', 'beats = {')
    program.wait_gone(None, '仍用上一个好版本')
    wait_for(program, '啥码')

    # What the shop knows: everything is read again.
    save(root, 'scenarios/shops/bigmen.lua', '四面弹直筒牛仔裤', '四面弹直筒长裤')
    wait_for(program, '四面弹直筒长裤')
    check(program.close() == 0, 'the end')


def home_lists_what_was_saved(binary, display, home):
    program, root = start(binary, display, home)
    program.wait_view('home')
    wait_for(program, '下周开会要条牛仔裤')
    save(root, PLOT, '下周开会要条牛仔裤', '下周述职要条牛仔裤')
    wait_for(program, '下周述职要条牛仔裤')
    with open(os.path.join(root, 'scenarios/husband-without-measures/scenario.lua'), encoding='utf-8') as file:
        title = re.search(r'title = { zh = "([^"]*)"', file.read()).group(1)
    program.wait('listitem', title)
    shutil.rmtree(os.path.join(root, 'scenarios', 'husband-without-measures'))
    program.wait_gone('listitem', title)
    check(program.close() == 0, 'the end')


def an_exam_keeps_its_content(binary, display, home):
    program, root = start(binary, display, home)
    program.wait_view('home')
    program.kill()
    os.makedirs(os.path.join(home, 'config', 'peilian'), exist_ok=True)
    with open(os.path.join(home, 'config', 'peilian', 'settings.json'), 'w', encoding='utf-8') as file:
        file.write('{"exam":true}')
    shutil.rmtree(root)
    program, root = start(binary, display, home, '--practise', JEANS)
    program.wait_view('desk')
    wait_for(program, ASKED)
    save(root, WORDS, ASKED, '啥码')
    time.sleep(0.6)
    check(shown(program, ASKED), 'the exam changed')
    program.kill()


if __name__ == '__main__':
    need()
    sys.exit(run([a_save_is_seen_at_the_same_place, home_lists_what_was_saved, an_exam_keeps_its_content], sys.argv[1]))
