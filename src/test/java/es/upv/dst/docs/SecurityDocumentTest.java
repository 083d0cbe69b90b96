// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SECURITY.md promises nothing that no test holds. */
class SecurityDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!threat)(.+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`([\\w.]+)#(\\w+)`");

    @Test
    void everyThreatNamesTestsThatThereAre() throws IOException {
        var rows =
                ROW.matcher(Files.readString(Path.of("SECURITY.md"))).results().toList();
        assertThat(rows).hasSizeGreaterThan(20);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.group(3)).as(row.group(1)).matches(NAMED + "(, " + NAMED + ")*"));
        assertThat(rows).flatMap(SecurityDocumentTest::missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`NoSuchTest#everyThreatNamesTestsThatThereAre`",
                "`SecurityDocumentTest#noSuchTest`",
                "`SecurityDocumentTest#missing`"
            })
    void whatIsNoTestIsFound(String planted) {
        var row = ROW.matcher("| planted | nothing | " + planted + " |").results();
        assertThat(row).flatMap(SecurityDocumentTest::missing).hasSize(1);
    }

    private static List<String> missing(MatchResult row) {
        return NAMED.matcher(row.group(3))
                .results()
                .filter(named -> !isTest("es.upv.dst." + named.group(1), named.group(2)))
                .map(MatchResult::group)
                .toList();
    }

    private static boolean isTest(String name, String method) {
        try {
            return Arrays.stream(Class.forName(name).getDeclaredMethods())
                    .filter(declared -> declared.getName().equals(method))
                    .anyMatch(declared -> declared.isAnnotationPresent(Test.class)
                            || declared.isAnnotationPresent(ParameterizedTest.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
