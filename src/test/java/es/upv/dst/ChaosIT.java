// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static es.upv.dst.fixture.Command.python;
import static es.upv.dst.fixture.Command.run;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.JavaCommand;
import es.upv.dst.fixture.TestDatabase;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests by a short run of {@code dev/chaos/run} that kills lose no message and count none twice. */
class ChaosIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void acknowledgedMessages_areNeitherLostNorCountedTwiceByKills(BrokerKind broker) throws Exception {
        var settings = String.join("' '", TestDatabase.settings(folder, "--"));
        var command = JavaCommand.quoted(DstLab.class) + " '" + settings + "'";
        var brokerName = broker.name().toLowerCase(Locale.ROOT);
        var output = run(
                python(),
                "dev/chaos/run",
                "--broker",
                brokerName,
                "--fault",
                "lab,broker,both",
                "--command",
                command,
                "--rounds",
                1,
                "--seconds",
                2,
                "--rate",
                300);
        var figures = figures(output);
        assertThat(figures.get("killed")).as(output).isGreaterThanOrEqualTo(2);
        assertThat(figures.get("accepted")).as(output).isPositive();
        assertThat(figures.get("codes")).as(output).isGreaterThan(figures.get("accepted"));
        assertThat(figures.get("acknowledged")).as(output).isGreaterThan(figures.get("codes"));
        assertThat(figures.get("lost")).isEqualTo(figures.get("doubled")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verification",
                "consistency",
                "failover",
                "proxy",
                "health_watch",
                "attacks",
                "growth",
                "recorded"
            })
    void testsOfTheScripts_pass(String module) throws Exception {
        assertThat(run(python(), "src/test/python/test_" + module + ".py")).endsWith("OK");
    }

    /** The figures of the last line by name. The kills of the lab, the broker and both are added up. */
    private static Map<String, Integer> figures(String output) {
        var summary = output.substring(output.lastIndexOf("PASS "));
        return Pattern.compile("(killed|[a-z]+)(?: (?:lab|broker|both))? (\\d+)")
                .matcher(summary)
                .results()
                .collect(toMap(figure -> figure.group(1), figure -> Integer.valueOf(figure.group(2)), Integer::sum));
    }
}
