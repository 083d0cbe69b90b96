// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.LabProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that hostile bytes cause no error of the server, and at most one short line in the output of the process: from
 * the logger, whose lines begin with a time, and masked.
 */
class HostileBytesIT {

    private static final int MAX_LINE = 300;

    /** For an input after which the server may wait for more. */
    private static final int READ_TIMEOUT_MILLIS = 1_500;

    private static final int ANSWER_TIMEOUT_MILLIS = 30_000;

    private static final List<String> PERSONAL_DATA = List.of("12345678", "eva@example.org", "93729");

    @TempDir
    static Path folder;

    private static LabProcess lab;

    @BeforeAll
    static void startLab() throws IOException {
        lab = new LabProcess(folder);
    }

    @AfterAll
    static void stopLab() throws IOException {
        lab.close();
    }

    @Test
    void hostileHttp_isRefused_andLogsOneLineAtMost() {
        var softly = new SoftAssertions();
        HostileHttp.all()
                .forEach(input -> softly.assertThat(
                                responseAfter(input, lab.admin().port()))
                        .as(shortened(input))
                        .satisfiesAnyOf(
                                response -> assertThat(response).isEmpty(),
                                response -> assertThat(response).matches("(?s)HTTP/1\\.[01] ([1-4]\\d\\d|50[15]) .*")));
        softly.assertAll();
    }

    @Test
    void readableRequest_isAnswered_despiteOddHeaders() {
        var softly = new SoftAssertions();
        HostileHttp.readable()
                .forEach(input -> softly.assertThat(
                                responseAfter(input, lab.admin().port(), ANSWER_TIMEOUT_MILLIS))
                        .as(shortened(input))
                        .startsWith("HTTP/1.1 200"));
        softly.assertAll();
    }

    @Test
    void hostileMqtt_logsOneLineAtMost_andTheBrokerGoesOn() throws IOException {
        HostileMqtt.all().forEach(input -> responseAfter(input, lab.brokerPort()));
        try (var student = lab.student(1)) {
            assertThat(student.requestCode()).hasSize(5);
        }
    }

    @Test
    void aHundredEqualInputs_logOneLineTogether() {
        var before = log().size();
        IntStream.range(0, 100)
                .forEach(_ -> exchange(HostileMqtt.MALFORMED_FRAME, lab.brokerPort(), READ_TIMEOUT_MILLIS));
        assertThat(log().subList(before, log().size())).hasSizeLessThanOrEqualTo(2);
    }

    private static String responseAfter(byte[] input, int port) {
        return responseAfter(input, port, READ_TIMEOUT_MILLIS);
    }

    private static String responseAfter(byte[] input, int port, int timeout) {
        var before = log().size();
        var response = exchange(input, port, timeout);
        var lines = log().subList(before, log().size());
        assertThat(lines)
                .as(shortened(input))
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(MAX_LINE)
                        .matches("\\d{4}-\\d\\d-\\d\\dT.*")
                        .doesNotContain(PERSONAL_DATA));
        return response;
    }

    /** Returns what the server sends until it closes the connection, or sends nothing for a while. */
    private static String exchange(byte[] input, int port, int timeout) {
        var response = new ByteArrayOutputStream();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(timeout);
            socket.getOutputStream().write(input);
            socket.getInputStream().transferTo(response);
        } catch (SocketTimeoutException e) {
            // The server waits for more.
        } catch (IOException e) {
            // The server has closed the connection before it has read all.
        }
        return response.toString(ISO_8859_1);
    }

    private static List<String> log() {
        try (Stream<String> lines = Files.lines(folder.resolve("log"))) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shortened(byte[] input) {
        var text = new String(input, ISO_8859_1);
        return text.substring(0, Math.min(200, text.length()));
    }
}
