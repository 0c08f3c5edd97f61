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
ASKED_S = 4
STARTS = 4
LEAK_RUNS = int(os.environ.get('PEILIAN_UI_LEAK_RUNS', '2'))


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
        """Its name on the bus is there before it can answer, and SDL asks only once, at the start of a program."""
        owned = self.dbus('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', 'string:org.fcitx.Fcitx5')
        return 'true' in owned and 'int32' in self.dbus('org.fcitx.Fcitx5', '/controller',
                                                        'org.fcitx.Fcitx.Controller1.State')

    def dbus(self, name, path, *call):
        asked = subprocess.run(['dbus-send', '--session', '--print-reply', '--dest=' + name, path, *call],
                               env=self.env, capture_output=True, text=True, check=False)
        return asked.stdout

    def use(self, name):
        """False where no window asks for it: SDL waits 0.3 s for it once, at the start, and a busy machine is slower."""
        end = time.monotonic() + ASKED_S
        while time.monotonic() < end:
            subprocess.run(['fcitx5-remote', '-s', name], env=self.env, check=False)
            now = subprocess.run(['fcitx5-remote', '-n'], env=self.env, capture_output=True, text=True, check=False)
            if now.stdout.strip() == name:
                return True
            time.sleep(0.05)
        return False

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
        options = ('--lang', 'zh', '--as', '林晓', '--practise', SCENARIO, *args)
        for _ in range(STARTS):
            super().__init__(binary, display, home, *options, env=env)
            self.wait_view('desk')
            self.wait('textbox', '回复', focused=True)
            if not ime or self.ime.use('pinyin'):
                return
            self.kill()
        raise Failed('the window never asked for the input method')

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

    def burst(self, *keys):
        """As fast as they can come, in one command: the window finds several at once."""
        names = [name for key in keys for name in (key if key.isalpha() and key.islower() and len(key) < 4 else [key])]
        self.xdotool('key', '--delay', '1', *names)

    def type_han(self, text):
        """xdotool lends each sign a key for a moment; a busy window that looks later finds the next sign there. What it lost
        on the way is not the window's doing: once more, slower."""
        before = self.text()
        for delay in ('50', '200', '600'):
            self.xdotool('type', '--delay', delay, text)
            try:
                self.wait_until(lambda s: s and text in self.text(), text, 5)
                return
            except Failed:
                for _ in range(len(self.text()) + 2):
                    if self.text() != before:
                        self.keys('ctrl+z')
        raise Failed(f'{text!r} did not arrive: {self.text()!r}')

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


def composition_is_drawn_at_the_caret(binary, display, home):
    """Inline, underlined, with the candidates under it, wherever the caret is."""
    app = Typist(binary, display, home)
    app.word('ninhao', '您好')
    app.word('ma', '吗')
    app.keys('Left')
    app.wait_until(lambda s: s and app.box()['caret'] == 2, 'caret before 吗')
    app.letters('qinqin')
    app.wait_preedit('qinqin')
    box = app.box()
    check(box['value'] == '您好吗' and box['caret'] == 2, f'the text changed under the pre-edit: {box}')
    x, y, w, h = app.screen()['candidates']
    check(inside((x, y, w, h), box['rect']), f"candidates at {x, y, w, h}, the field is {box['rect']}")
    check(x > box['rect'][0] + 20, 'the caret is at the left edge, before what was typed')
    left, top, width, height = candidate_window(app)
    check(abs(left - x) <= 4 and 0 <= top - (y + h) <= 8, f'candidates {left, top} are not under the caret {x, y, w, h}')
    check(width > 40 and height > 10, 'the candidates are empty')
    check(underline(app, (x, y, 40, h)), 'the pre-edit is not underlined')
    app.keys('space')
    app.wait_until(lambda s: s and not app.preedit() and app.text() == '您好亲亲吗', 'commit amid the text')
    # The caret moved on, and so do the candidates.
    app.keys('End', 'shift+Return')
    app.wait_until(lambda s: s and s.get('candidates', [0, 0])[1] > y + 10, 'candidates on the next line')
    app.close()
    app.ime.stop()


