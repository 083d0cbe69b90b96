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
 * Whether the clock can be right. It is what the order of the codes and a solution's time rest on. Nobody here knows the
 * true time; but it is later than the build and than the last request, and the database's server has a clock too.
 */
@Component
class ClockCheck implements Check {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final String MEND = " Set the clock of this machine, best by NTP: timedatectl set-ntp true.";

    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final Optional<Instant> builtAt;

    ClockCheck(JdbcTemplate jdbc, InstantSource clock, ObjectProvider<BuildProperties> build) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.builtAt = build.stream()
                .flatMap(facts -> Stream.ofNullable(facts.getTime()))
                .findFirst();
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Finding examine() {
        var seen = "This machine's clock says %s".formatted(clock.instant());
        return Stream.of(beforeTheBuild(), beforeTheLastRequest(), unlikeTheDatabase())
                .flatMap(Optional::stream)
                .map(why -> Finding.fail("%s, which is %s.%s".formatted(seen, why, MEND)))
                .findFirst()
                .orElse(Finding.pass(seen + ", which contradicts nothing that the lab knows."));
    }

    private Optional<String> beforeTheBuild() {
        return builtAt.filter(this::isToCome).map("before this program was built, %s"::formatted);
    }

    private Optional<String> beforeTheLastRequest() {
        return times("select received_at from request order by id desc limit 1")
                .filter(this::isToCome)
                .findFirst()
                .map("before the last request came, %s"::formatted);
    }

    /** Without the time that the question takes, however long that is. */
    private Optional<String> unlikeTheDatabase() {
        var before = clock.instant();
        return times("select current_timestamp")
                .filter(theirs -> isToCome(theirs) || theirs.plus(TOLERANCE).isBefore(before))
                .findFirst()
                .map("not the time of the database's server, %s"::formatted);
    }

    private boolean isToCome(Instant time) {
        return clock.instant().plus(TOLERANCE).isBefore(time);
    }

    private Stream<Instant> times(String sql) {
        return jdbc
                .query(
                        sql,
                        (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream();
    }
}
