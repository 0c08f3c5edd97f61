"""desk.py -- the desk by hand: several buyers, a reply that went astray, quick replies, notes and flags, the size table in
practice and exam, the drawer of a narrow window."""
import json
import os
import subprocess
import sys

from driver import Program, check, need, run

JEANS = 'jeans-for-a-meeting'
SIZE_40 = '先生您好，178、205斤建议拍40码，四面弹面料，久坐不勒。'
TABS = ['商品', '尺码', '政策', '订单', '备注', '快捷语']


def write(home, path, what):
    os.makedirs(os.path.dirname(os.path.join(home, path)), exist_ok=True)
    with open(os.path.join(home, path), 'w', encoding='utf-8') as file:
        json.dump(what, file, ensure_ascii=False)


def start(binary, display, home, *args, scenarios=JEANS, **more):
    program = Program(binary, display, home, '--lang', 'zh', '--as', 'Lin', '--practise', scenarios, *args, **more)
    program.wait_view('desk')
    return program


def settle(program, is_so, what, seconds=20):
    program.wait_until(lambda s: s and is_so(), what, seconds)


def show_tab(program, name):
    """By Alt and arrows from wherever the panel stands."""
    def shown():
        return [tab for tab in TABS if program.nodes('tab', tab, selected=True)]

    settle(program, shown, 'a tab')
    while shown() != [name]:
        before = shown()
        program.keys('alt+Right')
        settle(program, lambda: shown() != before, f'the tab after {before}')


def chats(program):
    """The list's rows from top to bottom."""
    rows = [n for n in program.nodes('listitem') if n['name'][:2] in ('1 ', '2 ', '3 ')]
    return sorted(rows, key=lambda n: n['rect'][1])


def draft(program):
    return program.nodes('textbox', '回复')[0].get('value', '')


def typed(program, text):
    program.wait('textbox', '回复', focused=True)
    program.type(text)
    settle(program, lambda: draft(program).endswith(text), f'draft {text}')


def counter(program, name):
    return program.wait('status', name)['value']


def three_buyers_wait_their_turn(binary, display, home):
    write(home, 'data/peilian/quick.json', {'version': 1, 'next': 2, 'replies': [
        {'id': 'own-1', 'shop': '', 'title': 'size40', 'text': SIZE_40}]})
    program = start(binary, display, home, scenarios=JEANS + ',cracked-sole,runners-run-small')
    program.wait('listitem', '2 ', seconds=40)
    program.wait('listitem', '1 ', selected=True)
    typed(program, 'one')

    # The first buyer asks for a size; the answer goes to the second.
    settle(program, lambda: program.nodes('article', '先生'), 'a question of the first buyer', 40)
    program.keys('ctrl+2')
    program.wait('listitem', '2 ', selected=True)
    check(draft(program) == '', 'the draft of another chat is shown')
    settle(program, lambda: program.nodes('article', '女士'), 'a question of the second buyer', 40)
    program.keys('slash')
    program.wait('textbox', '搜快捷语', focused=True)
    program.type('size40')
    program.wait('listitem', 'size40', selected=True)
    program.keys('Return')
    settle(program, lambda: draft(program) == SIZE_40, 'the quick reply in the composer')
    program.keys('Return')
    program.wait('button', '转去 1 号')
    check(counter(program, '发错') == '1', 'the astray reply is not counted')
    check(counter(program, '已回') == '1', 'the reply is not counted')
    check([n for n in program.nodes('img', '2 ') if '女士' in n['name']], 'no lane of the second buyer')

    # To the first buyer it goes, by the button; what was being written there gives way to it.
    program.press('button', '转去 1 号')
    program.wait('listitem', '1 ', selected=True)
    settle(program, lambda: draft(program) == SIZE_40, 'the text with the right buyer')
    program.keys('Return')
    settle(program, lambda: counter(program, '已回') == '2', 'the second reply')
    check(counter(program, '发错') == '1', 'a reply to the right buyer is called astray')

    # Who waits comes before who was answered; the numbers stay.
    program.wait('listitem', '3 ', seconds=40)
    settle(program, lambda: chats(program)[-1]['name'][0] in '12', 'an answered buyer below', 40)
    program.keys('ctrl+3')
    program.wait('listitem', '3 ', selected=True)
    typed(program, 'three')
    program.keys('ctrl+1')
    program.wait('listitem', '1 ', selected=True)
    program.keys('ctrl+3')
    settle(program, lambda: draft(program) == 'three', 'the draft of the third chat, without the shortcut letter')
    program.press('button', '暂停这一场')
    program.wait('button', '继续这一场')
    program.kill()


