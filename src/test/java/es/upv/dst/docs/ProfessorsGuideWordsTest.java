// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.docs;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.fixture.GuideDocument;
import es.upv.dst.submissions.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests the terms, links, pictures and unnamed blocks of the professor's guide; {@link ProfessorsGuideIT} runs its
 * commands.
 */
class ProfessorsGuideWordsTest {

    private static final long MAX_PICTURE_BYTES = 120_000;

    private final GuideDocument guide = GuideDocument.read();

    @Test
    void unnamedBlocks_areInTheReadmeOfTheProjectOrOfMosquitto() throws IOException {
        var readmes = Files.readString(Path.of("README.md")) + Files.readString(Path.of("deploy/mosquitto/README.md"));
        assertThat(guide.unnamedBlocks())
                .isNotEmpty()
                .allSatisfy(block -> assertThat(readmes).contains(block));
    }

    @Test
    void outcomesVerdictsAndVariables_matchTheCode() throws IOException {
        assertThat(guide.firstColumn("resultado"))
                .containsExactlyElementsOf(
                        Arrays.stream(Outcome.values()).map(Outcome::name).toList());
        assertThat(guide.firstColumn("veredicto"))
                .containsExactlyElementsOf(Arrays.stream(Verdict.values())
                        .map(Verdict::published)
                        .distinct()
                        .map(Verdict::name)
                        .toList());
        var manual = Files.readString(Path.of("application.yml"));
        assertThat(Pattern.compile("\\b(DST|SPRING)_[A-Z_]+")
                        .matcher(guide.text())
                        .results())
                .extracting(MatchResult::group)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(manual).contains(name));
    }

    /** dev/pictures/run makes the pictures; it knows each page by its name. */
    @Test
    void pictures_haveATextAndAreSmallAndAreMadeByTheScript() throws IOException {
        var pictures = Pattern.compile("!\\[([^\\]]*)\\]\\(pictures/([\\w-]+)\\.png\\)")
                .matcher(guide.text())
                .results()
                .toList();
        assertThat(pictures)
                .isNotEmpty()
                .allSatisfy(picture -> assertThat(picture.group(1)).hasSizeGreaterThan(20));
        var script = Files.readString(Path.of("dev/pictures/pages.py"));
        assertThat(pictures)
                .extracting(picture -> picture.group(2))
                .allSatisfy(name -> assertThat(script).contains("Page(\"" + name + "\","));
        try (var files = Files.list(Path.of("docs/pictures"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(MAX_PICTURE_BYTES))
                    .map(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(pictures.stream()
                            .map(picture -> picture.group(2) + ".png")
                            .toList());
        }
    }

    @Test
    void links_resolve() {
        var headings = Pattern.compile("(?m)^#+ (.*)$")
                .matcher(guide.text())
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
                .toList();
        assertThat(Pattern.compile("\\]\\(([^)]+)\\)").matcher(guide.text()).results())
                .extracting(link -> link.group(1))
                .isNotEmpty()
                .allMatch(link -> link.startsWith("#")
                        ? headings.contains(link.substring(1))
                        : Files.exists(Path.of("docs").resolve(link)));
    }
}
