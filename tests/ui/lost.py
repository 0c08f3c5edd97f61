"""lost.py -- what survives: kill -9 and a window closed amid a chat, a full disk, read-only data, damaged settings.

A full disk is a small tmpfs and a folder that root cannot write a read-only one; without leave to mount, these are skipped.
"""
import glob
import os
import sqlite3
import subprocess
import sys

import driver
from driver import Program, check

SCENARIO = 'jeans-for-a-meeting'
GRADED = ['速度', '语气', '禁语']


def start(binary, display, home, *args):
    return Program(binary, display, home, '--lang', 'zh', *args)


def practise(binary, display, home):
    app = start(binary, display, home, '--as', '林晓', '--practise', SCENARIO)
    app.wait_view('desk')
    app.wait('textbox', '回复', focused=True)
    app.wait('timer', '还有')
    return app


def say(app, text):
    app.type(text)
    app.wait('textbox', '回复', value=text)
    app.keys('Return')
    app.wait('article', '林晓', value=text)
    app.wait_until(lambda s: s and app.nodes('meter', GRADED), 'a grade')


def stored(home):
    """Every event line that lies in the store by now."""
    db = sqlite3.connect(f'file:{home}/data/peilian/peilian.db?mode=ro', uri=True)
    try:
        return ''.join(line if isinstance(line, str) else line.decode() for (line,) in db.execute('SELECT line FROM event'))
    finally:
        db.close()


def go_on(binary, display, home):
    app = start(binary, display, home)
    app.wait_view('home')
    app.wait('heading', '接着上次')
    app.press('button', '继续')
    app.wait_view('desk')
    return app


def killed_amid_a_chat(binary, display, home):
    app = practise(binary, display, home)
    say(app, 'size 40, please')
    app.type('half a th')
    app.wait_until(lambda s: s and 'half a th' in stored(home), 'the draft in the store')
    app.kill()
    app = go_on(binary, display, home)
    app.wait('article', '林晓', value='size 40, please')
    app.wait('textbox', '回复', value='half a th')
    app.type('ought')
    app.wait('textbox', '回复', value='half a thought')
    app.keys('Return')
    app.wait('article', '林晓', value='half a thought')
    app.close()
    check(subprocess.run([binary, 'verify'], env=app.env, capture_output=True).returncode == 0, 'the record is not whole')


def closed_amid_a_chat(binary, display, home):
    """The window goes at once after the last letter."""
    app = practise(binary, display, home)
    say(app, 'size 40, please')
    app.xdotool('key', '--delay', '5', 'o', 'n', 'e', 'ctrl+q')
    check(app.process.wait(driver.PATIENCE_S) == 0, 'it did not end well')
    app = go_on(binary, display, home)
    app.wait('article', '林晓', value='size 40, please')
    app.wait('textbox', '回复', value='one')
    app.close()


def disk_full(binary, display, home):
    data = home + '/data'
    if not mount(data, 'size=6m'):
        return 'no leave to mount'
    try:
        app = practise(binary, display, home)
        fill(data + '/filler')
        app.type('said on a full disk')
        app.wait('textbox', '回复', value='said on a full disk')
        app.wait(None, '磁盘写不进去')
        app.keys('Return')
        # It is durable before it is graded: until then it waits in the composer.
        app.wait('textbox', '回复', value='said on a full disk')
        app.type('!')
        app.wait('textbox', '回复', value='said on a full disk!')
        check('full disk' not in stored(home), 'the disk was not full')
        os.unlink(data + '/filler')
        app.wait_gone(None, '磁盘写不进去')
        app.wait_until(lambda s: s and 'full disk!' in stored(home), 'the draft in the store')
        app.keys('Return')
        app.wait('article', '林晓', value='said on a full disk!')
        app.wait_until(lambda s: s and app.nodes('meter', GRADED), 'a grade')
        say(app, 'and once more')
        app.kill()
        app = go_on(binary, display, home)
        app.wait('article', '林晓', value='said on a full disk!')
        app.wait('article', '林晓', value='and once more')
        app.close()
        env = app.env
        check(subprocess.run([binary, 'verify'], env=env, capture_output=True).returncode == 0, 'the record is not whole')
    finally:
        unmount(data)
    return None


def mount(path, options):
    os.makedirs(path, exist_ok=True)
    if os.geteuid() != 0:
        return False
    return subprocess.run(['mount', '-t', 'tmpfs', '-o', options, 'tmpfs', path], capture_output=True,
                          check=False).returncode == 0


def unmount(path):
    driver.end_started()
    subprocess.run(['umount', path], capture_output=True, check=False)


def fill(path):
    with open(path, 'wb', buffering=0) as file:
        for size in (65536, 1024, 1):
            try:
                while True:
                    file.write(b'x' * size)
            except OSError:
                pass


def read_only_data(binary, display, home):
    data = home + '/data'
    os.makedirs(data, exist_ok=True)
    mounted = False
    if os.geteuid() == 0:
        mounted = mount(data, 'ro,size=1m')
        if not mounted:
            return 'no leave to mount'
    else:
        os.chmod(data, 0o555)
    try:
        app = practise(binary, display, home)
        app.wait(None, '这一次练的不会保存')
        say(app, 'said all the same')
        app.wait(None, '这一次练的不会保存')
        app.close()
    finally:
        if mounted:
            unmount(data)
        else:
            os.chmod(data, 0o755)
    return None


def damaged_settings(binary, display, home):
    folder = home + '/config/peilian'
    os.makedirs(folder)
    with open(folder + '/settings.json', 'w', encoding='utf-8') as file:
        file.write('{"theme": "dark", "text_percent": ')
    app = start(binary, display, home, '--as', '林晓')
    app.wait(None, '设置文件有损坏')
    app.close()
    kept = [path for path in glob.glob(folder + '/*') if os.path.basename(path) != 'settings.json']
    check(len(kept) == 1, f'beside the settings there is {kept}')
    with open(kept[0], encoding='utf-8') as file:
        check(file.read().startswith('{"theme": "dark"'), 'what was put aside is not what was there')
    app = start(binary, display, home)
    app.wait_view('home')
    check(not app.nodes(None, '设置文件有损坏'), 'it is still said of settings that are whole')
    app.close()


TESTS = [killed_amid_a_chat, closed_amid_a_chat, disk_full, read_only_data, damaged_settings]

if __name__ == '__main__':
    driver.need()
    named = [globals()[name] for name in sys.argv[2:]]
    sys.exit(driver.run(named or TESTS, sys.argv[1]))
