# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MQTT packets as bytes. A client library would not send what an attacker sends, and not as fast."""
import struct

CONNECT, CONNACK, PUBLISH, PUBACK, PUBREC, PUBREL, SUBSCRIBE, SUBACK = 0x10, 0x20, 0x30, 0x40, 0x50, 0x62, 0x82, 0x90
DISCONNECT = b"\xe0\x00"
KEEP_ALIVE = 300  # seconds; an attacker sends no pings
SESSION_EXPIRY, TOPIC_ALIAS, WILL_DELAY = 0x11, 0x23, 0x18
NEVER = 0xFFFFFFFF
FIRST_ERROR = 0x80  # of the reason codes


def string(text):
    data = text if isinstance(text, bytes) else text.encode()
    return struct.pack(">H", len(data)) + data


def length(number):
    encoded = bytearray()
    while number > 127:
        encoded.append(number % 128 | 128)
        number //= 128
    encoded.append(number)
    return bytes(encoded)


def packet(first, body):
    return bytes([first]) + length(len(body)) + body


def properties(encoded=b""):
    return length(len(encoded)) + encoded


def session_expiry(seconds):
    return struct.pack(">BI", SESSION_EXPIRY, seconds)


def will_delay(seconds):
    return struct.pack(">BI", WILL_DELAY, seconds)


def topic_alias(number):
    return struct.pack(">BH", TOPIC_ALIAS, number)


def connect(client_id, account, version=4, clean=True, own_properties=b"", will=None):
    """The password of an account is its name. A ``will`` is (topic, payload, properties)."""
    flags = (0x02 if clean else 0) | (0x04 if will else 0) | (0xC0 if account else 0)
    body = string("MQTT") + struct.pack(">BBH", version, flags, KEEP_ALIVE)
    body += properties(own_properties) if version == 5 else b""
    body += string(client_id)
    if will:
        topic, payload, will_properties = will
        body += (properties(will_properties) if version == 5 else b"") + string(topic) + string(payload)
    return packet(CONNECT, body + (string(account) + string(account) if account else b""))


def subscribe(topics, qos=0, version=4, packet_id=1):
    body = struct.pack(">H", packet_id) + (properties() if version == 5 else b"")
    return packet(SUBSCRIBE, body + b"".join(string(topic) + bytes([qos]) for topic in topics))


def publish(topic, payload, qos=0, packet_id=1, retain=False, version=4, own_properties=b""):
    body = string(topic) + (struct.pack(">H", packet_id) if qos else b"")
    body += properties(own_properties) if version == 5 else b""
    return packet(PUBLISH | qos << 1 | retain, body + (payload if isinstance(payload, bytes) else payload.encode()))


def answer(kind, packet_id):
    """PUBACK, PUBREL or the like, without a reason."""
    return packet(kind, struct.pack(">H", packet_id))


def payload_of(kind, body):
    """(topic, payload) of a PUBLISH of MQTT 3.1.1 that was received."""
    end = 2 + struct.unpack(">H", body[:2])[0]
    return body[2:end].decode(), body[end + (2 if kind & 0x06 else 0):]


def accepts(kind, body):
    """Whether the packet acknowledges a message or a subscription, and does not refuse it."""
    if kind in (PUBACK, PUBREC):
        return len(body) < 3 or body[2] < FIRST_ERROR
    return kind == SUBACK and body[-1] < FIRST_ERROR


def split(data):
    """(packets, rest): the complete packets as (first byte, body), and the bytes after them."""
    packets, at = [], 0
    while True:
        size, shift, start = 0, 0, at + 1
        while start < len(data) and data[start] & 128:
            size |= (data[start] & 127) << shift
            shift, start = shift + 7, start + 1
        if start >= len(data):
            break
        size |= data[start] << shift
        end = start + 1 + size
        if end > len(data):
            break
        packets.append((data[at], bytes(data[start + 1:end])))
        at = end
    return packets, data[at:]
