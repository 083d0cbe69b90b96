// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.roster.Dni;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the submissions and the addresses of a student. */
@Repository
class StudentSelections {

    /** Small slices, because the H2 driver keeps all rows of a query in memory. */
    private static final int SLICE = 2_000;

    private static final String SUBMISSIONS = """
            select id, dni, name, email, sent
              from submission
             where id > :id and (name is null or name <> 'erased' or email is null or email <> 'erased')
             order by id
             fetch first :slice rows only
            """;

    private final JdbcClient jdbc;
    private final Certifications certifications;

    StudentSelections(JdbcClient jdbc, Certifications certifications) {
        this.jdbc = jdbc;
        this.certifications = certifications;
    }

    /** Finds them as {@link SelectionBuilder} decides, in the tables as they are now. */
    StudentSelection find(Dni dni) {
        var builder = new SelectionBuilder(dni, certifications.attribution());
        jdbc.sql("select dni, email from student")
                .query((row, number) -> {
                    builder.addEnrolled(new Dni(row.getString("dni")), row.getString("email"));
                    return number;
                })
                .list();
        var slice = List.<StoredSubmission>of();
        do {
            slice = slice(slice.isEmpty() ? 0 : slice.getLast().id());
            slice.forEach(builder::add);
        } while (slice.size() == SLICE);
        return builder.build();
    }

    private List<StoredSubmission> slice(long after) {
        return jdbc.sql(SUBMISSIONS)
                .param("id", after)
                .param("slice", SLICE)
                .query((row, number) -> new StoredSubmission(
                        row.getLong("id"),
                        Optional.ofNullable(row.getString("dni")).map(Dni::new),
                        Optional.ofNullable(row.getString("name")).orElse(""),
                        Optional.ofNullable(row.getString("email")).orElse(""),
                        Optional.ofNullable(row.getString("sent")).orElse("")))
                .list();
    }

    /**
     * A submission of any verdict.
     *
     * @param issuedTo the student who requested the code
     * @param sent the text of a malformed submission, otherwise empty
     */
    record StoredSubmission(long id, Optional<Dni> issuedTo, String name, String email, String sent) {}
}
