// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.mail.DeliveryError;
import es.upv.dst.mail.MailCounts;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.mail.MailRepository;
import es.upv.dst.mail.MailState;
import es.upv.dst.mail.RefusalNotifications;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.submissions.Judgement;
import es.upv.dst.submissions.SubmissionsJudged;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Inserts a mail for each verdict that is reported, inside the change that contains the verdict, and the mails that
 * other features write.
 */
@Component
public class Outbox {

    private static final String INSERT_LETTER = """
            insert into mail
                (received_at, name, email, message_id, state, attempts, next_attempt_at, last_error,
                 reference, subject, body, in_reply_to)
            select :now, :name, :email, :messageId, :state, 0, :next, :error, :reference, :subject, :body, :inReplyTo
             where not exists (select 1 from mail where reference = :reference)
            """;

    private final SingleWriter writer;
    private final RefusalNotifications notifications;
    private final RecipientLimits limits;
    private final MailRepository repository;
    private final RandomGenerator random;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final String domain;

    Outbox(
            SingleWriter writer,
            RefusalNotifications notifications,
            RecipientLimits limits,
            MailRepository repository,
            RandomGenerator random,
            JdbcClient jdbc,
            InstantSource clock,
            MailProperties properties) {
        this.writer = writer;
        this.notifications = notifications;
        this.limits = limits;
        this.repository = repository;
        this.random = random;
        this.jdbc = jdbc;
        this.clock = clock;
        this.domain = properties.domain();
    }

    /** Returns the number of mails in each state. */
    public MailCounts counts() {
        return repository.counts();
    }

    /**
     * Inserts a mail with its own subject and text. Must be called inside a transaction on the tables
     * ({@link SingleWriter#writeThrough}), so that the mail is sent if and only if the transaction is committed.
     *
     * @return whether the mail was inserted; false if a mail with this reference exists
     */
    public boolean enqueue(Letter letter) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("no transaction on the tables for the mail " + letter.reference());
        }
        var now = clock.instant().atOffset(UTC);
        var deliverable = EmailAddress.parse(letter.email()).isPresent();
        return jdbc.sql(INSERT_LETTER)
                        .param("now", now)
                        .param("name", letter.name())
                        .param("email", letter.email())
                        .param("messageId", createMessageId())
                        .param("state", (deliverable ? MailState.PENDING : MailState.FAILED).toString())
                        .param("next", deliverable ? now : null, Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("error", deliverable ? null : DeliveryError.INVALID_ADDRESS.english(), Types.VARCHAR)
                        .param("reference", letter.reference())
                        .param("subject", letter.subject())
                        .param("body", letter.text())
                        .param("inReplyTo", letter.inReplyTo().orElse(null), Types.VARCHAR)
                        .update()
                == 1;
    }

    /**
     * Returns the number of letters to an address, ignoring case, whose reference has this prefix, since this time,
     * among the latest 20,000 mails.
     */
    public long countLetters(String referencePrefix, String email, Instant since) {
        return count(referencePrefix, Optional.of(email), since);
    }

    /** Returns the same number for all addresses together. */
    public long countLetters(String referencePrefix, Instant since) {
        return count(referencePrefix, Optional.empty(), since);
    }

    private long count(String referencePrefix, Optional<String> email, Instant since) {
        return jdbc.sql("""
                        select count(*)
                          from mail
                         where id > (select max(id) from mail) - 20000
                           and received_at > :since and reference like :prefix
                           and (:email = '' or lower(email) = :email)
                        """)
                .param("since", since.atOffset(UTC))
                .param("email", email.orElse("").toLowerCase(Locale.ROOT))
                .param("prefix", referencePrefix + "%")
                .query(Long.class)
                .single();
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
            case MALFORMED, INVALID_CODE, NOT_ISSUED, DUPLICATE, ALREADY_USED, NOT_YOURS ->
                notifications.createNotice(judgement);
        };
    }

    /**
     * Returns the row of a mail. A mail with an invalid address, or to an address that gets no more mails, is inserted
     * as failed, so that the outbox relay does not attempt to send it.
     */
    private @Nullable Object[] createRow(Notice notice) {
        var receivedAt = notice.judgement().submission().receivedAt().atOffset(UTC);
        var admission = limits.admit(notice.judgement().verdict(), notice.email(), receivedAt.toInstant());
        return SingleWriter.row(
                receivedAt,
                notice.judgement().verdict().name(),
                notice.code(),
                notice.name(),
                notice.email(),
                createMessageId(),
                admission.state().toString(),
                0L,
                admission.next().map(next -> next.atOffset(UTC)).orElse(null),
                admission.error().map(DeliveryError::english).orElse(null));
    }

    private String createMessageId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return "<%s@%s>".formatted(UUID.nameUUIDFromBytes(bytes), domain);
    }

    /** A verdict to report, and its recipient. */
    public record Notice(Judgement judgement, String code, String name, String email) {}
}
