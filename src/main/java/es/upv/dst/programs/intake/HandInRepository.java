// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.Program.ProgramOrigin;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.Program.Refusal;
import es.upv.dst.programs.ProgramRepository;
import es.upv.dst.programs.evidence.StepFinding;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.programs.intake.ReadSource.SourceText;
import es.upv.dst.programs.intake.StudentMatcher.SenderMatch;
import es.upv.dst.programs.source.SourceFile;
import es.upv.dst.storage.Excerpt;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Inserts hand-ins into the table {@code program}. Must be called in a transaction of the single writer. */
@Repository
class HandInRepository {

    private static final String INSERT = """
            insert into program
                (received_at, origin, mail, message_id, sender, subject, content_hash, dni, assigned_by, state, reason,
                 detail, files, source, line_count, complete, missing, decision)
            values (:receivedAt, :origin, :mail, :messageId, :sender, :subject, :contentHash, :dni, :assignedBy, :state,
                    :reason, :detail, :files, :source, :lines, :complete, :missing, :decision)
            """;

    private static final String BY_MAIL = "select id from program where mail = ?";

    private static final String NEWEST = """
            select id, content_hash from program where dni = ? and state = ?
             order by received_at desc, id desc fetch first 1 rows only
            """;

    private final JdbcClient jdbc;

    HandInRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the id of the program that this hand-in repeats. For a mail that is any program from the same mail, also
     * an old one, because a mail may be read again at any time. It is the same if its Message-ID and its content are.
     * So a mail with a forged Message-ID replaces no other mail. For an upload it is the newest program of the student,
     * if its source is the same; an older one does not count any more.
     */
    Optional<Long> findSame(HandIn handIn, ReadSource read) {
        return switch (handIn) {
            case ReceivedMail mail ->
                jdbc.sql(BY_MAIL).param(identity(mail)).query(Long.class).optional();
            case HandIn.Upload upload ->
                jdbc.sql(NEWEST)
                        .params(upload.student().value(), state(read, true).toString())
                        .query((row, _) -> Map.entry(row.getLong("id"), row.getString("content_hash")))
                        .optional()
                        .filter(newest -> newest.getValue().equals(read.contentHash()))
                        .map(Map.Entry::getKey);
        };
    }

    long insert(HandIn handIn, ReadSource read, Optional<SenderMatch> match) {
        var row = new MapSqlParameterSource()
                .addValue("receivedAt", handIn.receivedAt().atOffset(UTC))
                .addValue("contentHash", read.contentHash())
                .addValue("dni", match.map(found -> found.dni().value()).orElse(null))
                .addValue(
                        "assignedBy",
                        match.map(found -> found.basis().toString()).orElse(null))
                .addValue("state", state(read, match.isPresent()).toString())
                .addValue("reason", read.refusal().map(Refusal::reason).orElse(null))
                .addValue(
                        "detail",
                        read.refusal().map(Refusal::detail).map(Excerpt::of).orElse(null))
                .addValue("decision", ProgramDecision.UNDECIDED.toString());
        addSource(row, read.text());
        addOrigin(row, handIn);
        var key = new GeneratedKeyHolder();
        jdbc.sql(INSERT).paramSource(row).update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private static ProgramState state(ReadSource read, boolean hasStudent) {
        if (read.text().isEmpty()) {
            return ProgramState.UNREADABLE;
        }
        return hasStudent ? ProgramState.RECEIVED : ProgramState.UNASSIGNED;
    }

    private static void addSource(MapSqlParameterSource row, Optional<SourceText> text) {
        row.addValue("files", text.map(HandInRepository::fileNames).orElse(""))
                .addValue("source", text.map(SourceText::source).orElse(null))
                .addValue(
                        "lines",
                        text.map(found -> (int) found.source().lines().count()).orElse(0))
                .addValue(
                        "complete",
                        text.map(found -> found.evidence().isComplete()).orElse(false))
                .addValue("missing", text.map(HandInRepository::missing).orElse(""));
    }

    private static String fileNames(SourceText text) {
        return text.files().stream()
                .map(SourceFile::name)
                .map(Excerpt::of)
                .collect(Collectors.joining(ProgramRepository.LINE_FEED));
    }

    private static String missing(SourceText text) {
        return text.evidence().steps().stream()
                .filter(step -> !step.found())
                .map(StepFinding::step)
                .map(Enum::name)
                .distinct()
                .collect(Collectors.joining(ProgramRepository.COMMA));
    }

    private static void addOrigin(MapSqlParameterSource row, HandIn handIn) {
        switch (handIn) {
            case HandIn.Upload _ -> addOrigin(row, ProgramOrigin.UPLOAD, null, null, null, null);
            case ReceivedMail mail ->
                addOrigin(
                        row,
                        ProgramOrigin.MAIL,
                        identity(mail),
                        Excerpt.of(mail.messageId()),
                        Excerpt.of(mail.sender()),
                        Excerpt.of(mail.subject()));
        }
    }

    private static void addOrigin(
            MapSqlParameterSource row,
            ProgramOrigin origin,
            @Nullable String identity,
            @Nullable String messageId,
            @Nullable String sender,
            @Nullable String subject) {
        row.addValue("origin", origin.toString())
                .addValue("mail", identity)
                .addValue("messageId", messageId)
                .addValue("sender", sender)
                .addValue("subject", subject);
    }

    private static String identity(ReceivedMail mail) {
        return ContentHash.of(
                mail.messageId().getBytes(UTF_8), mail.contentHash().getBytes(UTF_8));
    }
}
