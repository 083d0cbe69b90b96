// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests that a mail server cannot keep a delivery for ever. */
class DeliveryThreadIT {

    private final AtomicInteger lines = new AtomicInteger();

    @Test
    void replyThatNeverEnds_endsTheDelivery() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> replyWithoutEnd(server));
            var failure = new CompletableFuture<MessagingException>();
            DeliveryThread.start("mail", () -> connect(server.getLocalPort(), failure), Duration.ofSeconds(5));
            assertThat(await().atMost(Duration.ofMinutes(1)).until(() -> failure.getNow(null), found -> found != null))
                    .hasRootCauseInstanceOf(SocketException.class);
            assertThat(lines.get()).isGreaterThan(1);
        }
    }

    @Test
    void deliveryThatEndsInTime_isNotInterrupted() {
        var interrupted = new CompletableFuture<Boolean>();
        DeliveryThread.start("mail", () -> interrupted.complete(Thread.interrupted()), Duration.ofMinutes(1));
        assertThat(interrupted.join()).isFalse();
    }

    private static void connect(int port, CompletableFuture<MessagingException> failure) {
        var settings = new Properties();
        settings.setProperty("mail.smtp.timeout", "10000");
        settings.setProperty("mail.smtp.writetimeout", "10000");
        try (var transport = Session.getInstance(settings).getTransport("smtp")) {
            transport.connect("127.0.0.1", port, "", "");
        } catch (MessagingException e) {
            failure.complete(e);
        }
    }

    private void replyWithoutEnd(ServerSocket server) {
        try (var client = server.accept()) {
            while (true) {
                client.getOutputStream().write("220-x\r\n".getBytes(US_ASCII));
                lines.incrementAndGet();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException closed) {
            // By the client.
        }
    }
}
