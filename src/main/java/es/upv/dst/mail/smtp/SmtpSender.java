// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.language.Sentence;
import es.upv.dst.mail.DeliveryError;
import es.upv.dst.mail.Mail;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.mail.failure.MailServerFailure;
import es.upv.dst.mail.smtp.DeliveryOutcome.Cause;
import es.upv.dst.mail.smtp.DeliveryOutcome.Deferred;
import es.upv.dst.mail.smtp.DeliveryOutcome.Rejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Passes mails to the mail server, and distinguishes permanent from temporary failures. */
@Component
public class SmtpSender {

    private static final Logger log = LoggerFactory.getLogger(SmtpSender.class);

    private final SmtpConnectionPool connections;
    private final MimeMessageFactory messages;
    private final EmailAddress sender;
    private final Counter sent;
    private final Counter rejected;
    private final Counter deferred;
    private final AtomicReference<Optional<Sentence>> lastError = new AtomicReference<>(Optional.empty());
    private volatile Optional<EmailAddress> lastAccepted = Optional.empty();

    SmtpSender(
            SmtpConnectionPool connections,
            MimeMessageFactory messages,
            MailProperties properties,
            MeterRegistry meters) {
        this.connections = connections;
        this.messages = messages;
        this.sender = properties.sender().address();
        this.sent = counter(meters, "sent", "Mails that the mail server has accepted");
        this.rejected = counter(meters, "refused", "Mails that the mail server has rejected permanently");
        this.deferred = counter(meters, "postponed", "Attempts that failed temporarily and are retried");
    }

    public boolean hasServer() {
        return connections.isConfigured();
    }

    /** Returns why the last connection to the mail server failed; empty if it succeeded. */
    public Optional<Sentence> lastError() {
        return lastError.get();
    }

    /**
     * Attempts to send a mail once. Never throws: returns each failure as an outcome, because the outbox relay waits
     * for an outcome for each mail.
     */
    public DeliveryAttempt deliver(Mail mail) {
        var attempt = EmailAddress.parse(mail.email())
                .map(recipient -> deliver(mail, recipient))
                .orElseGet(() ->
                        DeliveryAttempt.withoutConnection(mail, new Rejected(DeliveryError.INVALID_ADDRESS.english())));
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

    private DeliveryAttempt deliver(Mail mail, EmailAddress recipient) {
        var smtpUtf8 = recipient.needsSmtpUtf8() || sender.needsSmtpUtf8();
        try {
            var connection = connections.acquire(smtpUtf8);
            onConnection();
            return smtpUtf8 && !connection.offersSmtpUtf8()
                    ? new DeliveryAttempt(mail, lacksSmtpUtf8(recipient), Optional.of(connection))
                    : send(mail, recipient, connection);
        } catch (MessagingException e) {
            return DeliveryAttempt.withoutConnection(mail, onConnectionFailure(e));
        } catch (RuntimeException | Error e) {
            log.error("A mail could not be rendered or sent, because of an error in dst-lab", e);
            return DeliveryAttempt.withoutConnection(mail, new Deferred(DeliveryError.INTERNAL.with(), Cause.MAIL));
        }
    }

    private static DeliveryOutcome lacksSmtpUtf8(EmailAddress recipient) {
        return recipient.needsSmtpUtf8()
                ? new Rejected(DeliveryError.NO_SMTPUTF8.english())
                : new Deferred(DeliveryError.NO_SMTPUTF8_FOR_SENDER.with(), Cause.REFUSAL);
    }

    private DeliveryAttempt send(Mail mail, EmailAddress recipient, SmtpConnection connection) {
        try {
            connection.send(messages.create(mail, recipient, connection), recipient);
            lastAccepted = Optional.of(recipient)
                    .filter(address -> !address.needsSmtpUtf8())
                    .or(() -> lastAccepted);
            return new DeliveryAttempt(mail, new DeliveryOutcome.Sent(), Optional.of(connection));
        } catch (SendFailedException e) {
            return new DeliveryAttempt(mail, outcome(e, recipient, connection), Optional.of(connection));
        } catch (MessagingException e) {
            connection.close();
            return DeliveryAttempt.withoutConnection(mail, onLoss(e));
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    private DeliveryOutcome outcome(SendFailedException failure, EmailAddress recipient, SmtpConnection connection) {
        var refusal = SmtpRefusal.of(failure);
        if (refusal.isEmpty()) {
            return onLoss(failure);
        }
        var words = refusal.get().reply().words();
        var said = MailServerFailure.said(words);
        return switch (refusal.get().meaning()) {
            case MAILBOX -> new Rejected(words);
            case MAILBOX_OR_SERVER ->
                acceptsAnother(recipient, connection) ? new Rejected(words) : new Deferred(said, Cause.REFUSAL);
            case MAIL -> new Deferred(said, Cause.MAIL);
            case SERVER -> new Deferred(said, Cause.REFUSAL);
        };
    }

    /**
     * Asks in the same session whether the server still accepts a mailbox that it has accepted before. If so, it has
     * refused the other mailbox, and not the sender or all mails.
     */
    private boolean acceptsAnother(EmailAddress refused, SmtpConnection connection) {
        var other = lastAccepted.filter(address -> !address.key().equals(refused.key()));
        try {
            return other.isPresent() && connection.accepts(sender, other.get());
        } catch (MessagingException e) {
            return false;
        }
    }

    private void onConnection() {
        if (lastError.getAndSet(Optional.empty()).isPresent()) {
            log.info("The mail server can be used again");
        }
    }

    private DeliveryOutcome onConnectionFailure(MessagingException e) {
        var reason = MailServerFailure.explain(e, connections.settings());
        if (lastError.getAndSet(Optional.of(reason)).isEmpty()) {
            log.warn("The mail server cannot be used; mails wait in the outbox and are retried: {}", reason);
        }
        return new Deferred(reason, Cause.CONNECTION);
    }

    private DeliveryOutcome onLoss(MessagingException e) {
        return new Deferred(MailServerFailure.explainLoss(e, connections.settings()), Cause.REFUSAL);
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
            case Rejected _ -> rejected;
            case Deferred _ -> deferred;
        };
    }

    private static Counter counter(MeterRegistry meters, String outcome, String description) {
        return Counter.builder("dst.mail." + outcome).description(description).register(meters);
    }
}
