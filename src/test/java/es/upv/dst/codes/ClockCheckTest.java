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

/** A clock that is asked about on a database whose own is right. */
class ClockCheckTest {

    private static final Instant NOW = Clock.systemDefaultZone().instant();

    private final JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource("jdbc:h2:mem:", "sa", "", true));

    @BeforeEach
    void createTable() {
        jdbc.execute("create table request (id int primary key, received_at timestamp with time zone)");
    }

    @Test
    void aClockThatIsRightPasses() {
        jdbc.update("insert into request values (1, current_timestamp)");
        assertThat(examined(Clock.systemUTC(), NOW).result()).isEqualTo(Result.PASS);
    }

    @Test
    void aClockFromBeforeTheBuildIsFound() {
        assertThat(examined(InstantSource.fixed(NOW), NOW.plus(Duration.ofDays(1))))
                .satisfies(found -> assertThat(found.result()).isEqualTo(Result.FAIL))
                .satisfies(found -> assertThat(found.advice()).contains("before this program was built"));
    }

    @Test
    void aClockThatTheDatabasesServerDoesNotAgreeWithIsFound() {
        for (var off : new Duration[] {Duration.ofMinutes(10), Duration.ofMinutes(-10)}) {
            assertThat(examined(InstantSource.fixed(NOW.plus(off)), Instant.EPOCH))
                    .satisfies(found -> assertThat(found.result()).isEqualTo(Result.FAIL))
                    .satisfies(found -> assertThat(found.advice()).contains("not the time of the database's server"));
        }
    }

    private Finding examined(InstantSource clock, Instant builtAt) {
        var facts = new Properties();
        facts.setProperty("time", builtAt.toString());
        var beans = new StaticListableBeanFactory();
        beans.addBean("build", new BuildProperties(facts));
        return new ClockCheck(jdbc, clock, beans.getBeanProvider(BuildProperties.class)).run();
    }
}
