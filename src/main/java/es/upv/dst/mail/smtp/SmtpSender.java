// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import es.upv.dst.mail.DeliveryError;
import es.upv.dst.mail.Mail;
import es.upv.dst.mail.outbox.DeliveryAttempt;
import es.upv.dst.mail.outbox.DeliveryOutcome;
import es.upv.dst.storage.Excerpt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Passes mails to the mail server, and distinguishes permanent from temporary failures. */
@Component
public class SmtpSender {

    private static final Logger log = LoggerFactory.getLogger(SmtpSender.class);

    private final SmtpConnectionPool connections;
    private final MimeMessageFactory messages;
    private final Counter sent;
    private final Counter rejected;
    private final Counter deferred;
    private volatile Optional<String> lastError = Optional.empty();

    SmtpSender(SmtpConnectionPool connections, MimeMessageFactory messages, MeterRegistry meters) {
        this.connections = connections;
        this.messages = messages;
        this.sent = counter(meters, "sent", "Mails that the mail server has accepted");
        this.rejected = counter(meters, "refused", "Mails that the mail server has rejected permanently");
        this.deferred = counter(meters, "postponed", "Attempts that failed temporarily and are retried");
    }

    public boolean hasServer() {
        return connections.isConfigured();
    }

    /** Returns why the last connection to the mail server failed; empty if it succeeded. */
    public Optional<String> lastError() {
        return lastError;
    }

    /**
     * Attempts to send a mail once. Never throws: returns each failure as an outcome, because the outbox relay waits
     * for an outcome for each mail.
     */
    public DeliveryAttempt deliver(Mail mail) {
        var attempt = Recipient.parse(mail.email())
                .map(recipient -> deliver(mail, recipient))
                .orElseGet(() -> DeliveryAttempt.withoutConnection(
                        mail, new DeliveryOutcome.Rejected(DeliveryError.INVALID_ADDRESS.english())));
        counter(attempt.outcome()).increment();
        return attempt;
    }

    /**
     * Makes the connection of an attempt available again. Must be called after the outcome of the attempt has been
     * recorded.
     */
    public void release(DeliveryAttempt attempt) {
        attempt.connection().ifPresent(connections::release);
    }

    private DeliveryAttempt deliver(Mail mail, InternetAddress recipient) {
        try {
            var connection = connections.acquire();
            lastError = Optional.empty();
            return send(mail, recipient, connection);
        } catch (MessagingException e) {
            return DeliveryAttempt.withoutConnection(mail, onConnectionFailure(e));
        } catch (RuntimeException | Error e) {
            log.error("A mail could not be rendered or sent, because of an error in dst-lab", e);
            return DeliveryAttempt.withoutConnection(
                    mail, new DeliveryOutcome.Deferred(DeliveryError.INTERNAL.english()));
        }
    }

    private DeliveryAttempt send(Mail mail, InternetAddress recipient, SmtpConnection connection) {
        try {
            connection.send(messages.create(mail, recipient, connection), recipient);
            return new DeliveryAttempt(mail, new DeliveryOutcome.Sent(), Optional.of(connection));
        } catch (SendFailedException e) {
            return new DeliveryAttempt(mail, classify(e), Optional.of(connection));
        } catch (MessagingException e) {
            connection.close();
            return DeliveryAttempt.withoutConnection(mail, new DeliveryOutcome.Deferred(reason(e)));
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    private DeliveryOutcome onConnectionFailure(MessagingException e) {
        var reason = reason(e);
        if (lastError.isEmpty()) {
            log.warn("The mail server cannot be used; mails wait in the outbox and are retried: {}", reason);
        }
        lastError = Optional.of(reason);
        return new DeliveryOutcome.Deferred(reason);
    }

    /**
     * Classifies a failure. Treats a rejected sender address as a temporary failure, because the address comes from the
     * settings and the mails can be sent once it is corrected.
     */
    private static DeliveryOutcome classify(MessagingException e) {
        for (Exception next = e; next instanceof MessagingException failure; next = failure.getNextException()) {
            var permanent = switch (failure) {
                case SMTPAddressFailedException address -> address.getReturnCode() >= 500;
                case SMTPSendFailedException message
                when !(message.getNextException() instanceof SMTPAddressFailedException) ->
                    message.getReturnCode() >= 500;
                default -> false;
            };
            if (permanent) {
                return new DeliveryOutcome.Rejected(reason(failure));
            }
        }
        return new DeliveryOutcome.Deferred(reason(e));
    }

    /**
     * Returns the last message of the exception chain as an excerpt, because it contains arbitrary text of the server.
     */
    public static String reason(MessagingException cause) {
        var last = cause;
        while (last.getNextException() instanceof MessagingException next) {
            last = next;
        }
        return Excerpt.of(String.valueOf(last.getMessage()).strip());
    }

    public void closeIdle() {
        connections.closeIdle();
    }

    public void close() {
        connections.closeAll();
    }

    private Counter counter(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Sent _ -> sent;
            case DeliveryOutcome.Rejected _ -> rejected;
            case DeliveryOutcome.Deferred _ -> deferred;
        };
    }

    private static Counter counter(MeterRegistry meters, String outcome, String description) {
        return Counter.builder("dst.mail." + outcome).description(description).register(meters);
    }
}
