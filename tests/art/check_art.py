"""check_art.py -- holds assets to what is promised of them; the working directory is the checkout.

Every check_ function yields one line for each fault. Nothing here knows how a picture was drawn."""

import itertools
import math
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

sys.dont_write_bytecode = True
ASSETS = Path("assets").resolve()
sys.path.insert(0, str(ASSETS))
import loudness  # noqa: E402
import png  # noqa: E402

ICONS = """home desk film team bench gear search filter emoji slash bag image clock flag note pin lock eye bell play pause
    prev next nextf skip down up right left close check plus more retry target undo redo out link compare branch swap bolt shield
    caught paste copy edit keys truck box file folder vol mute sun moon theme info help user trash send globe text-size
    spinner mic-less crit major minor praise""".split()
STAFF = ["trainee-1", "trainee-2", "trainee-3", "lead"]
SOUNDS = ["new-chat", "message", "soon", "late", "sent", "good", "critical", "end", "caught"]
LOGO_SIZES = (16, 24, 32, 48, 64, 128, 256)

# Everything that goods may stand on: pic and art1-4 of both themes.
GROUNDS = ("E6EAF2", "E1E8F5", "F4EADC", "DDEEE9", "ECE4F3", "C3CBD8", "B7C2D6", "CFC2AD", "AFC8C1", "C2B6D0")

LEAST_EDGE_CONTRAST = 1.5       # median along a product's outline
LEAST_FIGURE = 0.25             # share of an avatar's disc that differs from its ground by
LEAST_FIGURE_CONTRAST = 1.2
LEAST_DIFFERENCE = 12           # mean difference of two avatars at 30 px, of 255
LEAST_ICON_DIFFERENCE = 0.012   # share of an icon's square by which two icons differ
MOST_BYTES = 3 * 1024 * 1024
MOST_SHIFT = 6                  # of 255: what another release of the renderer may round differently

_pictures = {}


def picture(path):
    if path not in _pictures:
        _pictures[path] = png.read(path)
    return _pictures[path]


def linear(byte):
    part = byte / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


LINEAR = [linear(byte) for byte in range(256)]


def luminance(rgb):
    return 0.2126 * LINEAR[rgb[0]] + 0.7152 * LINEAR[rgb[1]] + 0.0722 * LINEAR[rgb[2]]


def contrast(a, b):
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def products():
    """Every product of every shop, as the shops' files name them."""
    text = "".join(path.read_text() for path in sorted(Path("scenarios/shops").glob("*.lua")))
    return re.findall(r'product\s*\{\s*id\s*=\s*"([^"]+)"', text)


def faces():
    """The picture that each persona asks for: its `avatar`, else its own name."""
    names = []
    for path in sorted(Path("personas").glob("*/persona.lua")):
        asked = re.search(r'^\s*avatar\s*=\s*"([^"]+)"', path.read_text(), re.M)
        names.append(asked.group(1) if asked else path.parent.name)
    return names


def wanted():
    """(folder, name of the SVG, name of the PNG, its size) of all that must be there."""
    for name in ICONS:
        yield "icons", name, name, 60
    for name in dict.fromkeys(faces() + STAFF):
        yield "avatars", name, name, 120
    for name in products():
        yield "goods", name, name, 288
    for size in LOGO_SIZES:
        yield "logo", "logo", f"logo-{size}", size


def check_lists():
    if len(products()) < 10:
        yield "the shops' products were not found"
    if len(faces()) < 6:
        yield "the personas were not found"


def check_presence():
    for folder, source, target, size in wanted():
        drawn = ASSETS / folder / f"{target}.png"
        if not (ASSETS / folder / f"{source}.svg").exists():
            yield f"{folder}/{source}.svg is missing"
        if not drawn.exists():
            yield f"{drawn} is missing"
        elif (picture(drawn).width, picture(drawn).height) != (size, size):
            yield f"{drawn} is {picture(drawn).width} x {picture(drawn).height}, not {size} x {size}"


def check_pairs():
    """No PNG without a source, no source without its PNG."""
    for folder in ("icons", "avatars", "goods"):
        sources = {path.stem for path in (ASSETS / folder).glob("*.svg")}
        drawn = {path.stem for path in (ASSETS / folder).glob("*.png")}
        for name in sorted(sources ^ drawn):
            yield f"{folder}/{name} is there as {'SVG' if name in sources else 'PNG'} only"


