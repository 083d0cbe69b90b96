// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.ledger.Ledger;
import es.upv.dst.submissions.Judged;
import es.upv.dst.submissions.Judgement;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Enters a mail for each verdict that somebody should hear of, inside the change that the verdict is part of. */
@Component
public class Outbox {

    private final Ledger ledger;
    private final Refusals refusals;
    private final MailTable table;
    private final RandomGenerator random;
    private final String domain;

    Outbox(Ledger ledger, Refusals refusals, MailTable table, RandomGenerator random, MailProperties properties) {
        this.ledger = ledger;
        this.refusals = refusals;
        this.table = table;
        this.random = random;
        this.domain = properties.domain();
    }

    /** How many mails are in which state. */
    public MailCounts counts() {
        return table.counts();
    }

    @EventListener
    void enter(Judged judged) {
        ledger.enter(
                """
                insert into mail
                    (received_at, verdict, code, name, email, message_id, state, attempts, next_attempt_at, last_error)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                judged.judgements().stream()
                        .flatMap(judgement -> notice(judgement).map(this::row).stream())
                        .toList());
    }

    private Optional<Notice> notice(Judgement judgement) {
        return switch (judgement.verdict()) {
            case ACCEPTED ->
                judgement.solution().map(fields -> new Notice(judgement, fields.code(), fields.name(), fields.email()));
            case REHEARSED -> Optional.empty();
            case MALFORMED, INVALID_CODE, NOT_ISSUED, DUPLICATE, ALREADY_USED -> refusals.notice(judgement);
        };
    }

    /** An address that is none is told where the mails that failed are, and costs the courier nothing. */
    private @Nullable Object[] row(Notice notice) {
        var receivedAt = notice.judgement().submission().receivedAt().atOffset(UTC);
        var deliverable = Recipient.parse(notice.email()).isPresent();
        return Ledger.row(
                receivedAt,
                notice.judgement().verdict().name(),
                notice.code(),
                notice.name(),
                notice.email(),
                messageId(),
                (deliverable ? MailState.PENDING : MailState.FAILED).toString(),
                0L,
                deliverable ? receivedAt : null,
                deliverable ? null : Recipient.NONE);
    }

    private String messageId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return "<%s@%s>".formatted(UUID.nameUUIDFromBytes(bytes), domain);
    }

    /** Whom to tell of a verdict. */
    record Notice(Judgement judgement, String code, String name, String email) {}
}
