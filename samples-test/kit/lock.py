"""What locks archives: AES as FIPS 197 has it, and keys made of passwords.

Written apart from what is tested, and slow: for small files only.
"""
import hashlib
import hmac
import struct


def _tables():
    box, log, power, x = [0x63] * 256, [0] * 256, [0] * 256, 1
    for i in range(255):
        power[i], log[x] = x, i
        x ^= (x << 1) ^ (0x11B if x & 0x80 else 0)
        x &= 0xFF
    for v in range(1, 256):
        s = b = power[(255 - log[v]) % 255]
        for _ in range(4):
            s = (s << 1 | s >> 7) & 0xFF
            b ^= s
        box[v] = b ^ 0x63
    return box


_BOX = _tables()
_TWICE = [(v << 1 ^ (0x1B if v & 0x80 else 0)) & 0xFF for v in range(256)]
_SHIFT = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11]


def _schedule(key):
    n, words, rcon = len(key) // 4, [list(key[i:i + 4]) for i in range(0, len(key), 4)], 1
    while len(words) < 4 * (n + 7):
        w = list(words[-1])
        if len(words) % n == 0:
            w = [_BOX[b] for b in w[1:] + w[:1]]
            w[0] ^= rcon
            rcon = _TWICE[rcon]
        elif n > 6 and len(words) % n == 4:
            w = [_BOX[b] for b in w]
        words.append([a ^ b for a, b in zip(words[-n], w)])
    return [sum(words[i:i + 4], []) for i in range(0, len(words), 4)]


def _block(rounds, block):
    s = [a ^ b for a, b in zip(block, rounds[0])]
    for r in rounds[1:-1]:
        s = [_BOX[s[i]] for i in _SHIFT]
        out = []
        for c in range(0, 16, 4):
            a = s[c:c + 4]
            all_ = a[0] ^ a[1] ^ a[2] ^ a[3]
            out += [a[i] ^ all_ ^ _TWICE[a[i] ^ a[(i + 1) % 4]] for i in range(4)]
        s = [a ^ b for a, b in zip(out, r)]
    return bytes(a ^ b for a, b in zip([_BOX[s[i]] for i in _SHIFT], rounds[-1]))


def cbc(key, iv, data):
    """Padded with zeros."""
    rounds, out = _schedule(key), b""
    data += bytes(-len(data) % 16)
    for i in range(0, len(data), 16):
        iv = _block(rounds, bytes(a ^ b for a, b in zip(data[i:i + 16], iv)))
        out += iv
    return out


def ctr(key, data):
    """WinZip's counter, low byte first, from 1 on."""
    rounds = _schedule(key)
    stream = b"".join(_block(rounds, struct.pack("<QQ", i + 1, 0)) for i in range((len(data) + 15) // 16))
    return bytes(a ^ b for a, b in zip(data, stream))


def zip_aes(data, password, strength, salt=None):
    """AE-1 and AE-2: salt, check, ciphertext, code."""
    n = 8 + 8 * strength
    salt = salt or bytes(range(n // 2))
    keys = hashlib.pbkdf2_hmac("sha1", password, salt, 1000, 2 * n + 2)
    body = ctr(keys[:n], data)
    return salt + keys[2 * n:] + body + hmac.new(keys[n:2 * n], body, "sha1").digest()[:10]


def sevenzip_key(password, salt, power):
    raw = password.encode("utf-16-le")
    if power == 0x3F:
        return (salt + raw + bytes(32))[:32]
    h = hashlib.sha256()
    for i in range(1 << power):
        h.update(salt + raw + struct.pack("<Q", i))
    return h.digest()


def rar4_key(password, salt):
    """Key and vector; of passwords up to 28 characters."""
    raw, h, iv = password.encode("utf-16-le") + salt, hashlib.sha1(), b""
    for i in range(0x40000):
        h.update(raw + struct.pack("<I", i)[:3])
        if i % 0x4000 == 0:
            iv += h.digest()[19:]
    d = h.digest()
    return b"".join(d[i:i + 4][::-1] for i in range(0, 16, 4)), iv


class Rar5Keys:
    def __init__(self, password, salt, power):
        def rounds(more):
            return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, (1 << power) + more)
        self.key, self.sum_key, check = rounds(0), rounds(16), rounds(32)
        self.check = bytes(check[i] ^ check[i + 8] ^ check[i + 16] ^ check[i + 24] for i in range(8))
        self.check += hashlib.sha256(self.check).digest()[:4]

    def crc(self, crc):
        mac = hmac.new(self.sum_key, struct.pack("<I", crc), "sha256").digest()
        out = 0
        for w in struct.unpack("<8I", mac):
            out ^= w
        return out
