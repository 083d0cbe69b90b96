// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Checks the machine's clock, because the order of the codes and the times of submissions depend on that clock. The
 * clock must not be earlier than the build or the last request, and must agree with the clock of the database server.
 */
@Component
class ClockCheck implements Check {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final String REMEDY =
            " Set the clock of this machine, preferably with NTP: timedatectl set-ntp true.";

    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final Optional<Instant> builtAt;

    ClockCheck(JdbcTemplate jdbc, InstantSource clock, ObjectProvider<BuildProperties> build) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.builtAt = build.stream()
                .flatMap(properties -> Stream.ofNullable(properties.getTime()))
                .findFirst();
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Finding run() {
        var reading = "The clock of this machine reads %s".formatted(clock.instant());
        return Stream.of(buildTimeError(), lastRequestError(), databaseTimeError())
                .flatMap(Optional::stream)
                .map(reason -> Finding.fail("%s, which is %s.%s".formatted(reading, reason, REMEDY)))
                .findFirst()
                .orElse(Finding.pass(reading + ", and agrees with the build, the last request and the database."));
    }

    private Optional<String> buildTimeError() {
        return builtAt.filter(this::isInFuture).map("before this program was built, %s"::formatted);
    }

    private Optional<String> lastRequestError() {
        return queryTimes("select received_at from request order by id desc limit 1")
                .filter(this::isInFuture)
                .findFirst()
                .map("before the last request arrived, %s"::formatted);
    }

    /** Reads the clock before and after the query, so that the duration of the query is not taken for a deviation. */
    private Optional<String> databaseTimeError() {
        var before = clock.instant();
        return queryTimes("select current_timestamp")
                .filter(databaseTime ->
                        isInFuture(databaseTime) || databaseTime.plus(TOLERANCE).isBefore(before))
                .findFirst()
                .map("not the time of the database's server, %s"::formatted);
    }

    private boolean isInFuture(Instant time) {
        return clock.instant().plus(TOLERANCE).isBefore(time);
    }

    private Stream<Instant> queryTimes(String sql) {
        return jdbc
                .query(
                        sql,
                        (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream();
    }
}
