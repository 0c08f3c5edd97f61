"""pictures.py -- golden pictures of every view: light and dark, zh and en, scale 1 and 2.

Time stands still and chance is counted (PEILIAN_STILL), so every pixel is the same on every machine with the same fonts.
tests/ui/golden/pictures.txt names the versions of what draws text and, a line a picture, a hash of its pixels and one of its
words (roles, names, values in their order). Where those versions differ the words alone are compared. A picture that differs
lies in .build/pictures, to be looked at.

To renew them after a change that was meant, having looked at .build/pictures:
    python3 tests/ui/pictures.py .build/release/peilian --renew
"""
import hashlib
import json
import os
import subprocess
import sys

import driver
from driver import Program

GOLDEN = 'tests/ui/golden/pictures.txt'
OUT = '.build/pictures'
DRAWS = ('fonts-noto-cjk', 'fonts-noto-color-emoji', 'fonts-wqy-microhei', 'libsdl2-2.0-0', 'libsdl2-ttf-2.0-0',
         'libfreetype6', 'libharfbuzz0b')
SCENARIO = 'jeans-for-a-meeting'
REPLY = 'Hello, for 178 cm and 205 jin I suggest size 40.'
WORSE = 'Hello, I suggest size 42.'
SETTINGS_PAGES = 12


def versions():
    asked = subprocess.run(['dpkg-query', '-W', '-f', '${Package}=${Version} ', *DRAWS], capture_output=True, text=True,
                           check=False)
    return asked.stdout.strip() or 'unknown'


class Album:
    """What was seen: picture name -> (hash of pixels, hash of words)."""

    def __init__(self):
        self.seen = {}

    def take(self, app, name):
        frames = app.screen()['frame']
        app.xdotool('mousemove', '--window', app.window, '1', '1')
        app.wait_until(lambda s: s and s['frame'] >= frames, 'rest')
        path = os.path.join(OUT, name + '.png')
        app.picture(path)
        pixels = subprocess.run(['convert', path, '-depth', '8', 'rgb:-'], capture_output=True, check=True).stdout
        words = [[node['role'], node.get('name', ''), node.get('value', '')] for node in app.screen()['nodes']]
        self.seen[name] = (digest(pixels), digest(json.dumps(words, ensure_ascii=False).encode()))


def digest(data):
    return hashlib.sha256(data).hexdigest()[:24]


def start(binary, display, home, look, *args):
    theme, lang, scale = look
    os.makedirs(home + '/config/peilian', exist_ok=True)
    with open(home + '/config/peilian/settings.json', 'w', encoding='utf-8') as file:
        json.dump({'reduced_motion': True}, file)
    still = os.path.join(home, 'still')
    with open(still, 'w', encoding='utf-8') as file:
        file.write('1000')
    size = '1280x800' if scale == '100' else '960x600'
    return Program(binary, display, home, '--lang', lang, '--theme', theme, '--scale', scale, *args, size=size,
                   env={'PEILIAN_STILL': still, 'TZ': 'Asia/Shanghai', 'USER': ''})


def views(binary, display, home, look, album):
    tail = '-'.join(look)
    app = start(binary, display, home + '/first', look)
    app.wait_view('first')
    album.take(app, 'first-' + tail)
    app.kill()
    app = start(binary, display, home + '/other', look, '--as', '林晓')
    app.wait_view('home')
    album.take(app, 'home-' + tail)
    app.keys('ctrl+comma')
    app.wait_view('settings')
    for page in range(1, SETTINGS_PAGES + 1):
        # The page that names the data folder is another in each home.
        if not any(home in node.get('name', '') + node.get('value', '') for node in app.nodes()):
            album.take(app, f'settings-{page}-{tail}')
        if not next_page(app):
            break
    app.kill()
    app = start(binary, display, home + '/desk', look, '--as', '林晓', '--practise', SCENARIO)
    app.wait_view('desk')
    for _ in range(6):
        app.pass_time(3000)
    album.take(app, 'desk-asked-' + tail)
    app.type(REPLY[:24])
    app.wait('textbox', value=REPLY[:24])
    app.pass_time(1000)
    app.type(REPLY[24:])
    app.wait('textbox', value=REPLY)
    app.pass_time(1000)
    app.keys('Return')
    app.wait('article', value=REPLY)
    app.pass_time(2000)
    album.take(app, 'desk-graded-' + tail)
    app.press('button', ['结束', 'End'])
    app.wait('dialog')
    album.take(app, 'desk-end-' + tail)
    app.keys('Tab')
    app.press('button', ['结束', 'End'], covered=False)
    app.wait_view('card')
    album.take(app, 'card-' + tail)
    watched(app, tail, album)
    beside(app, tail, album)
    app.kill()


