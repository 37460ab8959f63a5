"""CMS messages (RFC 5652) without keys: nobody has signed them, nothing opens them."""
from .mail import b64


def tlv(tag, *parts):
    body = b"".join(parts)
    n = len(body)
    if n < 128:
        return bytes([tag, n]) + body
    size = n.to_bytes((n.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + body


PKCS7 = bytes.fromhex("2a864886f70d0107")


def pkcs7(number, content):
    return tlv(0x30, tlv(6, PKCS7 + bytes([number])), tlv(0xA0, content))


def signed(content):
    """SignedData around content; None: certificates only."""
    inner = tlv(6, PKCS7 + b"\x01")
    if content is not None:
        inner += tlv(0xA0, tlv(4, content))
    return pkcs7(2, tlv(0x30, tlv(2, b"\x01"), tlv(0x31), tlv(0x30, inner), tlv(0x31)))


def enveloped(content):
    """EnvelopedData for nobody; content stands for what is encrypted."""
    aes = tlv(0x30, tlv(6, bytes.fromhex("60864801650304012a")), tlv(4, bytes(16)))
    return pkcs7(3, tlv(0x30, tlv(2, b"\x00"), tlv(0x31), tlv(0x30, tlv(6, PKCS7 + b"\x01"), aes, tlv(0x80, content))))


def pem(der, label="PKCS7"):
    return ("-----BEGIN %s-----\r\n" % label).encode() + b64(der, 64) + ("-----END %s-----\r\n" % label).encode()
