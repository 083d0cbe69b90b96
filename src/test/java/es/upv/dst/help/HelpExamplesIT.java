// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static es.upv.dst.fixture.Command.python;
import static es.upv.dst.fixture.Lab.dni;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.util.HtmlUtils;

/** Tests that the examples on the students' page work as shown, with each kind of broker. */
class HelpExamplesIT {

    /** Debian installs MQTT.js here. A Node.js from elsewhere finds it only with NODE_PATH. */
    private static final String DEBIAN_NODE_PATH = "/usr/share/nodejs";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void examples_workAsShown(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(1);
            var page = lab.anonymous().page();
            assertThat(page).contains("<code>127.0.0.1</code>", "<code>" + lab.brokerPort() + "</code>");
            assertThat(page.contains("solo escucha en el propio ordenador")).isEqualTo(broker == BrokerKind.EMBEDDED);
            assertThat(page).doesNotContainIgnoringCase("teacher");
            var programs = List.of(
                    startProgram(python(), "trial.py", forInstalledPaho(example(page, "paho"))),
                    startProgram("node", "trial.js", example(page, "mqttjs")));
            practiseWithShellExamples(lab, page);
            for (var program : programs) {
                var output = new String(program.getInputStream().readAllBytes(), UTF_8);
                assertThat(output).contains("DST/PRUEBA hola");
                assertThat(program.waitFor()).isZero();
            }
        });
    }

    private void practiseWithShellExamples(Lab lab, String page) throws Exception {
        var received = folder.resolve("received");
        var subscriber = new ProcessBuilder("stdbuf", "-oL", "sh", "-c", "exec " + example(page, "listen") + " -d")
                .redirectOutput(received.toFile())
                .start();
        try {
            await().until(() -> Files.readString(received).contains("Subscribed"));
            Command.run("sh", "-c", example(page, "ask").replace("12345678", dni(1)));
            var code = await().until(
                            () -> firstMatch("(?m)^DST/CODIGO (\\d{5})$", Files.readString(received)), found -> true);
            Command.run("sh", "-c", example(page, "solve").replace("93729", code));
            await().until(() -> Files.readString(received).contains("DST/RESULTADO " + code + ";ACCEPTED"));
            assertThat(lab.admin().certifiedLines()).containsExactly(code + ";Peter Lim;pelim@teleco.upv.es");
        } finally {
            subscriber.destroy();
        }
    }

    @Test
    void wildcardBindAddress_isShownAsTheHostOfTheRequest() throws IOException {
        try (var lab = Lab.embedded(folder, "--dst.broker.address=0.0.0.0");
                var socket = new Socket("127.0.0.1", lab.anonymous().port())) {
            send(socket.getOutputStream(), "GET / HTTP/1.1\r\nHost: lab.example.org:1234\r\nConnection: close\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains("mosquitto_sub -h lab.example.org -p " + lab.brokerPort() + " ")
                    .doesNotContain("solo escucha en el propio ordenador");
        }
    }

    private static void send(OutputStream out, String request) throws IOException {
        out.write(request.getBytes(UTF_8));
    }

    private static String example(String page, String name) {
        return HtmlUtils.htmlUnescape(firstMatch("(?s)id=\"example-" + name + "\"><code>(.*?)</code>", page));
    }

    private static String firstMatch(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    /** Removes the API version for paho 1.x, as the page advises, since Debian 12 has paho 1.x. */
    private static String forInstalledPaho(String program) throws IOException, InterruptedException {
        var version = Command.run(python(), "-c", "import paho.mqtt as paho; print(paho.__version__)");
        var constructor = "mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)";
        assertThat(program).contains(constructor);
        return version.startsWith("1.") ? program.replace(constructor, "mqtt.Client()") : program;
    }

    private Process startProgram(String interpreter, String name, String program) throws IOException {
        var file = Files.writeString(folder.resolve(name), program);
        var builder = new ProcessBuilder(interpreter, file.toString()).redirectErrorStream(true);
        builder.environment().put("NODE_PATH", DEBIAN_NODE_PATH);
        return builder.start();
    }
}
