"""shots.py -- the README's pictures, from the real window in sessions that anybody can repeat: python3 tests/ui/shots.py PROGRAM

Time stands still (PEILIAN_STILL) and moves by hand, so what is shown happened as it is shown; grades are the judge's own.
Needs xclip: the replies are pasted, which xdotool's typing would spoil on a busy machine. Each stays below
200 kB.
"""
import os
import subprocess
import sys
import tempfile

import driver
from driver import Failed

import pictures

OUT = 'assets/screenshots'
MOST_BYTES = 200000
GOOD = '您好，178、205斤建议拍40码，四面弹面料、直筒版型，坐一天会也不勒。'
ARRIVES = '先生，发出后一般2到4天到，下午5点前付款当天发。'
POOR = '您必须拍38码，穿不了我不管。'
RUSH = os.environ.get('PEILIAN_SHOTS_RUSH', 'jeans-for-a-meeting,runners-run-small,cracked-sole')


def shoot(app, name):
    app.xdotool('mousemove', '--window', app.window, '1', '1')
    raw = os.path.join(OUT, name + '.raw.png')
    path = os.path.join(OUT, name + '.png')
    app.picture(raw)
    subprocess.run(['convert', raw, '-strip', '-define', 'png:compression-level=9', path], check=True)
    if os.path.getsize(path) > MOST_BYTES:
        subprocess.run(['convert', raw, '-strip', '-colors', '256', '-depth', '8', '-define', 'png:compression-level=9', path], check=True)
    os.unlink(raw)
    if os.path.getsize(path) > MOST_BYTES:
        raise Failed(f'{path} takes {os.path.getsize(path)} bytes')


def say(app, text):
    app.paste(text)
    app.wait('textbox', value=text)
    for _ in range(3):
        app.pass_time(3000)
    app.keys('Return')
    app.wait('article', value=text)


def wait_for_buyer(app):
    for _ in range(4):
        app.pass_time(3000)


def desk(binary, display, home, theme, lang, name):
    app = pictures.start(binary, display, f'{home}/{name}', (theme, lang, '100'), '--as', '林晓', '--practise',
                         'jeans-for-a-meeting')
    app.wait_view('desk')
    wait_for_buyer(app)
    say(app, GOOD)
    wait_for_buyer(app)
    say(app, POOR)
    app.pass_time(1000)
    shoot(app, name)
    return app


def main(binary):
    driver.need('xclip', 'import', 'convert')
    os.makedirs(OUT, exist_ok=True)
    home = tempfile.mkdtemp(prefix='peilian-shots-')
    display = driver.Display('1280x800')
    try:
        app = desk(binary, display, home, 'light', 'zh', 'desk')
        wait_for_buyer(app)
        say(app, ARRIVES)
        app.press('button', '结束')
        app.wait('dialog')
        app.press('button', '结束', covered=False)
        app.wait_view('card')
        shoot(app, 'scorecard')
        app.keys('v')
        app.wait_view('replay')
        app.pass_time(1000)
        app.keys('f')
        app.pass_time(500)
        shoot(app, 'replay')
        app.keys('alt+1')
        app.wait_view('home')
        shoot(app, 'home')
        app.keys('ctrl+comma')
        app.wait_view('settings')
        shoot(app, 'settings')
        app.close()
        desk(binary, display, home, 'dark', 'zh', 'desk-dark').close()
        desk(binary, display, home, 'light', 'en', 'desk-en').close()
        app = pictures.start(binary, display, home + '/rush', ('light', 'zh', '100'), '--as', '林晓', '--practise', RUSH)
        app.wait_view('desk')
        wait_for_buyer(app)
        say(app, GOOD)
        for _ in range(3):
            wait_for_buyer(app)
        shoot(app, 'rush-hour')
        app.close()
    finally:
        driver.end_started()
        display.close()


if __name__ == '__main__':
    main(sys.argv[1])
