// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.rehearsal.RehearsalStudentsRemoved;
import es.upv.dst.storage.SingleWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code code}, one row for each issued code. The primary key prevents that a code is issued twice. */
@Repository
class CodeRepository {

    private final JdbcTemplate jdbc;
    private final SingleWriter writer;

    CodeRepository(JdbcTemplate jdbc, SingleWriter writer) {
        this.jdbc = jdbc;
        this.writer = writer;
    }

    /** Returns every issued code, oldest first. */
    List<IssuedCode> findAll() {
        return jdbc.query("""
                select digits, dni, issued_at, used_at from code order by issued_at, digits
                """, (row, number) -> issuedCode(row));
    }

    Optional<IssuedCode> find(Code code) {
        return jdbc.query("""
                        select digits, dni, issued_at, used_at from code where digits = ?
                        """, (row, number) -> issuedCode(row), code.digits()).stream()
                .findFirst();
    }

    /** Counts the codes by state. */
    PoolStatus status() {
        return jdbc.queryForObject("""
                select count(*) as issued, count(used_at) as used from code
                """, (row, number) -> {
            var issued = row.getInt("issued");
            var used = row.getInt("used");
            return new PoolStatus(Code.CAPACITY, Code.CAPACITY - issued, issued - used, used);
        });
    }

    /** Appends the rows of these codes to the current change. */
    void insert(List<IssuedCode> codes) {
        writer.append(
                """
                insert into code (digits, dni, issued_at) values (?, ?, ?)
                """,
                codes.stream()
                        .map(code -> SingleWriter.row(
                                code.code().digits(),
                                code.dni().map(Dni::value).orElse(null),
                                code.issuedAt().atOffset(UTC)))
                        .toList());
    }

    /** Appends the times of redemption to the current change. Does not update a code that was redeemed before. */
    void markUsed(List<IssuedCode> codes) {
        writer.append(
                """
                update code set used_at = ? where digits = ? and used_at is null
                """,
                codes.stream()
                        .map(code -> SingleWriter.row(
                                code.usedAt().orElseThrow().atOffset(UTC),
                                code.code().digits()))
                        .toList());
    }

    /** Deletes the codes of the synthetic students of a rehearsal when these students are removed. */
    @EventListener(RehearsalStudentsRemoved.class)
    void deleteRehearsalCodes() {
        writer.append(
                "delete from code where " + RehearsalStudentsRemoved.rowCondition("code"),
                List.<@Nullable Object[]>of(SingleWriter.row()));
    }

    private static IssuedCode issuedCode(ResultSet row) throws SQLException {
        return new IssuedCode(
                new Code(row.getString("digits")),
                Optional.ofNullable(row.getString("dni")).map(Dni::new),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
