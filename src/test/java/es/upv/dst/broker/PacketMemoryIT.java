// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends tiny packets to a lab with a heap of 256 MB. All packets that were read at once are decoded, and wait. */
class PacketMemoryIT {

    private static final String ADDRESS = "127.0.0.2";
    private static final int CLIENTS = 700;
    private static final int BURST_BYTES = 128 * 1024;

    @TempDir
    Path folder;

    @Test
    void burstsOfPings_leaveMemoryForTheClass() throws Exception {
        var clients = new ArrayList<RawMqttClient>();
        try (var lab = new LabProcess(folder, "-Xmx256m", "-XX:+UseSerialGC")) {
            for (int number = 0; number < CLIENTS; number++) {
                var client = new RawMqttClient(lab.brokerPort(), ADDRESS);
                client.connect(4, "", "", "");
                clients.add(client);
            }
            var pings = pings();
            // The answers are not read, so the broker stops reading.
            clients.forEach(client -> client.write(pings));
            try (var student = lab.student(1)) {
                student.submit(student.requestCode());
                assertThat(student.awaitVerdict()).endsWith(";ACCEPTED");
            }
        } finally {
            clients.forEach(RawMqttClient::close);
        }
    }

    private static byte[] pings() {
        var packets = new byte[BURST_BYTES];
        for (int index = 0; index < packets.length; index += 2) {
            packets[index] = (byte) 0xc0;
        }
        return packets;
    }
}
