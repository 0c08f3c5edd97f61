"""ime.py -- Chinese input in the real window: fcitx5 with pinyin, then xdotool and the clipboard as second and third drivers.

The input method has a home and a bus of its own (check_ui_ime.sh starts the bus). Nobody types a word to warm it up: on its
first key fcitx5 loads its model and answers late, SDL meanwhile passes the letter on, and the window must not show it.
"""
import os
import re
import subprocess
import sys
import time

import driver
from driver import Failed, Program, check

SCENARIO = 'jeans-for-a-meeting'
PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
LEAK_RUNS = int(os.environ.get('PEILIAN_UI_LEAK_RUNS', '3'))


class InputMethod:
    """fcitx5 with pinyin switched on, on this test's display and bus."""

    def __init__(self, display, home):
        config = os.path.join(home, 'config', 'fcitx5')
        os.makedirs(os.path.join(config, 'conf'))
        with open(os.path.join(config, 'profile'), 'w', encoding='utf-8') as file:
            file.write(PROFILE)
        with open(os.path.join(config, 'conf', 'pinyin.conf'), 'w', encoding='utf-8') as file:
            file.write('CloudPinyinEnabled=False\nFirstRun=False\n')
        self.env = dict(os.environ, DISPLAY=display.name, HOME=home, XDG_CONFIG_HOME=home + '/config',
                        XDG_DATA_HOME=home + '/data', LANG='zh_CN.UTF-8')
        log = open(os.path.join(home, 'fcitx5.log'), 'ab')
        self.process = subprocess.Popen(['fcitx5', '--disable=wayland,waylandim,cloudpinyin,notifications,kimpanel'],
                                        env=self.env, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        driver.STARTED.append(self.process)
        end = time.monotonic() + driver.PATIENCE_S
        while not self.is_there():
            if time.monotonic() > end or self.process.poll() is not None:
                raise Failed('fcitx5 did not start')
            time.sleep(0.02)

    def is_there(self):
        asked = subprocess.run(['dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.DBus', '/',
                                'org.freedesktop.DBus.NameHasOwner', 'string:org.fcitx.Fcitx5'],
                               env=self.env, capture_output=True, text=True, check=False)
        return 'true' in asked.stdout

    def use(self, name):
        """Until it is so: a window that has just got the focus may not be known to it yet."""
        end = time.monotonic() + driver.PATIENCE_S
        while True:
            subprocess.run(['fcitx5-remote', '-s', name], env=self.env, check=False)
            now = subprocess.run(['fcitx5-remote', '-n'], env=self.env, capture_output=True, text=True, check=False)
            if now.stdout.strip() == name:
                return
            if time.monotonic() > end:
                raise Failed(f'fcitx5 does not switch to {name}, it says {now.stdout.strip()!r}')
            time.sleep(0.05)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Typist(Program):
    """The program at its desk, with an input method that is on."""

    def __init__(self, binary, display, home, ime=True, args=()):
        os.makedirs(home, exist_ok=True)
        self.ime = InputMethod(display, home) if ime else None
        env = {'SDL_IM_MODULE': 'fcitx'} if ime else {}
        if ime:
            env['DBUS_SESSION_BUS_ADDRESS'] = os.environ['DBUS_SESSION_BUS_ADDRESS']
        super().__init__(binary, display, home, '--lang', 'zh', '--as', '林晓', '--practise', SCENARIO, *args, env=env)
        self.wait_view('desk')
        self.wait('textbox', '回复', focused=True)
        if ime:
            self.ime.use('pinyin')

    def box(self):
        found = self.nodes('textbox', '回复')
        if not found:
            raise Failed('no composer: ' + self.summary())
        return found[0]

    def text(self):
        return self.box().get('value', '')

    def preedit(self):
        return self.box().get('preedit', '')

    def letters(self, text):
        """Keys one by one, as a hand gives them; xdotool's `type` is faster than a first answer of the input method."""
        for letter in text:
            self.keys(letter)

    def wait_text(self, text):
        self.wait_until(lambda s: s and self.text() == text, f'text {text!r}')

    def wait_preedit(self, letters):
        """The pre-edit, without what it puts between syllables."""
        self.wait_until(lambda s: s and re.sub("[ ']", '', self.preedit()) == letters, f'pre-edit {letters!r}')

    def word(self, letters, text):
        """Compose, take the first candidate, and see it committed behind what was there."""
        before = self.text()
        self.letters(letters)
        self.wait_preedit(letters)
        self.keys('space')
        self.wait_until(lambda s: s and not self.preedit() and self.text() != before, f'commit of {letters}')
        check(self.text() == before + text, f'{letters} gave {self.text()[len(before):]!r}, not {text!r}')

    def clear(self):
        self.keys('ctrl+a', 'BackSpace')
        self.wait_text('')


def first_word_leaks_nothing(binary, display, home):
    """The very first word after the start, no warm-up; again and again with a fresh input method each time."""
    for run in range(LEAK_RUNS):
        app = Typist(binary, display, f'{home}/{run}')
        app.type('nihao')
        app.wait_preedit('nihao')
        check(app.text() == '', f'run {run}: {app.text()!r} leaked before the first word')
        app.keys('space')
        app.wait_text('你好')
        app.keys('ctrl+z')
        app.wait_text('')
        app.kill()
        app.ime.stop()


TESTS = [first_word_leaks_nothing]

if __name__ == '__main__':
    driver.need('fcitx5', 'fcitx5-remote', 'dbus-send', 'xclip', 'import', 'convert')
    if 'DBUS_SESSION_BUS_ADDRESS' not in os.environ:
        sys.exit('run it by check_ui_ime.sh, which gives it a bus')
    wanted = sys.argv[2:]
    sys.exit(driver.run([t for t in TESTS if not wanted or t.__name__ in wanted], sys.argv[1]))