def candidate_window(app):
    tree = subprocess.run(['xwininfo', '-root', '-tree'], env=app.env, capture_output=True, text=True).stdout
    found = re.search(r'"Fcitx5 Input Window".*?(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)', tree)
    if not found:
        raise Failed('no candidate window: ' + tree)
    w, h, x, y = map(int, found.groups())
    return x, y, w, h


def inside(inner, outer):
    x, y, w, h = inner
    return outer[0] <= x and outer[1] <= y and x + w <= outer[0] + outer[2] and y + h <= outer[1] + outer[3] + 4


def underline(app, rect):
    """A whole row of one dark colour over that width."""
    x, y, w, h = rect
    path = os.path.join(app.home, 'under.png')
    app.picture(path)
    rows = subprocess.run(['convert', path, '-crop', f'{w}x{h}+{x}+{y}', '+repage', '-colorspace', 'Gray', '-depth', '8',
                           'gray:-'], capture_output=True, check=True).stdout
    return any(max(rows[row * w + 3:(row + 1) * w]) < 0x60 for row in range(h))


def keys_belong_to_the_composition(binary, display, home):
    """While something is composed no shortcut fires, and none eats what the input method wants."""
    app = Typist(binary, display, home)
    app.wait('timer', '还有')
    app.letters('nihao')
    app.wait_preedit('nihao')
    for key in ('ctrl+e', 'F1', 'F2', 'F6', 'alt+1', 'ctrl+comma', 'ctrl+q', 'ctrl+1', 'ctrl+p', 'ctrl+a'):
        app.keys(key)
    app.wait_preedit('nihao')
    check(app.text() == '', f'shortcuts typed {app.text()!r}')
    check(app.screen()['view'] == 'desk', 'a shortcut changed the view')
    check(not app.nodes('dialog') and not app.nodes('button', '😊'), 'a shortcut opened something')
    app.keys('2')  # the second candidate, not a digit; it may be the first syllable's only
    app.wait_until(lambda s: s and re.sub("[ ']", '', app.preedit()) != 'nihao', 'the second candidate')
    chosen = app.text() + app.preedit()
    check(re.match(r'[\u4e00-\u9fff]', chosen) and '2' not in chosen, f'2 gave {chosen!r}')
    while app.preedit():
        app.keys('Escape')
        time.sleep(0.2)
    app.clear()
    app.letters('nihao')
    app.wait_preedit('nihao')
    app.keys('Escape')  # ends the composition and nothing else
    app.wait_preedit('')
    check(app.text() == '' and app.screen()['view'] == 'desk', 'Esc did more than end the composition')
    app.letters('nihao')
    app.wait_preedit('nihao')
    app.keys('BackSpace')  # of the composition
    app.wait_preedit('niha')
    app.keys('o')
    app.wait_preedit('nihao')
    app.keys('Return')  # the letters themselves, not sent
    app.wait_text('nihao')
    app.wait_preedit('')
    check(not app.nodes('article', '林晓'), 'Enter in a composition sent the reply')
    app.clear()
    app.letters('nihao')
    app.wait_preedit('nihao')
    app.keys('slash')  # commits, and the sign stands behind it
    app.wait_text('你好/')
    check(not app.preedit(), 'the composition did not end')
    app.keys('ctrl+e')  # and now shortcuts are back
    app.wait('button', '😊')
    app.keys('Escape')
    app.wait_gone('button', '😊')
    app.close()
    app.ime.stop()


def composition_ends_with_its_field(binary, display, home):
    """Whoever clicks elsewhere amid a word gets their keys back, and finds no remains of the word."""
    app = Typist(binary, display, home)
    app.word('nihao', '你好')
    app.letters('zai')
    app.wait_preedit('zai')
    app.press('button', '表情')
    app.wait('button', '😊')
    app.keys('Escape')
    app.wait_gone('button', '😊')
    app.wait('textbox', '回复', focused=True)
    check(app.text() == '你好' and app.preedit() == '', f'left behind: {app.box()}')
    check(app.ime.use('pinyin'), 'the input method does not come back')
    app.word('zaima', '在吗')
    check(app.text() == '你好在吗', app.text())
    app.close()
    app.ime.stop()


