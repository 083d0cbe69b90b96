// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Command;
import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.SingleWriter;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a killed process leaves every change that it has reported. */
class KilledWriteIT {

    private static final int RUNS = 5;

    /** A line without the full stop was not printed completely. The process prints lines of the log too. */
    private static final Pattern REPORT = Pattern.compile("change (\\d+)\\.");

    @TempDir
    Path folder;

    @Test
    void reportedChanges_areInTheLogAfterAKill() throws Exception {
        var reported = 0L;
        for (var run = 1; run <= RUNS; run++) {
            reported = appendUntilKilled(run * 300);
            try (var log = new WriteAheadLog(folder)) {
                var numbers =
                        log.open().changes().stream().map(LogRecord::number).toList();
                assertThat(numbers.getLast()).isGreaterThanOrEqualTo(reported);
                assertThat(numbers)
                        .isEqualTo(LongStream.rangeClosed(1, numbers.getLast())
                                .boxed()
                                .toList());
            }
        }
    }

    /** Returns the number of the last change that the process has reported. */
    private long appendUntilKilled(int changes) throws Exception {
        var command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriteIT.class.getName(),
                folder.toString());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            var last = nextReported(lines).orElseThrow();
            for (var read = 1; read < changes; read++) {
                last = nextReported(lines).orElseThrow();
            }
            Command.run("kill", "-9", process.pid());
            for (var next = nextReported(lines); next.isPresent(); next = nextReported(lines)) {
                last = next.getAsLong();
            }
            return last;
        } finally {
            process.destroyForcibly();
        }
    }

    private static OptionalLong nextReported(BufferedReader lines) {
        return lines.lines()
                .map(REPORT::matcher)
                .filter(Matcher::matches)
                .mapToLong(report -> Long.parseLong(report.group(1)))
                .findFirst();
    }

    static void main(String[] arguments) {
        var log = new WriteAheadLog(Path.of(arguments[0]));
        var number = log.open().lastNumber();
        log.begin(0);
        while (true) {
            number++;
            log.append(number, List.of(change("x".repeat((int) (number % 20_000)))));
            System.out.println("change " + number + ".");
        }
    }

    private static BatchStatement change(String value) {
        return new BatchStatement("any", List.<@Nullable Object[]>of(SingleWriter.row(value)));
    }
}
