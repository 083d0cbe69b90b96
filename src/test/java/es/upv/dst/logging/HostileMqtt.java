// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.stream.Stream;

/** Bytes for the port of MQTT that are no MQTT, malformed MQTT, or malformed WebSocket. */
final class HostileMqtt {

    private static final String UPGRADE = """
            GET /12345678Z?eva@example.org HTTP/1.1
            Host: x
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Protocol: mqtt

            """.replace("\n", "\r\n");

    /** A frame with reserved bits, which are no part of any extension. */
    static final byte[] MALFORMED_FRAME = bytes(UPGRADE + "\u00f2\u0081\0\0\0\0x");

    private static final String CONNECT = "\u0010\u0017\0\4MQTT\4\u00c2\0\u003c\0\1x\0\3dst\0\3dst";

    private static final List<String> FRAMES = List.of(
            UPGRADE,
            CONNECT,
            "\u0082\1x",
            "\u0080\u0081\0\0\0\0x",
            "\u0088\u0081\0\0\0\0x",
            "\u0088\u0082\0\0\0\0\0\1",
            "\u0083\u0081\0\0\0\0x",
            "\u008b\u0081\0\0\0\0x",
            "\u0089\u00fe\0\u00c8\0\0\0\0" + "x".repeat(200),
            "\u0082\u00ff\0\0\1\0\0\0\0\0\0\0\0\0x",
            "\u0082\u00ff\u00ff\0\0\0\0\0\0\0\0\0\0\0x",
            "\2\u0081\0\0\0\0x\u0082\u0081\0\0\0\0x",
            "\u0081\u008c\0\0\0\00012345678Z 93729",
            "\u0089\u0081\0\0\0\0x".repeat(5_000));

    private static final List<String> PACKETS = List.of(
            "garbage 12345678Z eva@example.org 93729\r\n\r\n",
            "\0".repeat(500),
            "\u00ff".repeat(500),
            "\u0010\u00ff\u00ff\u00ff\u007f" + "x".repeat(500),
            "\u0010\u00ff\u00ff\u00ff\u00ff\u00ff",
            CONNECT.substring(0, 9),
            CONNECT.replace('\4', '\u0009'),
            CONNECT + CONNECT,
            CONNECT + "\u0030\u00ff\u00ff\u00ff\u007f" + "x".repeat(500),
            CONNECT + "\u0030\7\0\4\u00ff\u00fe\u00ed\u00a0x",
            CONNECT + "\u0036\5\0\1x\0\1",
            CONNECT + "\u0082\6\0\1\0\1#\3",
            CONNECT + "\u00f0\0",
            CONNECT + "\u00c0\0".repeat(20_000));

    private static final List<String> REQUESTS = List.of(
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /%zz HTTP/9.9\r\n12345678Z eva@example.org: x\r\n\r\n",
            "POST 12345678Z\r\n\r\n",
            "PUT / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
            "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET / HTTP/1.1\r\n\r\n".repeat(50));

    private HostileMqtt() {}

    static Stream<byte[]> all() {
        var upgrades = Stream.of(
                UPGRADE.replace("Sec-WebSocket-Key", "12345678Z"),
                UPGRADE.replace("Connection: Upgrade\r\n", ""),
                UPGRADE.replace("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 99"),
                UPGRADE.replace("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 0"),
                UPGRADE.replace("Sec-WebSocket-Protocol: mqtt", "Expect: 100-continue"),
                UPGRADE.replace("mqtt", "12345678Z"),
                UPGRADE.replace("HTTP/1.1", "HTTP/1.0") + UPGRADE,
                UPGRADE.replace("Sec-WebSocket-Key: ", "Sec-WebSocket-Key: \r\nSec-WebSocket-Key1: "));
        var frames = FRAMES.stream().map(frame -> UPGRADE + frame);
        return Stream.of(PACKETS.stream(), REQUESTS.stream(), upgrades, frames)
                .flatMap(all -> all)
                .map(HostileMqtt::bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
