// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
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
        return Stream.of(buildTimeError(), lastRequestError(), databaseTimeError())
                .flatMap(Optional::stream)
                .map(Finding::fail)
                .findFirst()
                .orElseGet(() -> Finding.pass(ClockAdvice.RIGHT.with(clock.instant())));
    }

    private Optional<Sentence> buildTimeError() {
        return builtAt.filter(this::isInFuture).map(time -> ClockAdvice.BEFORE_BUILD.with(clock.instant(), time));
    }

    private Optional<Sentence> lastRequestError() {
        return queryTimes("select received_at from request order by id desc limit 1")
                .filter(this::isInFuture)
                .findFirst()
                .map(time -> ClockAdvice.BEFORE_LAST_REQUEST.with(clock.instant(), time));
    }

    /** Reads the clock before and after the query, so that the duration of the query is not taken for a deviation. */
    private Optional<Sentence> databaseTimeError() {
        var before = clock.instant();
        return queryTimes("select current_timestamp")
                .filter(databaseTime ->
                        isInFuture(databaseTime) || databaseTime.plus(TOLERANCE).isBefore(before))
                .findFirst()
                .map(time -> ClockAdvice.NOT_THAT_OF_DATABASE.with(clock.instant(), time));
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

    enum ClockAdvice implements Sentence.Form {
        RIGHT("The clock of this machine reads %s, and agrees with the build, the last request and the database."),
        BEFORE_BUILD("The clock of this machine reads %s, which is before this program was built, %s. Set the"
                + " clock of this machine, preferably with NTP: timedatectl set-ntp true."),
        BEFORE_LAST_REQUEST("The clock of this machine reads %s, which is before the last request arrived,"
                + " %s. Set the clock of this machine, preferably with NTP: timedatectl set-ntp true."),
        NOT_THAT_OF_DATABASE("The clock of this machine reads %s, which is not the time of the database's"
                + " server, %s. Set the clock of this machine, preferably with NTP: timedatectl set-ntp true.");

        private final String english;

        ClockAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
