// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.ledger.Excerpt;
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

/** Hands mails to the mail server, and tells what that is for good from what may pass. */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final Lines lines;
    private final Letters letters;
    private final Counter sent;
    private final Counter refused;
    private final Counter postponed;
    private volatile Optional<String> trouble = Optional.empty();

    Postman(Lines lines, Letters letters, MeterRegistry meters) {
        this.lines = lines;
        this.letters = letters;
        this.sent = counter(meters, "sent", "Mails that the mail server has taken over");
        this.refused = counter(meters, "refused", "Mails that the mail server has refused for good");
        this.postponed = counter(meters, "postponed", "Tries that came to nothing and are made again");
    }

    boolean hasServer() {
        return lines.lead();
    }

    /** Why the mail server could not be used the last time, if it could not. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Tries once. Whatever goes wrong is the mail's outcome: one that did not come back would be in hand for ever. */
    Attempt deliver(Mail mail) {
        var attempt = Recipient.parse(mail.email())
                .map(recipient -> deliver(mail, recipient))
                .orElseGet(() -> Attempt.without(mail, new Outcome.Refused(Recipient.NONE)));
        counter(attempt.outcome()).increment();
        return attempt;
    }

    /** To be told once an outcome is written down. */
    void written(Attempt attempt) {
        attempt.line().ifPresent(lines::giveBack);
    }

    private Attempt deliver(Mail mail, InternetAddress recipient) {
        try {
            var line = lines.open();
            trouble = Optional.empty();
            return send(mail, recipient, line);
        } catch (MessagingException notConnected) {
            return Attempt.without(mail, unreachable(notConnected));
        } catch (RuntimeException | Error fault) {
            log.error("A mail could not be written", fault);
            return Attempt.without(mail, new Outcome.Postponed("a fault of the lab, see its log"));
        }
    }

    private Attempt send(Mail mail, InternetAddress recipient, Line line) {
        try {
            line.send(letters.write(mail, recipient, line), recipient);
            return new Attempt(mail, new Outcome.Sent(), Optional.of(line));
        } catch (SendFailedException refused) {
            return new Attempt(mail, outcome(refused), Optional.of(line));
        } catch (MessagingException lost) {
            line.close();
            return Attempt.without(mail, new Outcome.Postponed(why(lost)));
        } catch (RuntimeException | Error fault) {
            line.close();
            throw fault;
        }
    }

    private Outcome unreachable(MessagingException cause) {
        var why = why(cause);
        if (trouble.isEmpty()) {
            log.warn("The mail server cannot be used, so mails wait: {}", why);
        }
        trouble = Optional.of(why);
        return new Outcome.Postponed(why);
    }

    /** A sender that is refused is the lab's setting, not the mail: once it is mended, the mails are to go out. */
    private static Outcome outcome(MessagingException refused) {
        for (Exception each = refused; each instanceof MessagingException one; each = one.getNextException()) {
            var permanent = switch (one) {
                case SMTPAddressFailedException address -> address.getReturnCode() >= 500;
                case SMTPSendFailedException whole
                when !(whole.getNextException() instanceof SMTPAddressFailedException) -> whole.getReturnCode() >= 500;
                default -> false;
            };
            if (permanent) {
                return new Outcome.Refused(why(one));
            }
        }
        return new Outcome.Postponed(why(refused));
    }

    /** The server's own words, which may hold anything. */
    static String why(MessagingException cause) {
        var last = cause;
        while (last.getNextException() instanceof MessagingException next) {
            last = next;
        }
        return Excerpt.of(String.valueOf(last.getMessage()).strip());
    }

    void hangUpIdle() {
        lines.closeIdle();
    }

    void hangUp() {
        lines.closeAll();
    }

    private Counter counter(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent taken -> sent;
            case Outcome.Refused never -> refused;
            case Outcome.Postponed later -> postponed;
        };
    }

    private static Counter counter(MeterRegistry meters, String outcome, String description) {
        return Counter.builder("dst.mail." + outcome).description(description).register(meters);
    }
}
