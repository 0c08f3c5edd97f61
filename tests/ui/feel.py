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

from driver import STARTED, Display, Program, check, end_started, need, run

SCENARIO = 'jeans-for-a-meeting'
RSS_KB = 60 * 1024
IDLE_PERCENT = 0.5
SETTLE_S, WATCH_S, LONG_WATCH_S = 5, 8, 30
PAIRS = 5
FEW_CELLS = 0.1  # of the window: what a second that passes may paint


def rss_kb(pid):
    with open(f'/proc/{pid}/status', encoding='ascii') as status:
        return int(re.search(r'VmRSS:\s+(\d+)', status.read()).group(1))


def cpu_s(pid):
    """User and system time of all threads."""
    with open(f'/proc/{pid}/stat', encoding='utf-8') as stat:
        fields = stat.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def watch(pid, settle=SETTLE_S, seconds=WATCH_S):
    """Memory in kB and the share of one processor in percent, once it has settled."""
    time.sleep(settle)
    before = cpu_s(pid)
    time.sleep(seconds)
    return rss_kb(pid), (cpu_s(pid) - before) / seconds * 100


def open_home(binary, display, home):
    program = Program(binary, display, home, '--as', '林晓', '--lang', 'zh')
    program.wait_view('home')
    return program


def unwatched_chat(binary, display, home):
    """As a trainee runs it: nobody asks for each frame in words, which costs more than the frame."""
    env = dict(os.environ, DISPLAY=display.name, SDL_VIDEODRIVER='x11', SDL_AUDIODRIVER='dummy', HOME=home,
               XDG_DATA_HOME=home + '/data', XDG_CONFIG_HOME=home + '/config',
               DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
    process = subprocess.Popen([binary, '--as', '林晓', '--lang', 'zh', '--size', '1280x800', '--practise', SCENARIO],
                               env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    STARTED.append(process)
    return process


def open_chat(binary, display, home):
    program = Program(binary, display, home, '--as', '林晓', '--lang', 'zh', '--practise', SCENARIO)
    program.wait_view('desk')
    return program


def at_home_nothing_is_done(binary, display, home):
    program = open_home(binary, display, home)
    kb, percent = watch(program.process.pid)
    check(kb <= RSS_KB, f'{kb} kB of memory')
    check(percent <= IDLE_PERCENT, f'{percent:.2f} % of a processor')
    program.close()


def a_chat_that_waits_is_small_and_costs_next_to_nothing(binary, display, home):
    process = unwatched_chat(os.path.abspath(binary), display, home)
    kb, percent = watch(process.pid)
    check(process.poll() is None, 'it ended')
    check(kb <= RSS_KB, f'{kb} kB of memory')
    check(percent <= IDLE_PERCENT, f'{percent:.2f} % of a processor')


def a_second_that_passes_paints_its_figures_and_no_more(binary, display, home):
    program = open_chat(binary, display, home)
    program.wait('timer', '还有 2')  # the buyer has written, and what slides in has come to rest
    frames, seconds = {}, set()
    end = time.monotonic() + 5
    while time.monotonic() < end:
        seen = program.screen()
        frames[seen['frame']] = sum(w * h for _, _, w, h in seen['damage']) / (1280 * 800)
        seconds |= {n['name'] for n in seen['nodes'] if n['role'] == 'timer' and '还有' in n['name']}
        time.sleep(0.02)
    areas = list(frames.values())
    check(len(seconds) >= 4, f'the countdown stands still: {seconds}')
    check(len(areas) < 60, f'{len(areas)} frames in five seconds')
    check(statistics.median(areas) < FEW_CELLS, f'parts of the window painted: {areas}')
    check(any(area > 0 for area in areas), 'nothing was painted')
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


def print_idle(name, kb, percent):
    print(f'{name + " (aim: at most 0.5)":58} {percent:8.2f} % of a processor')
    print(f'{"  its memory (aim: at most 60)":58} {kb / 1024:8.1f} MB')


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
    program = open_home(binary, display, tempfile.mkdtemp())
    print_idle('home, idle for 30 s', *watch(program.process.pid, SETTLE_S, LONG_WATCH_S))
    program.close()
    chat = unwatched_chat(binary, display, tempfile.mkdtemp())
    print_idle('a chat with its countdown, idle for 30 s', *watch(chat.pid, SETTLE_S, LONG_WATCH_S))
    end_started()
    display.close()


if __name__ == '__main__':
    need()
    if len(sys.argv) > 2:
        print_figures(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
    else:
        sys.exit(run([at_home_nothing_is_done, a_chat_that_waits_is_small_and_costs_next_to_nothing,
                      a_second_that_passes_paints_its_figures_and_no_more], sys.argv[1]))
