// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.Program.ProgramOrigin;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.Program.Refusal;
import es.upv.dst.programs.evidence.ProgramStep;
import es.upv.dst.roster.Dni;
import es.upv.dst.text.SearchText;
import es.upv.dst.web.PagedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the table {@code program}, and records assignments and decisions in it. */
@Repository
public class ProgramRepository {

    /** Rows without the source, with what depends on the other rows of the student and on the deadline. */
    private static final String LISTED = """
             from (select id, received_at, origin, sender, subject, dni, assigned_by, state, reason, detail, files,
                          line_count, complete, missing, decision, decision_reason, decided_at,
                          case when state = 'received'
                               then row_number() over (partition by dni, state order by received_at, id) end as version,
                          case when received_at > :deadline then 1 else 0 end as late,
                          case when state = 'received' and received_at <= :deadline
                               then row_number() over (partition by dni, state,
                                                                    case when received_at > :deadline then 1 else 0 end
                                                       order by received_at desc, id desc) end as newest
                     from program
                    where %s) as listed
            """;

    private static final String MATCHING =
            LISTED.formatted("true") + """
            where (:dni = '' or dni = :dni)
              and (:state = '' or state = :state)
              and (:q = ''
                or lower(dni) = :q
                or dni in (:named)
                or %s)
            """.formatted(SearchText.sql("sender", "subject", "files"));

    private static final OffsetDateTime NO_DEADLINE = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, UTC);

    /** Separates file names in the table. No file name contains it. */
    public static final String LINE_FEED = "\n";

    /** Separates missing steps in the table. */
    public static final String COMMA = ",";

    private final JdbcClient jdbc;
    private final PagedQuery<Program> query;
    private final OffsetDateTime deadline;

    ProgramRepository(JdbcClient jdbc, ProgramsProperties properties) {
        this.jdbc = jdbc;
        this.query = new PagedQuery<>(jdbc, MATCHING, (row, number) -> program(row));
        this.deadline = properties.lastInstant().map(last -> last.atOffset(UTC)).orElse(NO_DEADLINE);
    }

    PagedQuery<Program> query() {
        return query;
    }

    /**
     * Selects programs.
     *
     * @param dni a DNI; empty for any
     * @param state a state; empty for any
     * @param q a DNI, or a part of the sender, the subject or a file name, as {@link SearchText}; empty for any
     * @param named the students whose name contains {@code q}
     */
    ProgramFilter filter(String dni, String state, String q, List<Dni> named) {
        var numbers =
                named.isEmpty() ? List.of("") : named.stream().map(Dni::value).toList();
        return new ProgramFilter(dni, state, q, numbers, deadline);
    }

    /** Reads the rows of the student only, because the version and what counts depend on no others. */
    Optional<Program> find(long id) {
        var student = jdbc.sql("select dni from program where id = ? and dni is not null")
                .param(id)
                .query(String.class)
                .optional();
        return student.map(dni -> findByStudent(new Dni(dni))).orElseGet(() -> listed("id = :key", id)).stream()
                .filter(program -> program.id() == id)
                .findFirst();
    }

    List<Program> findByStudent(Dni dni) {
        return listed("dni = :key", dni.value());
    }

    private List<Program> listed(String condition, Object key) {
        return jdbc.sql("select * " + LISTED.formatted(condition) + " order by id")
                .param("key", key)
                .param("deadline", deadline)
                .query((row, number) -> program(row))
                .list();
    }

    /** Reads the rows of their students too, because the version and what counts depend on them. */
    List<Program> findAll(Collection<Long> ids) {
        var condition = "(id in (:key) or dni in (select dni from program where id in (:key)))";
        var rows = ids.isEmpty() ? List.<Program>of() : listed(condition, ids);
        return rows.stream().filter(program -> ids.contains(program.id())).toList();
    }

    List<Program> findAll() {
        return query.all(filter("", "", "", List.of()));
    }

    Optional<String> source(long id) {
        return jdbc.sql("select source from program where id = ? and source is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Assigns the program to a student. A decision about it as another student's program is withdrawn. */
    Program assign(long id, Dni dni) {
        jdbc.sql("""
                        update program
                           set decision = case when dni = :dni then decision else 'undecided' end,
                               decision_reason = case when dni = :dni then decision_reason end,
                               decided_at = case when dni = :dni then decided_at end,
                               dni = :dni,
                               assigned_by = 'professor',
                               state = case when state = 'unassigned' then 'received' else state end
                         where id = :id
                        """).param("id", id).param("dni", dni.value()).update();
        return find(id).orElseThrow();
    }

    /** @param ids not empty */
    void decide(List<Long> ids, ProgramDecision decision, String reason, Instant now) {
        jdbc.sql("update program set decision = :to, decision_reason = :reason, decided_at = :now where id in (:ids)")
                .params(Map.of("to", decision.toString(), "reason", reason, "now", now.atOffset(UTC), "ids", ids))
                .update();
    }

    private static Program program(ResultSet row) throws SQLException {
        var version = row.getInt("version");
        return new Program(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                constant(ProgramOrigin.class, row.getString("origin")),
                Optional.ofNullable(row.getString("sender")),
                Optional.ofNullable(row.getString("subject")),
                Optional.ofNullable(row.getString("dni")).map(Dni::new),
                Optional.ofNullable(row.getString("assigned_by")).map(basis -> constant(AssignmentBasis.class, basis)),
                version == 0 ? OptionalInt.empty() : OptionalInt.of(version),
                row.getInt("late") == 1,
                row.getInt("newest") == 1,
                split(row.getString("files"), LINE_FEED),
                row.getInt("line_count"),
                constant(ProgramState.class, row.getString("state")),
                refusal(row),
                row.getBoolean("complete"),
                split(row.getString("missing"), COMMA).stream()
                        .map(ProgramStep::valueOf)
                        .toList(),
                constant(ProgramDecision.class, row.getString("decision")),
                Optional.ofNullable(row.getString("decision_reason")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Optional<Refusal> refusal(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        return reason == null ? Optional.empty() : Optional.of(new Refusal(reason, row.getString("detail")));
    }

    private static List<String> split(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(Pattern.quote(separator)));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    record ProgramFilter(String dni, String state, String q, List<String> named, OffsetDateTime deadline) {}
}