def long_commit_is_whole(binary, display, home):
    """SDL cuts commits into pieces of 31 bytes: they arrive as one, and one step back takes all of it."""
    app = Typist(binary, display, home)
    app.type('qingwenzhekuanjingshuiqidelvxinduojiuxuyaogenghuanyici')
    app.wait_preedit('qingwenzhekuanjingshuiqidelvxinduojiuxuyaogenghuanyici')
    app.keys('space')
    app.wait_until(lambda s: s and len(app.text()) == 18, 'eighteen characters')
    check(re.fullmatch(r'[\u4e00-\u9fff]{18}', app.text()), app.text())
    app.keys('ctrl+z')
    app.wait_text('')
    app.keys('ctrl+y')
    app.wait_until(lambda s: s and len(app.text()) == 18, 'all of it again')
    app.close()
    app.ime.stop()


def whole_chat_by_input_method(binary, display, home):
    """From the first question to the end of the chat with nothing but pinyin, digits and Enter; every reply is graded."""
    app = Typist(binary, display, home)
    replies = [
        [('ninhao', '您好'), 'comma', '1', '7', '8', 'backslash', '2', '0', '5', ('jin', None), ('jianyi', '建议'),
         ('pai', '拍'), '4', '0', ('ma', None), 'comma', ('tanlimianliao', '弹力面料'), ('bule', None), 'period'],
        [('fachuhou', '发出后'), ('yiban', '一般'), '2', ('dao', None), '4', ('tian', None), ('daohuo', None), 'period'],
        [('qianshouhou', '签收后'), '7', ('tianneikeyitui', '天内可以退'), 'period'],
        [('zhetiao', '这条'), '3', '9', '0', 'comma', ('baoyoude', None), 'period'],
    ]
    sent = 0
    for reply in replies:
        app.wait_until(lambda s: s and (app.nodes('timer', ['还有', '超时']) or over(app)), 'a question')
        if over(app):
            break
        for part in reply:
            if isinstance(part, tuple):
                compose(app, *part)
            else:
                app.keys(part)
        text = app.text()
        check(len(text) > 6, f'only {text!r}')
        app.keys('Return')
        sent += 1
        app.wait('article', '林晓', value=text)
        app.wait_text('')
        app.wait_until(lambda s: s and (len(app.nodes('meter', '语气')) >= 1 or over(app)), f'the grade of reply {sent}')
    check(sent >= 2, f'{sent} replies')
    if app.screen()['view'] != 'card':
        app.press('button', '结束')
        app.wait('dialog')
        app.press('button', '结束', covered=False)
    app.wait_view('card')
    app.close()
    app.ime.stop()


def over(app):
    return app.screen()['view'] == 'card' or not app.nodes('textbox', '回复') or app.box().get('disabled', False)


def compose(app, letters, text):
    """One word; where `text` is None whatever stands first will do."""
    before = app.text()
    app.type(letters)
    app.wait_preedit(letters)
    app.keys('space')
    app.wait_until(lambda s: s and not app.preedit() and len(app.text()) > len(before), f'commit of {letters}')
    got = app.text()[len(before):]
    check(re.fullmatch(r'[\u4e00-\u9fff]+', got), f'{letters} gave {got!r}')
    check(text is None or got == text, f'{letters} gave {got!r}, not {text!r}')


FAMILY = '\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466'  # one picture of four people
WAVE = '\U0001F44B\U0001F3FD'  # a hand and its colour
FLAG = '\U0001F1E8\U0001F1F3'


