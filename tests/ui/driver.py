"""driver.py -- drives the real window: an X server of its own, the program, keys and clicks by xdotool, the screen in words.

Every test has its own home folder, so nobody's sessions or settings are touched. The program writes what it shows as JSON
after each frame (--screen-json); tests wait for that, never for a time to pass.
"""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE_S = float(os.environ.get('PEILIAN_UI_PATIENCE', '20'))
KEY_DELAY_MS = '50'  # below this xdotool loses or doubles Han on a slow machine
NEEDED = ('Xvfb', 'xdotool')
STARTED = []  # every process of the running test, so that none outlives it


class Failed(Exception):
    pass


def need(*programs):
    """Leave as skipped where a program is missing, saying which."""
    missing = [p for p in NEEDED + programs if not shutil.which(p)]
    if missing:
        print('skipped: not installed:', ' '.join(missing))
        sys.exit(77)


class Display:
    """An X server without a screen, gone with the test."""

    def __init__(self, size='1280x800'):
        # A number of one's own: with -displayfd Xvfb takes no lock, and one that ends removes the socket of the next.
        for _ in range(20):
            number = random.randrange(100, 30000)
            socket = f'/tmp/.X11-unix/X{number}'
            if os.path.exists(socket) or os.path.exists(f'/tmp/.X{number}-lock'):
                continue
            self.process = subprocess.Popen(['Xvfb', f':{number}', '-screen', '0', size + 'x24', '-nolisten', 'tcp'],
                                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.name = f':{number}'
            if self.answers(socket):
                return
        raise Failed('Xvfb did not start')

    def answers(self, socket):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and self.process.poll() is None:
            if os.path.exists(socket):
                return True
            time.sleep(0.02)
        return False

    def close(self):
        self.process.terminate()
        self.process.wait()


class Program:
    """The application in its window. `home` is kept between two programs to see what survives."""

    def __init__(self, binary, display, home, *args, env=None, size='1280x800'):
        self.binary, self.display, self.home = os.path.abspath(binary), display, home
        self.json = os.path.join(home, 'screen.json')
        if os.path.exists(self.json):
            os.unlink(self.json)
        self.env = dict(os.environ, DISPLAY=display.name, HOME=home, XDG_DATA_HOME=home + '/data',
                        XDG_CONFIG_HOME=home + '/config', SDL_VIDEODRIVER='x11', SDL_AUDIODRIVER='dummy',
                        DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent', LANG='zh_CN.UTF-8', LC_ALL='')
        self.env.pop('PEILIAN_STORE', None)
        self.env.update(env or {})
        self.log = open(os.path.join(home, 'program.log'), 'ab')
        self.process = subprocess.Popen([self.binary, '--screen-json', self.json, '--size', size, *args],
                                        env=self.env, stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)
        STARTED.append(self.process)
        self.wait_until(lambda s: s is not None, 'a first frame')
        self.window = self.xdotool('search', '--sync', '--onlyvisible', '--pid', str(self.process.pid)).split()[0]
        self.xdotool('windowfocus', '--sync', self.window)

    def xdotool(self, *args):
        # xdotool reads Han only in a locale that is installed, whichever the program is given.
        done = subprocess.run(['xdotool', *args], env=dict(self.env, LC_ALL='C.UTF-8'), capture_output=True,
                              text=True, timeout=60)
        if done.returncode:
            raise Failed(f'xdotool {args}: {done.stderr.strip()}')
        return done.stdout

    # What is shown

    def screen(self):
        """The last frame in words, or None before the first."""
        try:
            with open(self.json, encoding='utf-8') as file:
                seen = json.load(file)
            return {**seen.pop('screen'), **seen}
        except (FileNotFoundError, ValueError):
            return None

    def nodes(self, role=None, name=None, **wanted):
        """Nodes of that role whose name contains `name` (a list: one of them) and whose fields are as wanted."""
        names = [name] if isinstance(name, str) else name
        found = []
        for node in (self.screen() or {}).get('nodes', []):
            if role and node['role'] != role:
                continue
            if names and not any(part in node.get('name', '') for part in names):
                continue
            if all(node.get(key, False) == value for key, value in wanted.items()):
                found.append(node)
        return found

    def wait_until(self, is_so, what, seconds=PATIENCE_S):
        end = time.monotonic() + seconds
        while True:
            seen = self.screen()
            if is_so(seen):
                return seen
            if self.process.poll() is not None:
                raise Failed(f'the program ended ({self.process.returncode}) while waiting for {what}: {self.last_log()}')
            if time.monotonic() > end:
                raise Failed(f'no {what} within {seconds:.0f} s; shown: {self.summary()}')
            time.sleep(0.02)

    def wait(self, role=None, name=None, seconds=PATIENCE_S, **wanted):
        """The first such node, as soon as it is shown."""
        self.wait_until(lambda s: s and self.nodes(role, name, **wanted), f'{role} {name} {wanted or ""}', seconds)
        return self.nodes(role, name, **wanted)[0]

    def wait_gone(self, role=None, name=None, seconds=PATIENCE_S, **wanted):
        self.wait_until(lambda s: s and not self.nodes(role, name, **wanted), f'end of {role} {name}', seconds)

    def wait_view(self, view):
        self.wait_until(lambda s: s and s.get('view') == view, 'view ' + view)

    def summary(self):
        seen = self.screen() or {}
        rows = [f"{n['role']}:{n.get('name', '')}" + (f"={n['value']}" if n.get('value') else '')
                for n in seen.get('nodes', [])]
        return f"view {seen.get('view')}: " + ' | '.join(rows)[:3000]

    def last_log(self):
        with open(os.path.join(self.home, 'program.log'), encoding='utf-8', errors='replace') as file:
            return file.read()[-2000:]

    # What a hand does

    def click(self, node, button='1', times=1):
        factor = (self.screen() or {}).get('factor_percent', 100) / 100
        x, y, w, h = node['rect']
        self.xdotool('mousemove', '--window', self.window, str(round((x + w / 2) * factor)),
                     str(round((y + h / 2) * factor)))
        for _ in range(times):
            self.xdotool('click', button)

    def hover(self, node):
        self.click(node, times=0)

    def press(self, role, name, **wanted):
        self.click(self.wait(role, name, **wanted))

    def keys(self, *names):
        """xdotool's names: Return, ctrl+k, shift+Tab."""
        for name in names:
            self.xdotool('key', '--clearmodifiers', '--delay', KEY_DELAY_MS, name)

    def type(self, text):
        self.xdotool('type', '--clearmodifiers', '--delay', KEY_DELAY_MS, text)

    def paste(self, text):
        need('xclip')
        clip = subprocess.Popen(['xclip', '-selection', 'clipboard', '-in', '-quiet'], env=self.env,
                                stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        clip.stdin.write(text.encode())
        clip.stdin.close()
        STARTED.append(clip)
        time.sleep(0.3)
        self.keys('ctrl+v')
        return clip

    def resize(self, width, height):
        self.xdotool('windowsize', '--sync', self.window, str(width), str(height))

    def pass_time(self, ms):
        """Of a world that stands still (PEILIAN_STILL): on by so much, and a nudge to look at it."""
        with open(self.env['PEILIAN_STILL'], encoding='utf-8') as file:
            now = int(file.read())
        with open(self.env['PEILIAN_STILL'] + '.new', 'w', encoding='utf-8') as file:
            file.write(str(now + ms))
        os.replace(self.env['PEILIAN_STILL'] + '.new', self.env['PEILIAN_STILL'])
        frame = self.screen()['frame']
        self.xdotool('mousemove', '--window', self.window, '1', '1')
        self.xdotool('mousemove', '--window', self.window, '2', '2')
        self.wait_until(lambda s: s and s['frame'] > frame, 'a frame at another time')

    def picture(self, path):
        time.sleep(0.2)  # the X server draws a moment after the frame is reported
        subprocess.run(['import', '-window', 'root', path], env=self.env, check=True)

    # How it ends

    def close(self):
        """As the window's cross does."""
        if self.process.poll() is None:
            self.keys('ctrl+q')
            try:
                self.process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise Failed('the program did not end on ctrl+q') from None
        self.log.close()
        return self.process.returncode

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()


def end_started():
    while STARTED:
        process = STARTED.pop()
        if process.poll() is None:
            process.kill()
        process.wait()


def check(is_so, what):
    if not is_so:
        raise Failed(what)


def run(tests, binary):
    """Each test is a function of (binary, display, home); one that cannot be done here returns why. Prints a line each; the
    exit code says whether all passed, or 77 where none could be done."""
    failed = skipped = 0
    keep = os.environ.get('PEILIAN_UI_KEEP')
    for test in tests:
        home = tempfile.mkdtemp(prefix='peilian-ui-')
        display = Display(getattr(test, 'screen', '1280x800'))
        started = time.monotonic()
        try:
            why_not = test(binary, display, home)
            skipped += bool(why_not)
            said = f'skipped {test.__name__}: {why_not}' if why_not else f'ok      {test.__name__}'
            print(f'{said} ({time.monotonic() - started:.1f} s)', flush=True)
        except (Failed, subprocess.SubprocessError) as error:
            failed += 1
            print(f'FAILED  {test.__name__}: {error}', flush=True)
            subprocess.run(['import', '-window', 'root', f'/tmp/{test.__name__}.png'],
                           env=dict(os.environ, DISPLAY=display.name), check=False)
        finally:
            end_started()
            display.close()
            if not keep:
                shutil.rmtree(home, ignore_errors=True)
    print(f'{len(tests) - failed - skipped} passed, {failed} failed, {skipped} skipped')
    return 1 if failed else 77 if skipped == len(tests) else 0
