// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.mail.LatestMailsRepository;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.mail.outbox.Letter;
import es.upv.dst.mail.outbox.Outbox;
import es.upv.dst.programs.Program;
import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.Program.Refusal;
import es.upv.dst.programs.ProgramsProperties;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * Answers a mail with a receipt: what was read of the program, or why it could not be read. A mail that a program has
 * sent gets no receipt, so that two programs do not answer each other.
 *
 * <p>The address of the sender can be forged. So a sender gets a limited number of receipts in an hour. All senders
 * together whose address belongs to no student get a limited number too, and these receipts repeat nothing of the mail.
 */
@Component
class Receipts {

    private static final String REFERENCE_PREFIX = "receipt:";
    private static final String UNKNOWN_PREFIX = REFERENCE_PREFIX + "unknown:";
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int MAX_FILE_NAME = 60;

    private final Outbox outbox;
    private final Roster roster;
    private final ProgramsProperties properties;
    private final InstantSource clock;
    private final Locale locale;
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    Receipts(
            Outbox outbox,
            Roster roster,
            ProgramsProperties properties,
            MailProperties mailProperties,
            InstantSource clock) {
        this.outbox = outbox;
        this.roster = roster;
        this.properties = properties;
        this.clock = clock;
        this.locale = mailProperties.locale();
        messages.setBasename("programs/receipt");
        messages.setDefaultEncoding(UTF_8.name());
        // The system locale must not affect the mails.
        messages.setFallbackToSystemLocale(false);
    }

    /** Inserts the receipt for a mail that was stored as this program. Must be called inside a transaction. */
    void enqueue(Program program, ReceivedMail mail) {
        if (mail.answerable()
                && LatestMailsRepository.isDeliverable(mail.sender())
                && isBelowLimits(mail.sender(), isFromTheStudent(program))) {
            outbox.enqueue(compose(program, mail));
        }
    }

    private boolean isBelowLimits(String sender, boolean known) {
        var since = clock.instant().minus(PERIOD);
        return outbox.countLetters(REFERENCE_PREFIX, sender, since) < properties.receiptsPerHour()
                && (known || outbox.countLetters(UNKNOWN_PREFIX, since) < properties.unknownReceiptsPerHour());
    }

    private Letter compose(Program program, ReceivedMail mail) {
        var known = isFromTheStudent(program);
        var name =
                known ? program.dni().flatMap(roster::find).map(Student::name).orElse("") : "";
        var greeting = name.isEmpty() ? text("hello.unknown") : text("hello", name);
        var kind = program.refusal().isPresent() ? "unreadable" : "read";
        var body = program.refusal().map(this::explain).orElseGet(() -> describe(program));
        return new Letter(
                (known ? REFERENCE_PREFIX : UNKNOWN_PREFIX) + program.id(),
                name,
                mail.sender(),
                text(kind + ".subject"),
                greeting + "\n\n" + body + "\n\n" + text("footer"),
                Optional.of(mail.messageId()).filter(id -> known && canBeAnswered(id)));
    }

    /** Anybody can write a DNI into a mail, so without a known address the receipt says nothing about the student. */
    private static boolean isFromTheStudent(Program program) {
        return program.assignedBy()
                .filter(basis -> basis != AssignmentBasis.DNI)
                .isPresent();
    }

    /** A Message-ID comes from the sender, and is copied to a header only if it looks like one. */
    private static boolean canBeAnswered(String messageId) {
        return messageId.matches("<[!-;=?-~]{1,200}>");
    }

    private String explain(Refusal refusal) {
        var why = Objects.requireNonNullElse(
                messages.getMessage("reason." + refusal.reason(), null, null, locale), text("reason.other"));
        return text("unreadable.lead", why) + "\n\n" + text("unreadable.todo");
    }

    private String describe(Program program) {
        var lines = text("read.lines", program.lines());
        var facts = isFromTheStudent(program)
                ? files(program) + "\n" + lines + version(program)
                : lines + "\n\n" + text("read.unknownSender");
        var late = program.late() ? "\n\n" + text("read.late") : "";
        return text("read.lead") + "\n\n" + facts + late + evidence(program);
    }

    private String files(Program program) {
        return text(
                "read.files", program.files().stream().map(Receipts::shorten).collect(Collectors.joining(", ")));
    }

    private String version(Program program) {
        return program.version().isPresent()
                ? "\n" + text("read.version", program.version().getAsInt())
                : "";
    }

    private String evidence(Program program) {
        if (program.complete()) {
            return "\n\n" + text("evidence.complete");
        }
        if (program.missing().isEmpty()) {
            return "\n\n" + text("evidence.none");
        }
        return program.missing().stream()
                .map(step -> "\n- " + text("step." + step.name()))
                .collect(Collectors.joining("", "\n\n" + text("evidence.missing"), "\n\n" + text("evidence.note")));
    }

    private static String shorten(String name) {
        return name.length() <= MAX_FILE_NAME ? name : name.substring(0, MAX_FILE_NAME) + "…";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
