// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** A real SMTP server, as unpleasant as it is asked to be. */
public final class PostOffice implements AutoCloseable {

    private final Manners manners;
    private final SMTPServer server;
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private final Set<Object> callers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tries = new AtomicInteger();

    public PostOffice() {
        this(new Manners() {});
    }

    public PostOffice(Manners manners) {
        this(Ports.free(), manners);
    }

    public PostOffice(int port, Manners manners) {
        this.manners = manners;
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandlerFactory(Clerk::new)
                .build();
        server.start();
    }

    /** What a lab is started with to use it. */
    public String[] settings(String... more) {
        var own = List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + server.getPort());
        return Stream.concat(own.stream(), Stream.of(more)).toArray(String[]::new);
    }

    public int port() {
        return server.getPort();
    }

    /** What it has taken over, which is what it said so of. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The connections that have been used. */
    public Set<Object> callers() {
        return Set.copyOf(callers);
    }

    /** How many mails somebody has begun to hand in. */
    public int tries() {
        return tries.get();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** How it treats a mail; by default well. */
    public interface Manners {

        /** What it says to a recipient: 250 takes the mail. */
        default int answerTo(String recipient, int tryNumber) {
            return 250;
        }

        /** Whether it hangs up in the middle of this mail. */
        default boolean dropsInTheMiddle(String recipient) {
            return false;
        }

        /** How long it thinks about a mail before it takes it over. */
        default Duration thinks(String recipient) {
            return Duration.ZERO;
        }
    }

    /** @param caller which connection it came over */
    public record Received(String recipient, String messageId, MimeMessage message, Object caller) {}

    /** One conversation's. */
    private final class Clerk implements MessageHandler {

        private final MessageContext caller;
        private String recipient = "";

        Clerk(MessageContext caller) {
            this.caller = caller;
            callers.add(caller);
        }

        @Override
        public void from(String sender) {
            tries.incrementAndGet();
        }

        @Override
        public void recipient(String address) throws RejectException {
            recipient = address;
            var answer = manners.answerTo(address, tries.get());
            if (answer != 250) {
                throw new RejectException(answer, "not now, or never\u0007");
            }
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            if (manners.dropsInTheMiddle(recipient)) {
                data.readNBytes(100);
                ((Session) caller).closeSocket();
                throw new IOException("hung up");
            }
            try {
                var message = new MimeMessage(null, data);
                think(manners.thinks(recipient));
                received.add(new Received(recipient, message.getMessageID(), message, caller));
                return null;
            } catch (MessagingException unreadable) {
                throw new RejectException(554, unreadable.getMessage());
            }
        }

        /** Being slow is what it is for; no test waits for a time. */
        private static void think(Duration thought) {
            try {
                Thread.sleep(thought);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void done() {}
    }
}
