// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.broker.artemis.EmbeddedBroker;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.SmallDisk;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests that the embedded broker, which stops itself when its store cannot be written, is started again. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerDiskFullIT {

    @TempDir
    Path folder;

    /** The broker has no minimum of free space, so that the disk fills up without a warning. */
    @Test
    void brokerWhoseDiskIsFull_runsAgain_andHasWhatItHasConfirmed(CapturedOutput output) throws Exception {
        var port = FreePorts.free();
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 40)) {
            var broker = TestBroker.broker(folder.resolve("disk"), port);
            broker.start();
            try {
                var version = MqttVersion.MQTT_3_1_1;
                try (var student = version.connect(port, "student", "dst", "dst")) {
                    student.publish("salon/a", "confirmed".getBytes(), true);
                }
                disk.fill();
                publishUntilStopped(broker, port);
                assertThat(broker.problem().orElseThrow()).contains("No space left on device");
                disk.free();
                await().atMost(Duration.ofSeconds(10)).until(broker::isServing);
                try (var student = version.connect(port, "student", "dst", "dst")) {
                    student.subscribe("salon/a");
                    student.awaitMessage("salon/a", "confirmed");
                }
                assertThat(output.getOut().split("store of the embedded broker failed", -1))
                        .as("logged once")
                        .hasSize(2);
            } finally {
                broker.stop();
            }
        }
    }

    private static void publishUntilStopped(EmbeddedBroker broker, int port) {
        var payload = new byte[4_000];
        try (var flooder = MqttVersion.MQTT_3_1_1.connect(port, "flooder", "dst", "dst")) {
            for (var number = 0; broker.isServing(); number++) {
                flooder.publish("salon/flood" + number % 100, payload, true);
            }
        } catch (RuntimeException stopped) {
            await().until(() -> !broker.isServing());
        }
    }
}