def typed_without_input_method(binary, display, home):
    """The second driver: xdotool gives Han as keys. Words, selection, undo and redo over them."""
    app = Typist(binary, display, home, ime=False)
    app.type_han('请问这款牛仔裤有货吗')
    app.keys('Home', 'ctrl+Right')
    check(app.box()['caret'] == 2, f"a word to the right leads to {app.box()['caret']}")
    app.keys('ctrl+Right')
    third = app.box()['caret']
    check(third > 2, 'the second word does not move the caret')
    app.keys('ctrl+Left')
    check(app.box()['caret'] == 2, 'and a word to the left does not lead back')
    app.keys('shift+End')
    check(app.box()['selection'] == [2, 10], f"selected {app.box().get('selection')}")
    app.type_han('您好')
    check(app.text() == '请问您好', app.text())
    app.keys('ctrl+z', 'ctrl+z')
    app.wait_until(lambda s: s and app.text() in ('请问这款牛仔裤有货吗', ''), 'the way back')
    app.keys('ctrl+y', 'ctrl+y', 'ctrl+y', 'ctrl+y')
    app.wait_text('请问您好')
    app.keys('ctrl+a', 'ctrl+x')
    app.wait_text('')
    app.keys('ctrl+v')
    app.wait_text('请问您好')
    app.keys('shift+Return')
    app.type_han('第二行')
    check(app.text() == '请问您好\n第二行', app.text())
    app.keys('Up')
    check(app.box()['caret'] == 3, f"up leads to {app.box()['caret']}")
    app.keys('ctrl+BackSpace')
    app.wait_until(lambda s: s and app.text().endswith('好\n第二行') and len(app.text()) < 8, 'a word deleted')
    app.keys('ctrl+a', 'BackSpace')
    app.wait_text('')
    app.type_han('您好,在的')
    app.keys('Return')
    app.wait('article', '林晓', value='您好,在的')
    app.close()


def typed_fast_keeps_its_order(binary, display, home):
    """Text and keys that come in one go: what follows a key that moves the focus goes where the key leads."""
    app = Typist(binary, display, home, ime=False)
    app.wait('timer', '还有')
    app.burst('abc', 'Return', 'def', 'BackSpace', 'BackSpace', 'g')
    app.wait('article', '林晓', value='abc')
    app.wait_text('dg')
    app.burst('Left', 'h', 'Home', 'i', 'ctrl+z')
    app.wait_text('dhg')
    app.burst('ctrl+a', 'slash')
    app.wait_text('/')
    app.close()


def pasted(binary, display, home):
    """The third driver: the clipboard, emoji included; what looks like one sign is deleted as one."""
    app = Typist(binary, display, home, ime=False)
    app.paste('尺码' + FAMILY + WAVE + FLAG + 'é')
    app.wait_text('尺码' + FAMILY + WAVE + FLAG + 'é')
    app.keys('Left')
    app.keys('Delete')
    app.wait_text('尺码' + FAMILY + WAVE + FLAG)
    app.keys('BackSpace')
    app.wait_text('尺码' + FAMILY + WAVE)
    app.keys('BackSpace')
    app.wait_text('尺码' + FAMILY)
    app.keys('Left', 'Right', 'BackSpace')
    app.wait_text('尺码')
    app.keys('ctrl+z')
    app.wait_text('尺码' + FAMILY)
    app.keys('shift+Left')
    check(app.box()['selection'] == [2, 9], f"selected {app.box().get('selection')}")
    app.keys('ctrl+c', 'End', 'ctrl+v')
    app.wait_text('尺码' + 2 * FAMILY)
    kept = subprocess.run(['xclip', '-selection', 'clipboard', '-out'], env=app.env, capture_output=True, check=True)
    check(kept.stdout.decode() == FAMILY, f'the clipboard holds {kept.stdout.decode()!r}')
    app.clear()
    app.paste('第一行\r\n\x07第二行\t' + '长' * 5000)
    app.wait_until(lambda s: s and app.text().startswith('第一行\n第二行 长'), 'two lines without what no text holds')
    check(len(app.text()) == 4000, f'{len(app.text())} characters of a text that is too long')
    app.close()


TESTS = [first_word_leaks_nothing, composition_is_drawn_at_the_caret, keys_belong_to_the_composition,
         composition_ends_with_its_field, long_commit_is_whole, typed_without_input_method,
         typed_fast_keeps_its_order, pasted]

if __name__ == '__main__':
    driver.need('fcitx5', 'fcitx5-remote', 'dbus-send', 'xclip', 'import', 'convert', 'xwininfo')
    if 'DBUS_SESSION_BUS_ADDRESS' not in os.environ:
        sys.exit('run it by check_ui_ime.sh, which gives it a bus')
    named = [globals()[name] for name in sys.argv[2:]]
    sys.exit(driver.run(named or TESTS, sys.argv[1]))
