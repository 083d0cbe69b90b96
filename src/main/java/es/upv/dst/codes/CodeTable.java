// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.ledger.Ledger;
import es.upv.dst.roster.Dismissed;
import es.upv.dst.roster.Dni;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of the codes that were drawn. The database has the last word on who draws and who redeems one. */
@Repository
class CodeTable {

    private final JdbcTemplate jdbc;
    private final Ledger ledger;

    CodeTable(JdbcTemplate jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** Every drawn code, oldest first. */
    List<DrawnCode> drawn() {
        return jdbc.query("""
                select digits, dni, issued_at, used_at from code order by issued_at, digits
                """, (row, number) -> drawn(row));
    }

    Optional<DrawnCode> find(Code code) {
        return jdbc.query("""
                        select digits, dni, issued_at, used_at from code where digits = ?
                        """, (row, number) -> drawn(row), code.digits()).stream()
                .findFirst();
    }

    Pool pool() {
        return jdbc.queryForObject("""
                select count(*) as drawn, count(used_at) as used from code
                """, (row, number) -> {
            var drawn = row.getInt("drawn");
            var used = row.getInt("used");
            return new Pool(Code.CAPACITY, Code.CAPACITY - drawn, drawn - used, used);
        });
    }

    void insert(List<DrawnCode> codes) {
        ledger.enter(
                """
                insert into code (digits, dni, issued_at) values (?, ?, ?)
                """,
                codes.stream()
                        .map(code -> Ledger.row(
                                code.code().digits(),
                                code.dni().value(),
                                code.issuedAt().atOffset(UTC)))
                        .toList());
    }

    /** Enters when codes were redeemed. */
    void redeem(List<DrawnCode> codes) {
        ledger.enter(
                """
                update code set used_at = ? where digits = ? and used_at is null
                """,
                codes.stream()
                        .map(code -> Ledger.row(
                                code.usedAt().orElseThrow().atOffset(UTC),
                                code.code().digits()))
                        .toList());
    }

    /** Their codes are free again. */
    @EventListener(Dismissed.class)
    void free() {
        ledger.enter("delete from code where " + Dismissed.theirs("code"), List.<@Nullable Object[]>of(Ledger.row()));
    }

    private static DrawnCode drawn(ResultSet row) throws SQLException {
        return new DrawnCode(
                new Code(row.getString("digits")),
                new Dni(row.getString("dni")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
