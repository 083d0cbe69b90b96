// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;

/** A broker that answers each packet of its one caller with the next line of a script, and then says no more. */
public final class Script implements AutoCloseable {

    private final ServerSocket server;
    private final String[] answers;

    /** @param answers in hexadecimal, with a bar between them; "id" twice is the number of the packet that is answered */
    public Script(int port, String answers) throws IOException {
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.answers = answers.split("\\|");
        Thread.ofVirtual().start(this::play);
    }

    private void play() {
        try (var caller = server.accept()) {
            var in = new DataInputStream(caller.getInputStream());
            for (var answer : answers) {
                var packet = packet(in);
                if (answer.equals("hang up")) {
                    return;
                }
                answer(caller, answer, packet);
            }
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException hungUp) {
            // The end.
        }
    }

    /** One of less than 128 bytes. */
    private static byte[] packet(DataInputStream in) throws IOException {
        var type = in.readByte();
        var body = new byte[in.readByte()];
        in.readFully(body);
        var packet = new byte[body.length + 1];
        packet[0] = type;
        System.arraycopy(body, 0, packet, 1, body.length);
        return packet;
    }

    private static void answer(Socket caller, String answer, byte[] packet) throws IOException {
        var number = isPublish(packet) ? 3 + packet[2] : 1;
        var id = HexFormat.of().formatHex(packet, number, number + 2);
        var bytes = answer.replace("id id", id).replace(" ", "");
        caller.getOutputStream().write(HexFormat.of().parseHex(bytes));
    }

    private static boolean isPublish(byte[] packet) {
        return (packet[0] & 0xF0) == 0x30;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
