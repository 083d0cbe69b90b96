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

/** What the page shows works as it is shown, on either broker. */
class HelpExamplesIT {

    /** Where Debian keeps MQTT.js; other Nodes than Debian's have to be told. */
    private static final String DEBIANS_MODULES = "/usr/share/nodejs";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theExamplesWorkAsTheyAreTyped(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(1);
            var page = lab.anonymous().page();
            assertThat(page).contains("<code>127.0.0.1</code>", "<code>" + lab.brokerPort() + "</code>");
            assertThat(page.contains("solo escucha en el propio ordenador")).isEqualTo(broker == BrokerKind.EMBEDDED);
            assertThat(page).doesNotContainIgnoringCase("teacher");
            var programs = List.of(
                    program(python(), "trial.py", forThisPaho(example(page, "paho"))),
                    program("node", "trial.js", example(page, "mqttjs")));
            certifies(lab, page);
            for (var program : programs) {
                var output = new String(program.getInputStream().readAllBytes(), UTF_8);
                assertThat(output).contains("DST/PRUEBA hola");
                assertThat(program.waitFor()).isZero();
            }
        });
    }

    private void certifies(Lab lab, String page) throws Exception {
        var heard = folder.resolve("heard");
        var listening = new ProcessBuilder("stdbuf", "-oL", "sh", "-c", "exec " + example(page, "listen") + " -d")
                .redirectOutput(heard.toFile())
                .start();
        try {
            await().until(() -> Files.readString(heard).contains("Subscribed"));
            Command.run("sh", "-c", example(page, "ask").replace("12345678", dni(1)));
            var code = await().until(() -> first("(?m)^DST/CODIGO (\\d{5})$", Files.readString(heard)), found -> true);
            Command.run("sh", "-c", example(page, "solve").replace("93729", code));
            await().until(() -> Files.readString(heard).contains("DST/RESULTADO " + code + ";ACCEPTED"));
            assertThat(lab.admin().certifiedLines()).containsExactly(code + ";Peter Lim;pelim@teleco.upv.es");
        } finally {
            listening.destroy();
        }
    }

    @Test
    void aBrokerThatListensEverywhereHasTheNameByWhichThePageWasCalled() throws IOException {
        try (var lab = Lab.embedded(folder, "--dst.broker.address=0.0.0.0");
                var socket = new Socket("127.0.0.1", lab.anonymous().port())) {
            say(socket.getOutputStream(), "GET / HTTP/1.1\r\nHost: lab.example.org:1234\r\nConnection: close\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains("mosquitto_sub -h lab.example.org -p " + lab.brokerPort() + " ")
                    .doesNotContain("solo escucha en el propio ordenador");
        }
    }

    private static void say(OutputStream out, String request) throws IOException {
        out.write(request.getBytes(UTF_8));
    }

    private static String example(String page, String name) {
        return HtmlUtils.htmlUnescape(first("(?s)id=\"example-" + name + "\"><code>(.*?)</code>", page));
    }

    private static String first(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    /** Debian 12 has paho 1.x, with which the page says to make the client without a version. */
    private static String forThisPaho(String program) throws IOException, InterruptedException {
        var version = Command.run(python(), "-c", "import paho.mqtt as paho; print(paho.__version__)");
        var written = "mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)";
        assertThat(program).contains(written);
        return version.startsWith("1.") ? program.replace(written, "mqtt.Client()") : program;
    }

    private Process program(String interpreter, String name, String program) throws IOException {
        var file = Files.writeString(folder.resolve(name), program);
        var builder = new ProcessBuilder(interpreter, file.toString()).redirectErrorStream(true);
        builder.environment().put("NODE_PATH", DEBIANS_MODULES);
        return builder.start();
    }
}
