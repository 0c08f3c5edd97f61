"""png.py -- reads and writes the few kinds of PNG that this folder holds, with nothing but zlib.

A Picture is width, height and a bytearray of RGBA, four bytes a pixel, rows from the top."""

import struct
import zlib
from collections import namedtuple

Picture = namedtuple("Picture", "width height rgba")

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}  # by PNG colour type


def _chunks(data):
    at = len(SIGNATURE)
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + size]
        at += 12 + size


def _nearest(left, up, corner):
    guess = left + up - corner
    a, b, c = abs(guess - left), abs(guess - up), abs(guess - corner)
    return left if a <= b and a <= c else up if b <= c else corner


def _unfilter(kind, row, above, step):
    """Undo one row's filter in place; `above` is the row before, already undone."""
    if kind == 1:
        for i in range(step, len(row)):
            row[i] = row[i] + row[i - step] & 255
    elif kind == 2:
        for i, up in enumerate(above):
            row[i] = row[i] + up & 255
    elif kind == 3:
        for i, up in enumerate(above):
            left = row[i - step] if i >= step else 0
            row[i] = row[i] + (left + up >> 1) & 255
    elif kind == 4:
        for i, up in enumerate(above):
            left, corner = (row[i - step], above[i - step]) if i >= step else (0, 0)
            row[i] = row[i] + _nearest(left, up, corner) & 255


def _to_rgba(raw, channels):
    if channels == 4:
        return raw
    pixels = len(raw) // channels
    rgba = bytearray(b"\xff") * (4 * pixels)
    grey = channels < 3
    for c in range(3):
        rgba[c::4] = raw[0 if grey else c::channels]
    if channels == 2:
        rgba[3::4] = raw[1::2]
    return rgba


def read(path):
    """The picture in `path`; ValueError where it is no 8-bit PNG without interlacing."""
    with open(path, "rb") as file:
        data = file.read()
    if not data.startswith(SIGNATURE):
        raise ValueError(f"{path}: not a PNG")
    head, packed = None, b""
    for kind, body in _chunks(data):
        if kind == b"IHDR":
            head = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
    width, height, depth, colour, _, _, interlaced = head
    if depth != 8 or interlaced or colour not in CHANNELS:
        raise ValueError(f"{path}: only 8-bit grey or colour without interlacing is read")
    step = CHANNELS[colour]
    stride = width * step
    lines, raw, above = zlib.decompress(packed), bytearray(), bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        row = bytearray(lines[start + 1:start + 1 + stride])
        _unfilter(lines[start], row, above, step)
        raw += row
        above = row
    return Picture(width, height, _to_rgba(raw, step))


def write_mask(path, width, height, alpha):
    """A white picture whose alpha is `alpha`, one byte a pixel, as grey and alpha."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    lines = bytearray()
    for y in range(height):
        row = bytearray(b"\xff") * (2 * width)
        row[1::2] = alpha[y * width:(y + 1) * width]
        lines += b"\0" + row
    with open(path, "wb") as file:
        file.write(SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 4, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(bytes(lines), 9)) + chunk(b"IEND", b""))