def watched(app, tail, album):
    """The session just played as a film, a second before its reply was sent and at its end; and the list of sessions."""
    app.keys('v')
    app.wait_view('replay')
    app.pass_time(1000)
    app.wait('text', ['重放一致', 'Replay matches'])
    app.keys('End')
    app.press('listitem', ['发送', 'Sent'])
    app.keys('Left')
    app.wait('article', value=REPLY[:24], name=['草稿', 'Draft'])
    album.take(app, 'replay-typed-' + tail)
    app.press('listitem', ['发送', 'Sent'])
    app.wait_gone('article', name=['草稿', 'Draft'])
    album.take(app, 'replay-found-' + tail)
    app.keys('alt+3')
    app.wait_view('sessions')
    album.take(app, 'sessions-' + tail)


def beside(app, tail, album):
    """The reply tried again from the film and worse; the tree, what to compare it with, both side by side."""
    app.keys('Return')
    app.wait_view('replay')
    app.keys('End')
    app.keys('r')
    app.wait_view('desk')
    app.wait_gone('article', value=REPLY)
    app.pass_time(4000)
    app.type(WORSE)
    app.wait('textbox', value=WORSE)
    app.pass_time(1000)
    app.keys('Return')
    app.wait('article', value=WORSE)
    app.pass_time(2000)
    app.press('button', ['结束', 'End'])
    app.wait('dialog')
    app.keys('Tab')
    app.press('button', ['结束', 'End'], covered=False)
    app.wait_view('card')
    app.keys('t')
    app.wait('option', selected=True)
    album.take(app, 'kin-tree-' + tail)
    app.keys('Escape')
    app.wait_gone('option')
    app.keys('c')
    app.wait('option', selected=True)
    album.take(app, 'kin-choose-' + tail)
    app.keys('Return')
    app.wait_view('compare')
    album.take(app, 'compare-' + tail)


def next_page(app):
    """The row of the settings' pages below the one that is shown; False on the last."""
    rows = [node for node in app.nodes('listitem') if node['rect'][0] < 260]
    shown = [i for i, row in enumerate(rows) if row.get('selected')]
    if not shown or shown[0] + 1 >= len(rows):
        return False
    app.click(rows[shown[0] + 1])
    app.wait('listitem', rows[shown[0] + 1]['name'], selected=True)
    return True


def read_golden():
    if not os.path.exists(GOLDEN):
        return '', {}
    with open(GOLDEN, encoding='utf-8') as file:
        head, *rows = file.read().splitlines()
    return head, {row.split()[0]: tuple(row.split()[1:]) for row in rows}


def write_golden(album):
    with open(GOLDEN, 'w', encoding='utf-8') as file:
        file.write(versions() + '\n')
        for name, hashes in sorted(album.seen.items()):
            file.write(' '.join((name, *hashes)) + '\n')


def compare(album, looks):
    head, golden = read_golden()
    golden = {name: hashes for name, hashes in golden.items() if any(name.endswith('-'.join(look)) for look in looks)}
    whole = head == versions()
    print('pixels and words' if whole else 'words only: other fonts or libraries than those of the golden pictures')
    bad = sorted(set(golden) ^ set(album.seen))
    for name, (pixels, words) in sorted(album.seen.items()):
        wanted = golden.get(name, ('', ''))
        if words != wanted[1] or (whole and pixels != wanted[0]):
            bad.append(name)
        else:
            os.unlink(os.path.join(OUT, name + '.png'))
    if bad:
        raise driver.Failed(f"differ, see {OUT}: {' '.join(sorted(set(bad)))}")


def make_test(look, album):
    def test(binary, display, home):
        views(binary, display, home, look, album)
    test.__name__ = 'views_' + '_'.join(look)
    test.screen = '1280x800' if look[2] == '100' else '1920x1200'
    return test


def main(binary, renew, only):
    driver.need('import', 'convert')
    os.makedirs(OUT, exist_ok=True)
    album = Album()
    every = [(theme, lang, scale) for theme in ('light', 'dark') for lang in ('zh', 'en') for scale in ('100', '200')]
    looks = every if not only else [look for look in every if '-'.join(look) in only]
    status = driver.run([make_test(look, album) for look in looks], binary)
    if status:
        return status
    if renew:
        write_golden(album)
        return 0
    try:
        compare(album, looks)
    except driver.Failed as error:
        print('FAILED ', error)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], '--renew' in sys.argv[2:], [a for a in sys.argv[2:] if a != '--renew']))
