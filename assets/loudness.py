"""loudness.py -- how loud a short sound is, after ITU-R BS.1770: K-weighted power of the whole, in LUFS.

Ours are shorter than the 400 ms of a gating block, so there is nothing to gate: silence at the end counts."""

import math


def _high_shelf(rate):
    """The head's own amplification, about 4 dB above 1.7 kHz."""
    gain, q, k = 3.999843853973347, 0.7071752369554196, math.tan(math.pi * 1681.974450955533 / rate)
    vh = 10 ** (gain / 20)
    vb = vh ** 0.4996667741545416
    a0 = 1 + k / q + k * k
    return ([(vh + vb * k / q + k * k) / a0, 2 * (k * k - vh) / a0, (vh - vb * k / q + k * k) / a0],
            [2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0])


def _high_pass(rate):
    """What the ear loses below 60 Hz."""
    q, k = 0.5003270373238773, math.tan(math.pi * 38.13547087602444 / rate)
    a0 = 1 + k / q + k * k
    return [1.0, -2.0, 1.0], [2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0]


def _filter(samples, coefficients):
    (b0, b1, b2), (a1, a2) = coefficients
    x1 = x2 = y1 = y2 = 0.0
    out = []
    for x in samples:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x2, x1, y2, y1 = x1, x, y1, y
        out.append(y)
    return out


def lufs(samples, rate):
    """Loudness of mono samples from -1 to 1."""
    weighted = _filter(_filter(samples, _high_shelf(rate)), _high_pass(rate))
    power = sum(y * y for y in weighted) / len(weighted)
    return -0.691 + 10 * math.log10(max(power, 1e-12))