def quick_replies_are_found_and_kept(binary, display, home):
    program = start(binary, display, home)
    program.wait('textbox', '回复', focused=True)
    program.keys('slash')
    program.wait('textbox', '搜快捷语', focused=True)
    check(draft(program) == '', 'the slash was typed as well')
    program.keys('Down', 'Escape')
    program.wait('textbox', '回复', focused=True)

    program.press('button', '加一条快捷语')
    program.wait('textbox', '名称', focused=True)
    program.type('hi')
    program.keys('Tab')
    program.wait('textbox', '内容', focused=True)
    program.type('Hello there')
    program.press('button', '存下')
    program.wait('listitem', 'hi')
    program.kill()

    again = start(binary, display, home)
    again.wait('textbox', '回复', focused=True)
    again.keys('slash')
    again.wait('textbox', '搜快捷语', focused=True)
    again.type('hello')
    again.wait('listitem', 'hi', selected=True)
    again.keys('Return')
    settle(again, lambda: draft(again) == 'Hello there', 'the own reply in the composer')
    again.press('button', '删：hi')
    again.wait_gone('listitem', 'hi')
    again.kill()


def notes_and_flags_stand_with_the_order(binary, display, home):
    program = start(binary, display, home)
    program.wait('textbox', '回复', focused=True)
    show_tab(program, '备注')
    program.press('textbox', '订单备注')
    program.type('call first')
    program.keys('Return')
    row = program.wait('listitem', 'call first')
    check('Lin' in row['value'], 'the note does not say whose it is')
    program.press('radio', '红旗')
    program.wait('radio', '红旗', checked=True)
    program.press('button', '撤回备注')
    program.wait_gone('listitem', 'call first')
    check(program.nodes('listitem', '红旗'), 'the flag went with the note')

    # What is done to an order cannot be done without one; what can is said in the chat.
    show_tab(program, '订单')
    program.wait('button', '退款', disabled=True)
    program.press('button', '更多操作')
    program.wait('menuitem', '退款', disabled=True)
    program.keys('Escape')
    program.wait_gone('menuitem', '退款')
    program.press('button', '查库存')
    program.wait('tab', '尺码', selected=True)
    program.keys('F2')
    program.wait_gone('heading', '这一场要做到')
    program.kill()


def practice_marks_the_size_and_an_exam_does_not(binary, display, home):
    program = start(binary, display, home)
    show_tab(program, '尺码')
    program.wait('cell', '40', checked=True, seconds=30)
    check(program.nodes('columnheader', '170', selected=True), 'the column is not marked')
    check(program.nodes('columnheader', '195', selected=True), 'the row is not marked')
    show_tab(program, '政策')
    check(program.wait('cell', '店铺出') and program.wait('cell', '买家出'), 'the causes do not stand side by side')
    program.kill()

    write(home, 'config/peilian/settings.json', {'exam': True})
    exam = start(binary, display, home)
    show_tab(exam, '尺码')
    settle(exam, lambda: exam.nodes('article', '先生'), 'a question', 30)
    exam.wait('cell', '40')
    check(not exam.nodes('cell', selected=True), 'an exam marks a cell')
    check(not exam.nodes('note', '178'), 'an exam repeats what the buyer said')
    exam.kill()


def a_narrow_window_has_a_drawer(binary, display, home):
    # The window itself is never so narrow; larger type makes it so: 960 by 1.12 is 857 units.
    program = start(binary, display, home, '--text', '112', size='960x720')
    program.wait('textbox', '回复', focused=True)
    check(not program.nodes('tab', '政策'), 'the panel takes the room of the chat')
    program.keys('F4')
    program.wait('tab', '政策')
    program.keys('Escape')
    program.wait_gone('tab', '政策')
    program.keys('slash')
    program.wait('textbox', '搜快捷语', focused=True)
    program.keys('Return')
    program.wait_gone('tab', '政策')
    settle(program, lambda: len(draft(program)) > 0, 'the quick reply in the composer')
    program.keys('F2')
    program.wait('heading', '这一场要做到')
    program.kill()


def away_is_said(binary, display, home):
    program = start(binary, display, home)
    program.press('combobox', '我的状态')
    program.keys('Down', 'Down', 'Return')
    program.wait('combobox', '我的状态', value='离开')
    program.wait('text', '你设成了离开')
    program.kill()


LONG = [three_buyers_wait_their_turn]
SHORT = [quick_replies_are_found_and_kept, notes_and_flags_stand_with_the_order,
         practice_marks_the_size_and_an_exam_does_not, a_narrow_window_has_a_drawer, away_is_said]


def main(binary):
    """The long one waits for buyers most of its time: a process of its own runs it meanwhile."""
    with subprocess.Popen([sys.executable, __file__, binary, 'long']) as other:
        code = run(SHORT, binary)
    return code or other.returncode


if __name__ == '__main__':
    need()
    sys.exit(run(LONG, sys.argv[1]) if sys.argv[2:] == ['long'] else main(sys.argv[1]))
