// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;

import es.upv.dst.programs.cases.CaseEvent.CaseEventKind;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.roster.Dni;
import es.upv.dst.web.PagedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Reads and writes cases and their events. Changes need a transaction of the single writer. */
@Repository
class CaseRepository {

    private static final String MATCHING = """
             from program_case
            where (:id = 0 or id = :id) and (:state = '' or state = :state)
            """;

    private static final String BY_PROGRAMS = """
            select id
              from program_case
             where coalesce(first_program, 0) = :program and coalesce(first_archived, 0) = :archived
               and second_program = :second
            """;

    private static final String INSERT_CASE = """
            insert into program_case (state, opened_at, first_program, first_archived, second_program)
            values ('open', :now, :program, :archived, :second)
            """;

    private static final String INSERT_EVENT = """
            insert into case_event (case_id, at, kind, state, dni, subject, text)
            values (:case, :at, :kind, :state, :dni, :subject, :text)
            """;

    private final JdbcClient jdbc;
    private final PagedQuery<ProgramCase> query;

    CaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.query = new PagedQuery<>(jdbc, MATCHING, (row, number) -> programCase(row));
    }

    /** The cases, oldest first. Takes a {@link CaseFilter}. */
    PagedQuery<ProgramCase> query() {
        return query;
    }

    Optional<ProgramCase> find(long id) {
        return query.all(new CaseFilter(id, "")).stream().findFirst();
    }

    boolean exists(ProgramReference first, ProgramReference second) {
        return jdbc.sql(BY_PROGRAMS)
                .param("program", first.archived() ? 0L : first.id())
                .param("archived", first.archived() ? first.id() : 0L)
                .param("second", second.id())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    long insert(ProgramReference first, ProgramReference second, Instant now) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(INSERT_CASE)
                .param("now", now.atOffset(UTC))
                .param("program", first.programColumn(), Types.BIGINT)
                .param("archived", first.archivedColumn(), Types.BIGINT)
                .param("second", second.id())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void update(long id, ProgramCaseState state) {
        jdbc.sql("update program_case set state = ? where id = ?")
                .params(state.toString(), id)
                .update();
    }

    /** Returns the number of the event. */
    long insert(long caseId, CaseEvent event) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(INSERT_EVENT)
                .param("case", caseId)
                .param("at", event.at().atOffset(UTC))
                .param("kind", event.kind().toString())
                .param("state", text(event.state()), Types.VARCHAR)
                .param("dni", text(event.dni()), Types.VARCHAR)
                .param("subject", event.subject(), Types.VARCHAR)
                .param("text", event.text())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Returns the history of a case, oldest first. */
    List<CaseEvent> events(long caseId) {
        return jdbc.sql("select at, kind, state, dni, subject, text from case_event where case_id = ? order by id")
                .param(caseId)
                .query((row, number) -> event(row))
                .list();
    }

    /** Returns the most serious state of the cases of each student. */
    Map<Dni, ProgramCaseState> statesByStudent() {
        return jdbc
                .sql("""
                        select program.dni, program_case.state
                          from program_case
                          join program on program.id in (program_case.first_program, program_case.second_program)
                         where program.dni is not null
                        """)
                .query((row, number) -> Map.entry(new Dni(row.getString("dni")), state(row.getString("state"))))
                .list()
                .stream()
                .collect(toMap(
                        Map.Entry::getKey, Map.Entry::getValue, BinaryOperator.maxBy(ProgramCaseState::compareTo)));
    }

    /** Returns the most serious state of the cases about a program. */
    Optional<ProgramCaseState> worstState(long program) {
        return jdbc
                .sql("select state from program_case where first_program = :id or second_program = :id")
                .param("id", program)
                .query((row, number) -> state(row.getString("state")))
                .list()
                .stream()
                .max(ProgramCaseState::compareTo);
    }

    private static ProgramCase programCase(ResultSet row) throws SQLException {
        return new ProgramCase(
                row.getLong("id"),
                state(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                ProgramReference.ofColumns(
                        row.getObject("first_program", Long.class), row.getObject("first_archived", Long.class)),
                ProgramReference.of(row.getLong("second_program")));
    }

    private static CaseEvent event(ResultSet row) throws SQLException {
        var state = row.getString("state");
        var dni = row.getString("dni");
        return new CaseEvent(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                CaseEventKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                state == null ? null : state(state),
                dni == null ? null : new Dni(dni),
                row.getString("subject"),
                row.getString("text"));
    }

    private static ProgramCaseState state(String text) {
        return ProgramCaseState.parse(text).orElseThrow();
    }

    /** @param state a state; empty for any */
    record CaseFilter(long id, String state) {}
}