def check_content():
    """Nothing is empty, nothing is a plain square, nothing is cut off at the edge where it must not touch it."""
    for path in sorted(ASSETS.glob("*/*.png")):
        image, folder = picture(path), path.parent.name
        alpha = image.rgba[3::4]
        share = sum(1 for a in alpha if a > 127) / len(alpha)
        least, most = {"icons": (0.03, 0.7), "goods": (0.2, 0.75), "logo": (0.8, 1.0)}.get(folder, (1.0, 1.0))
        if not least <= share <= most:
            yield f"{path} covers {share:.2f} of its square, not {least} to {most}"
        if folder != "icons" and len({bytes(image.rgba[i:i + 3]) for i in range(0, len(image.rgba), 4)}) < 8:
            yield f"{path} has hardly any colours"
        w, h = image.width, image.height
        border = itertools.chain(alpha[:w], alpha[-w:], alpha[::w], alpha[w - 1::w])
        if folder in ("icons", "goods") and max(border) > 0:
            yield f"{path} touches its edge"
        if folder == "logo" and any(alpha[i] > 127 for i in (0, w - 1, w * (h - 1), w * h - 1)):
            yield f"{path} has no round corners"


def check_icons():
    masks = {name: picture(ASSETS / "icons" / f"{name}.png").rgba for name in ICONS}
    for name, rgba in masks.items():
        if any(min(rgba[c::4]) < 255 for c in range(3)):
            yield f"icons/{name}.png is not white throughout: it could not be tinted"
    for a, b in itertools.combinations(ICONS, 2):
        apart = sum(abs(x - y) for x, y in zip(masks[a][3::4], masks[b][3::4])) / (255 * 3600)
        if apart < LEAST_ICON_DIFFERENCE:
            yield f"icons {a} and {b} are alike: they differ in {apart:.4f} of the square"


def outline(image):
    """Luminance of the solid pixels within four pixels of the transparent ground."""
    w, h, alpha = image.width, image.height, image.rgba[3::4]
    for y, x in itertools.product(range(4, h - 4), range(4, w - 4)):
        at = y * w + x
        if alpha[at] >= 250 and min(alpha[at - 4], alpha[at + 4], alpha[at - 4 * w], alpha[at + 4 * w]) < 8:
            yield luminance(image.rgba[4 * at:4 * at + 3])


def check_goods():
    for path in sorted((ASSETS / "goods").glob("*.png")):
        edge = list(outline(picture(path)))
        for ground in GROUNDS:
            behind = luminance(bytes.fromhex(ground))
            median = sorted(contrast(here, behind) for here in edge)[len(edge) // 2]
            if median < LEAST_EDGE_CONTRAST:
                yield f"{path} on #{ground}: its outline has {median:.2f}:1, at least {LEAST_EDGE_CONTRAST} is wanted"


def reduced(image, step):
    """RGB of `image` at a `step`-th of its size, only what lies within the circle that the program crops to."""
    side, out = image.width // step, []
    for y, x in itertools.product(range(side), repeat=2):
        if math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2) > side / 2:
            continue
        for c in range(3):
            rows = (4 * ((y * step + j) * image.width + x * step) + c for j in range(step))
            out.append(sum(sum(image.rgba[at:at + 4 * step:4]) for at in rows) / (step * step))
    return out


def check_avatars():
    small = {}
    for path in sorted((ASSETS / "avatars").glob("*.png")):
        image = picture(path)
        small[path.stem] = pixels = reduced(image, 4)
        ground = luminance(image.rgba[:3])
        dots = zip(*[iter(round(v) for v in pixels)] * 3)
        marked = [contrast(luminance(dot), ground) >= LEAST_FIGURE_CONTRAST for dot in dots]
        if sum(marked) < LEAST_FIGURE * len(marked):
            yield f"{path}: only {sum(marked) / len(marked):.2f} of the disc stands out from its ground"
    for a, b in itertools.combinations(sorted(small), 2):
        apart = sum(abs(x - y) for x, y in zip(small[a], small[b])) / len(small[a])
        if apart < LEAST_DIFFERENCE:
            yield f"avatars {a} and {b} are hard to tell apart: {apart:.1f}"


def check_people():
    """Buyers and staff never share a face: cut and colour of hair with the skin name one person alone."""
    people = runpy.run_path(str(ASSETS / "avatars" / "draw"), run_name="table")["PEOPLE"]
    looks = [(skin, hair, colour) for _, _, skin, hair, colour, *_ in people]
    for person, look in zip(people, looks):
        if looks.count(look) > 1:
            yield f"avatar {person[0]} shares hair and skin with another"
    skins = [look[0] for look in looks]
    for skin in "abcde":
        if skins.count(skin) < 3:
            yield f"skin {skin} is worn by {skins.count(skin)} only"


