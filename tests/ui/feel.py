"""feel.py -- what the application takes of the machine while nobody touches it: memory and processor time.

    feel.py PEILIAN           asserts the caps
    feel.py PEILIAN BARE      prints the figures, next to the bare window bench_ui_bare in the same run
"""
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

from driver import Display, Program, check, need, run

SCENARIO = 'jeans-for-a-meeting'
RSS_KB = 60 * 1024
IDLE_PERCENT = 0.5
SETTLE_S, WATCH_S = 5, 10
PAIRS = 5


def rss_kb(pid):
    with open(f'/proc/{pid}/status', encoding='ascii') as status:
        return int(re.search(r'VmRSS:\s+(\d+)', status.read()).group(1))


def cpu_s(pid):
    """User and system time of all threads."""
    with open(f'/proc/{pid}/stat', encoding='utf-8') as stat:
        fields = stat.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def watch(program):
    """Memory in kB and the share of one processor in percent, once the caret has come to rest."""
    pid = program.process.pid
    time.sleep(SETTLE_S)
    before = cpu_s(pid)
    time.sleep(WATCH_S)
    return rss_kb(pid), (cpu_s(pid) - before) / WATCH_S * 100


def open_home(binary, display, home):
    program = Program(binary, display, home, '--as', '林晓', '--lang', 'zh')
    program.wait_view('home')
    return program


def open_chat(binary, display, home):
    program = Program(binary, display, home, '--as', '林晓', '--lang', 'zh', '--practise', SCENARIO)
    program.wait_view('desk')
    return program


def at_home_nothing_is_done(binary, display, home):
    program = open_home(binary, display, home)
    kb, percent = watch(program)
    check(kb <= RSS_KB, f'{kb} kB of memory')
    check(percent <= IDLE_PERCENT, f'{percent:.2f} % of a processor')
    program.close()


def a_chat_fits_in_memory(binary, display, home):
    program = open_chat(binary, display, home)
    time.sleep(SETTLE_S)
    kb = rss_kb(program.process.pid)
    check(kb <= RSS_KB, f'{kb} kB of memory')
    program.close()


# The figures


def first_frame_ms(command, display, shown):
    """From the start of the program to the file that it makes behind its first frame."""
    env = dict(os.environ, DISPLAY=display.name, SDL_VIDEODRIVER='x11', SDL_AUDIODRIVER='dummy',
               HOME=os.path.dirname(shown), XDG_DATA_HOME=os.path.dirname(shown), XDG_CONFIG_HOME=os.path.dirname(shown),
               DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
    if os.path.exists(shown):
        os.unlink(shown)
    start = time.monotonic()
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    while not os.path.exists(shown) and process.poll() is None and time.monotonic() - start < 30:
        time.sleep(0.001)
    took = (time.monotonic() - start) * 1000
    process.terminate()
    process.wait()
    return took


def words_of(binary, display, home, path):
    """What home shows, a line each."""
    program = open_home(binary, display, home)
    with open(path, 'w', encoding='utf-8') as file:
        for node in program.nodes():
            file.write((node.get('value') or node.get('name') or '').replace('\n', ' ')[:60] + '\n')
    program.close()


def print_figures(binary, bare):
    display = Display()
    home = tempfile.mkdtemp()
    words, shown = os.path.join(home, 'words.txt'), os.path.join(home, 'shown.json')
    words_of(binary, display, home, words)
    app, least = [], []
    for _ in range(PAIRS):
        least.append(first_frame_ms([bare, words, shown], display, shown))
        app.append(first_frame_ms([binary, '--as', '林晓', '--lang', 'zh', '--screen-json', shown], display, shown))
    app_ms, least_ms = statistics.median(app), statistics.median(least)
    print(f'{"first frame of a bare window with the words of home":58} {least_ms:8.0f} ms')
    print(f'{"first frame of the application (aim: at most 2 x)":58} {app_ms:8.0f} ms {app_ms / least_ms:6.1f} x')
    for name, start in (('home', open_home), ('a chat', open_chat)):
        program = start(binary, display, tempfile.mkdtemp())
        kb, percent = watch(program)
        print(f'{name + ", idle for 10 s (aim: at most 0.5)":58} {percent:8.2f} % of a processor')
        print(f'{name + ", memory (aim: at most 60)":58} {kb / 1024:8.1f} MB')
        program.close()
    display.close()


if __name__ == '__main__':
    need()
    if len(sys.argv) > 2:
        print_figures(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
    else:
        sys.exit(run([at_home_nothing_is_done, a_chat_fits_in_memory], sys.argv[1]))
