"""eyes.py -- a hand and an eye at the X server itself: from the key that goes down to the pixel that changes.

Nothing of the program's own is asked, so what is measured is what a person would see.
"""
import ctypes
import time

PLANES, Z_PIXMAP = 0xFFFFFFFFFFFFFFFF, 2
PATIENCE_S = 2


class XImage(ctypes.Structure):
    """The head of Xlib's own structure."""
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int), ('format', ctypes.c_int),
                ('data', ctypes.c_void_p), ('byte_order', ctypes.c_int), ('bitmap_unit', ctypes.c_int),
                ('bitmap_bit_order', ctypes.c_int), ('bitmap_pad', ctypes.c_int), ('depth', ctypes.c_int),
                ('bytes_per_line', ctypes.c_int)]


def libraries():
    """libX11 and libXtst, or None where one is missing."""
    try:
        x11, test = ctypes.CDLL('libX11.so.6'), ctypes.CDLL('libXtst.so.6')
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    x11.XGetImage.restype = ctypes.POINTER(XImage)
    x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
                              ctypes.c_ulong, ctypes.c_int]
    x11.XDestroyImage.argtypes = [ctypes.POINTER(XImage)]
    x11.XKeysymToKeycode.restype = ctypes.c_ubyte
    x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    for name in ('XFlush', 'XCloseDisplay'):
        getattr(x11, name).argtypes = [ctypes.c_void_p]
    test.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
    for name in ('XTestFakeKeyEvent', 'XTestFakeButtonEvent'):
        getattr(test, name).argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
    return x11, test


class Eyes:
    """Coordinates are those of the screen, in pixels."""

    def __init__(self, display_name):
        self.x11, self.test = libraries()
        self.display = self.x11.XOpenDisplay(display_name.encode())
        self.root = self.x11.XDefaultRootWindow(self.display)

    def close(self):
        self.x11.XCloseDisplay(self.display)

    def pixels(self, rect):
        x, y, w, h = rect
        image = self.x11.XGetImage(self.display, self.root, x, y, w, h, PLANES, Z_PIXMAP)
        seen = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * h)
        self.x11.XDestroyImage(image)
        return seen

    def point(self, x, y):
        self.test.XTestFakeMotionEvent(self.display, -1, x, y, 0)
        self.x11.XFlush(self.display)

    def key(self, keysym):
        code = self.x11.XKeysymToKeycode(self.display, keysym)
        self.test.XTestFakeKeyEvent(self.display, code, 1, 0)
        self.test.XTestFakeKeyEvent(self.display, code, 0, 0)
        self.x11.XFlush(self.display)

    def wheel(self, down):
        for pressed in (1, 0):
            self.test.XTestFakeButtonEvent(self.display, 5 if down else 4, pressed, 0)
        self.x11.XFlush(self.display)

    def ms_until_change(self, rect, act):
        """From the act to the first pixel of the rectangle that is another one; None where none changes."""
        before = self.pixels(rect)
        start = time.monotonic()
        act()
        while time.monotonic() - start < PATIENCE_S:
            if self.pixels(rect) != before:
                return (time.monotonic() - start) * 1000
        return None