def samples(path):
    with wave.open(str(path)) as file:
        form = file.getnchannels(), file.getsampwidth(), file.getframerate()
        data = file.readframes(file.getnframes())
    return form, [int.from_bytes(data[i:i + 2], "little", signed=True) for i in range(0, len(data), 2)]


def check_meter():
    """The standard's own example: a full sine at 997 Hz in one channel reads -3.01."""
    tone = [math.sin(2 * math.pi * 997 * i / 44100) for i in range(44100)]
    if abs(loudness.lufs(tone, 44100) + 3.01) > 0.05:
        yield f"the meter reads {loudness.lufs(tone, 44100):.2f} LUFS for -3.01"


def check_sounds():
    if sorted(path.stem for path in (ASSETS / "sounds").glob("*.wav")) != sorted(SOUNDS):
        yield "assets/sounds does not hold exactly " + " ".join(SOUNDS)
    for path in sorted((ASSETS / "sounds").glob("*.wav")):
        form, values = samples(path)
        if form != (1, 2, 44100):
            yield f"{path} is not 16-bit mono at 44.1 kHz"
        if len(values) > 0.4 * 44100:
            yield f"{path} is longer than 400 ms"
        level = loudness.lufs([v / 32767 for v in values], 44100)
        if abs(level + 18) > 1.5:
            yield f"{path} is at {level:.1f} LUFS, not near -18"
        if max(map(abs, values)) > 0.9 * 32767:
            yield f"{path} peaks above -0.9 dB"
        if max(map(abs, values[:8] + values[-8:])) > 600:
            yield f"{path} begins or ends with a click"


def check_size():
    total = sum(path.stat().st_size for path in ASSETS.rglob("*") if path.suffix in (".png", ".svg", ".wav"))
    if total > MOST_BYTES:
        yield f"pictures and sounds take {total} bytes, more than {MOST_BYTES}"


def check_tables():
    """The scripts that hold a table write what is committed."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        subprocess.run([ASSETS / "avatars" / "draw", out], check=True)
        subprocess.run([ASSETS / "sounds" / "draw", out], check=True)
        written = sorted(path.name for path in out.iterdir())
        kept = sorted(path.name for folder, kind in (("avatars", "svg"), ("sounds", "wav"))
                      for path in (ASSETS / folder).glob(f"*.{kind}"))
        if written != kept:
            yield f"written or kept alone: {sorted(set(written) ^ set(kept))}"
            return
        for path in sorted(out.glob("*.svg")):
            if path.read_bytes() != (ASSETS / "avatars" / path.name).read_bytes():
                yield f"avatars/{path.name} is not what avatars/draw writes"
        for path in sorted(out.glob("*.wav")):
            # One step of 16 bits: what another libm may round differently.
            pairs = itertools.zip_longest(samples(path)[1], samples(ASSETS / "sounds" / path.name)[1], fillvalue=99999)
            if any(abs(a - b) > 1 for a, b in pairs):
                yield f"sounds/{path.name} is not what sounds/draw writes"


def check_rendering():
    if not shutil.which("rsvg-convert"):
        print("notice: rsvg-convert is missing, so the PNGs were not compared with their sources (librsvg2-bin)")
        return
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([ASSETS / "draw", scratch], check=True)
        for path in sorted(Path(scratch).glob("*/*.png")):
            kept = ASSETS / path.parent.name / path.name
            if not kept.exists():
                yield f"{kept} is missing"
                continue
            again, committed = png.read(path).rgba, picture(kept).rgba
            # Colour under full transparency is nobody's business; rsvg-convert writes it as black.
            shift = 0 if again == committed else max(abs(a - b) for a, b in itertools.zip_longest(again, committed, fillvalue=999))
            if shift > MOST_SHIFT:
                yield f"{kept} is not what its SVG gives: run assets/draw"


def main():
    faults = []
    for name, check in list(globals().items()):
        if name.startswith("check_"):
            try:
                faults += [f"{name}: {line}" for line in check()]
            except (OSError, ValueError, KeyError) as problem:
                faults.append(f"{name}: {problem}")
    for line in faults:
        print(line)
    print(f"art: {len(faults)} faults in {len(list(ASSETS.glob('*/*.png')))} pictures and {len(SOUNDS)} sounds")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
