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

/** Tests that each threat in SECURITY.md names tests that exist. */
class SecurityDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!threat)(.+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern TEST_REFERENCE = Pattern.compile("`([\\w.]+)#(\\w+)`");

    @Test
    void everyThreat_namesExistingTests() throws IOException {
        var rows =
                ROW.matcher(Files.readString(Path.of("SECURITY.md"))).results().toList();
        assertThat(rows).hasSizeGreaterThan(20);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.group(3))
                        .as(row.group(1))
                        .matches(TEST_REFERENCE + "(, " + TEST_REFERENCE + ")*"));
        assertThat(rows).flatMap(SecurityDocumentTest::unknownTests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`NoSuchTest#everyThreat_namesExistingTests`",
                "`docs.SecurityDocumentTest#noSuchTest`",
                "`docs.SecurityDocumentTest#unknownTests`"
            })
    void referenceToNoTest_isDetected(String planted) {
        var row = ROW.matcher("| planted | nothing | " + planted + " |").results();
        assertThat(row).flatMap(SecurityDocumentTest::unknownTests).hasSize(1);
    }

    private static List<String> unknownTests(MatchResult row) {
        return TEST_REFERENCE
                .matcher(row.group(3))
                .results()
                .filter(reference -> !isTest("es.upv.dst." + reference.group(1), reference.group(2)))
                .map(MatchResult::group)
                .toList();
    }

    private static boolean isTest(String name, String method) {
        try {
            return Arrays.stream(Class.forName(name).getDeclaredMethods())
                    .filter(candidate -> candidate.getName().equals(method))
                    .anyMatch(candidate -> candidate.isAnnotationPresent(Test.class)
                            || candidate.isAnnotationPresent(ParameterizedTest.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
