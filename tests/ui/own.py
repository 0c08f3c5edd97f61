"""own.py -- content of one's own in the window: its mark on the cards, and whose files there are in the settings.
"""
import os
import re
import sys

import driver
from driver import Program, check

SHIPPED = 'scenarios/jeans-for-a-meeting/scenario.lua'


def put(home, path, text):
    full = f'{home}/data/peilian/{path}'
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, 'w', encoding='utf-8') as file:
        file.write(text)


def marks(binary, display, home):
    with open(SHIPPED, encoding='utf-8') as file:
        text = file.read()
    mine = re.sub(r'title = \{[^}]*\}', 'title = { zh = "我自己的场", en = "My own" }', text, count=1)
    put(home, 'content/' + SHIPPED, text + '-- mine\n')
    put(home, 'content/scenarios/my-return/scenario.lua', mine.replace('"jeans-for-a-meeting"', '"my-return"', 1))
    put(home, 'packs/class-b/scenarios/theirs/scenario.lua', mine.replace('"jeans-for-a-meeting"', '"theirs"', 1))
    app = Program(binary, display, home, '--lang', 'zh', '--as', '林晓')
    app.wait_view('home')
    for mark in ('自编 · 替换自带', 'class-b'):
        app.wait(None, mark)
    check(len(app.nodes(None, '自编')) == 2, 'one of the two marks of own content is missing')
    app.keys('ctrl+comma')
    app.wait_view('settings')
    app.press('listitem', '数据')
    app.wait(None, '2 个文件，其中 1 个替换了别的')
    app.wait(None, 'class-b · 1 个文件')
    app.close()


TESTS = [marks]

if __name__ == '__main__':
    driver.need()
    sys.exit(driver.run(TESTS, sys.argv[1]))
