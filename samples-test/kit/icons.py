"""Icons drawn by code: rows of (r, g, b, a), size x size."""


def _blank(size):
    return [[(0, 0, 0, 0)] * size for _ in range(size)]


def _box(img, x0, y0, x1, y1, color):
    size = len(img)
    for y in range(max(0, int(y0)), min(size, int(y1))):
        for x in range(max(0, int(x0)), min(size, int(x1))):
            img[y][x] = color + (255,)


def document(size=32, accent=(43, 87, 154)):
    """A white page with a folded corner, lines of text and a coloured mark."""
    img, u = _blank(size), size / 32
    _box(img, 5 * u, 1 * u, 27 * u, 31 * u, (120, 120, 120))
    _box(img, 6 * u, 2 * u, 26 * u, 30 * u, (255, 255, 255))
    for i in range(int(6 * u)):  # the corner folded down
        for x in range(int(20 * u) + i, int(27 * u)):
            img[int(1 * u) + i][x] = (0, 0, 0, 0)
        img[int(1 * u) + i][int(20 * u) + i] = (120, 120, 120, 255)
    for y in range(9, 27, 3):
        _box(img, 9 * u, y * u, 23 * u, y * u + max(1, u), (140, 140, 140))
    _box(img, 2 * u, 14 * u, 14 * u, 26 * u, accent)
    return img


def folder(size=32):
    img, u = _blank(size), size / 32
    _box(img, 3 * u, 6 * u, 14 * u, 10 * u, (232, 190, 80))
    _box(img, 2 * u, 9 * u, 30 * u, 27 * u, (255, 217, 110))
    _box(img, 2 * u, 26 * u, 30 * u, 27 * u, (200, 160, 60))
    return img


def logo(size=32):
    """A round colourful mark, as programs have it."""
    img = _blank(size)
    c = (size - 1) / 2
    for y in range(size):
        for x in range(size):
            d = ((x - c) ** 2 + (y - c) ** 2) ** 0.5
            if d < size * 0.46:
                img[y][x] = (30, 140, 60, 255) if (x > c) == (y > c) else (20, 70, 200, 255)
    return img


def to_dib(img):
    """As RT_ICON holds it: a 32-bit BITMAPINFOHEADER image with an AND mask."""
    import struct
    size = len(img)
    head = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    rows = b"".join(bytes(v for x in range(size) for v in (
        img[y][x][2], img[y][x][1], img[y][x][0], img[y][x][3])) for y in range(size - 1, -1, -1))
    return head + rows + bytes((size + 31) // 32 * 4 * size)
