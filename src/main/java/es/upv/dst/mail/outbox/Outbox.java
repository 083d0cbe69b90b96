// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.mail.MailCounts;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.mail.MailRepository;
import es.upv.dst.mail.MailState;
import es.upv.dst.mail.RefusalNotifications;
import es.upv.dst.mail.smtp.Recipient;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.submissions.Judgement;
import es.upv.dst.submissions.SubmissionsJudged;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inserts a mail for each verdict that is reported, inside the change that contains the verdict. */
@Component
public class Outbox {

    private final SingleWriter writer;
    private final RefusalNotifications notifications;
    private final MailRepository repository;
    private final RandomGenerator random;
    private final String domain;

    Outbox(
            SingleWriter writer,
            RefusalNotifications notifications,
            MailRepository repository,
            RandomGenerator random,
            MailProperties properties) {
        this.writer = writer;
        this.notifications = notifications;
        this.repository = repository;
        this.random = random;
        this.domain = properties.domain();
    }

    /** Returns the number of mails in each state. */
    public MailCounts counts() {
        return repository.counts();
    }

    @EventListener
    void insertMails(SubmissionsJudged judged) {
        writer.append(
                """
                insert into mail
                    (received_at, verdict, code, name, email, message_id, state, attempts, next_attempt_at, last_error)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                judged.judgements().stream()
                        .flatMap(judgement -> createNotice(judgement).map(this::createRow).stream())
                        .toList());
    }

    private Optional<Notice> createNotice(Judgement judgement) {
        return switch (judgement.verdict()) {
            case ACCEPTED ->
                judgement.solution().map(fields -> new Notice(judgement, fields.code(), fields.name(), fields.email()));
            case REHEARSED -> Optional.empty();
            case MALFORMED, INVALID_CODE, NOT_ISSUED, DUPLICATE, ALREADY_USED -> notifications.createNotice(judgement);
        };
    }

    /**
     * Returns the row of a mail. A mail with an invalid address is inserted as failed, so that the outbox relay does
     * not attempt to send it.
     */
    private @Nullable Object[] createRow(Notice notice) {
        var receivedAt = notice.judgement().submission().receivedAt().atOffset(UTC);
        var deliverable = Recipient.parse(notice.email()).isPresent();
        return SingleWriter.row(
                receivedAt,
                notice.judgement().verdict().name(),
                notice.code(),
                notice.name(),
                notice.email(),
                createMessageId(),
                (deliverable ? MailState.PENDING : MailState.FAILED).toString(),
                0L,
                deliverable ? receivedAt : null,
                deliverable ? null : Recipient.INVALID);
    }

    private String createMessageId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return "<%s@%s>".formatted(UUID.nameUUIDFromBytes(bytes), domain);
    }

    /** A verdict to report, and its recipient. */
    public record Notice(Judgement judgement, String code, String name, String email) {}
}
