// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.lab.Command;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

@Tag("h2")
class JournalTest {

    @TempDir
    Path folder;

    /** In a process of its own, of which the system writes no file any further for a while. */
    @Test
    void aDiskThatDoesNotWriteIsTroubleThatPassesAndNotTheEnd() throws Exception {
        assertThat(Command.run(
                        "timeout",
                        60,
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalTest.class.getName(),
                        folder))
                .endsWith("kept [1, 3]");
    }

    static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var journal = new Journal(folder)) {
            journal.open();
            journal.append(posting(1));
            writesNoFurtherThan("1");
            try {
                journal.append(posting(2));
            } catch (DataAccessResourceFailureException refused) {
                writesNoFurtherThan("unlimited");
            }
            journal.append(posting(3));
        }
        try (var journal = new Journal(folder)) {
            System.out.println(
                    "kept " + journal.open().stream().map(Posting::number).toList());
        }
        System.exit(0);
    }

    private static void writesNoFurtherThan(String bytes) throws Exception {
        var self = ProcessHandle.current().pid();
        Command.run("prlimit", "--pid", self, "--fsize=" + bytes + ":unlimited");
    }

    private static Posting posting(long number) {
        return Posting.of(number, List.of(new Entry("any", List.<@Nullable Object[]>of(Ledger.row(number)))));
    }
}
