// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.doctor.Finding;
import es.upv.dst.doctor.Finding.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Tests the clock check against a database whose clock is correct. */
class ClockCheckTest {

    private static final Instant NOW = Clock.systemDefaultZone().instant();

    private final JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource("jdbc:h2:mem:", "sa", "", true));

    @BeforeEach
    void createTable() {
        jdbc.execute("create table request (id int primary key, received_at timestamp with time zone)");
    }

    @Test
    void correctClock_passes() {
        jdbc.update("insert into request values (1, current_timestamp)");
        assertThat(examine(Clock.systemUTC(), NOW).result()).isEqualTo(Result.PASS);
    }

    @Test
    void clockBeforeTheTimeOfTheBuild_fails() {
        assertThat(examine(InstantSource.fixed(NOW), NOW.plus(Duration.ofDays(1))))
                .satisfies(finding -> assertThat(finding.result()).isEqualTo(Result.FAIL))
                .satisfies(
                        finding -> assertThat(finding.advice()).asString().contains("before this program was built"));
    }

    @Test
    void clockThatDiffersFromTheDatabaseServer_fails() {
        for (var offset : new Duration[] {Duration.ofMinutes(10), Duration.ofMinutes(-10)}) {
            assertThat(examine(InstantSource.fixed(NOW.plus(offset)), Instant.EPOCH))
                    .satisfies(finding -> assertThat(finding.result()).isEqualTo(Result.FAIL))
                    .satisfies(finding ->
                            assertThat(finding.advice()).asString().contains("not the time of the database's server"));
        }
    }

    private Finding examine(InstantSource clock, Instant builtAt) {
        var properties = new Properties();
        properties.setProperty("time", builtAt.toString());
        var beans = new StaticListableBeanFactory();
        beans.addBean("build", new BuildProperties(properties));
        return new ClockCheck(jdbc, clock, beans.getBeanProvider(BuildProperties.class)).run();
    }
}
