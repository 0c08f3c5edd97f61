"""settings.py -- language, theme and text size change at once and are remembered; the window is made small and large in a chat."""
import json
import os
import subprocess
import sys

from driver import Program, check, need, run


def start(binary, display, home, *args, **more):
    return Program(binary, display, home, '--as', 'Lin', *args, **more)


def brightness(program, home):
    """0..255, of the ground in the middle of the window's lower edge."""
    picture = os.path.join(home, 'look.png')
    program.picture(picture)
    done = subprocess.run(['convert', picture, '-crop', '40x8+700+788', '-colorspace', 'Gray', '-resize', '1x1!',
                           '-format', '%[fx:round(255*mean)]', 'info:'], capture_output=True, text=True, check=True)
    return int(done.stdout)


def stored(home):
    with open(home + '/config/peilian/settings.json', encoding='utf-8') as file:
        return json.load(file)


def choices_take_effect_and_stay(binary, display, home):
    program = start(binary, display, home)
    program.wait_view('home')
    check(brightness(program, home) > 200, 'it begins light')
    program.keys('ctrl+comma')
    program.wait_view('settings')
    program.press(None, 'English')
    program.wait('heading', 'Settings')
    program.press(None, 'Dark')
    program.wait_until(lambda s: stored(home)['theme'] == 1, 'the theme in the settings')
    check(brightness(program, home) < 60, 'the theme is dark at once')
    program.keys('ctrl+plus')
    program.wait_until(lambda s: s['factor_percent'] == 110, 'text of 110 %')
    check(stored(home)['lang'] == 'en' and stored(home)['text_percent'] == 110, 'what was chosen is written')
    program.close()
    again = start(binary, display, home)
    again.wait('tab', 'Settings')
    again.wait_until(lambda s: s['factor_percent'] == 110, 'the text size of last time')
    check(brightness(again, home) < 60, 'the theme of last time')
    again.close()


def a_chat_reflows_with_its_window(binary, display, home):
    program = start(binary, display, home, '--lang', 'zh', '--practise', 'jeans-for-a-meeting')
    program.wait('textbox', focused=True)
    program.type('ok')
    program.wait('textbox', value='ok')
    for width, height in ((960, 600), (1600, 1000), (1280, 800)):
        program.resize(width, height)
        program.wait_until(lambda s: s['size'] == [width, height], f'a window of {width} x {height}')
        program.wait('textbox', value='ok')
        program.wait('button', '发送')
        for node in program.nodes():
            x, y, w, h = node['rect']
            check(x >= 0 and y >= 0 and x + w <= width and y + h <= height, f'{node} outside of {width} x {height}')
    program.close()


def what_the_command_line_says_is_for_one_run(binary, display, home):
    program = start(binary, display, home, '--text', '150')
    program.wait_until(lambda s: s and s['factor_percent'] == 150, 'text of 150 %')
    program.wait_view('home')
    program.close()
    check(stored(home)['text_percent'] == 100, 'the text size of one run is kept')
    again = start(binary, display, home, '--text', '150')
    again.wait_view('home')
    again.keys('ctrl+minus')
    again.wait_until(lambda s: s['factor_percent'] == 140, 'a step from what is shown')
    check(stored(home)['text_percent'] == 140, 'what was chosen is not kept')
    again.close()


def the_side_panel_is_dragged_and_stays(binary, display, home):
    program = start(binary, display, home, '--lang', 'zh', '--practise', 'jeans-for-a-meeting')
    side = [n for n in program.nodes('region', 'side')] or [program.wait('region', 'side')]
    x, y, w, _ = side[0]['rect']
    for by, width in ((-60, w + 60), (-400, 480), (500, 272)):
        left = program.nodes('region', 'side')[0]['rect'][0]
        program.xdotool('mousemove', '--window', program.window, str(left), str(y + 300))
        program.xdotool('mousedown', '1')
        program.xdotool('mousemove', '--window', program.window, str(left + by), str(y + 300))
        program.xdotool('mouseup', '1')
        program.wait_until(lambda s, width=width: program.nodes('region', 'side')[0]['rect'][2] == width,
                           f'a side panel of {width}')
    program.wait_until(lambda s: stored(home)['side_width'] == 272, 'the width in the settings')
    program.close()


a_chat_reflows_with_its_window.screen = '1600x1000'

if __name__ == '__main__':
    need('import', 'convert')
    sys.exit(run([choices_take_effect_and_stay, a_chat_reflows_with_its_window,
                  what_the_command_line_says_is_for_one_run, the_side_panel_is_dragged_and_stays], sys.argv[1]))
