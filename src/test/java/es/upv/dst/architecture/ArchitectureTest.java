// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import es.upv.dst.DstLab;
import es.upv.dst.architecture.planted.Planted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Tests the production code against the rules of the architecture, and that each rule detects a violation. */
class ArchitectureTest {

    private static final JavaClasses PRODUCTION =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackagesOf(DstLab.class);
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackagesOf(Planted.class);
    private static final int MAX_LINES = 200;
    private static final int MAX_COLUMNS = 120;
    private static final String PLANTED_PACKAGES = "src/test/java/es/upv/dst/architecture/planted";
    private static final Path PLANTED_COMMENT = Path.of(PLANTED_PACKAGES, "WideComment.java");

    @ParameterizedTest
    @EnumSource
    void productionCode_followsTheRule(ArchitectureRule rule) {
        rule.rule().check(PRODUCTION);
    }

    @ParameterizedTest
    @EnumSource
    void plantedViolation_isDetectedByItsRule(ArchitectureRule rule) {
        assertThatThrownBy(() -> rule.rule().check(PLANTED)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "java.time.InstantSource.system()",
                "java.time.Clock.systemUTC()",
                "java.lang.System.currentTimeMillis()"
            })
    void eachCallForTheTime_isDetected(String call) {
        assertThatThrownBy(() -> ArchitectureRule.TIME_IS_A_PARAMETER.rule().check(PLANTED))
                .hasMessageContaining("calls method <" + call + ">");
    }

    @Test
    void features_useOnlyTheFeaturesThatTheyDeclare() {
        ApplicationModules.of(DstLab.class).verify();
    }

    @Test
    void undeclaredDependencyOfAFeature_isDetected() {
        var planted = ApplicationModules.of("es.upv.dst.architecture.planted.modules", location -> true);
        assertThat(planted.detectViolations().getMessages())
                .anyMatch(message -> message.contains("'left' depends on module 'right'"));
    }

    @Test
    void everyFeature_declaresItsDependenciesAndIsNullMarked() throws ClassNotFoundException {
        for (var feature : ApplicationModules.of(DstLab.class)) {
            var info = Class.forName(feature.getBasePackage().getName() + ".package-info");
            assertThat(info.getAnnotation(NullMarked.class))
                    .as("@NullMarked " + info)
                    .isNotNull();
            assertThat(info.getAnnotation(ApplicationModule.class))
                    .as("@ApplicationModule " + info)
                    .extracting(
                            ApplicationModule::allowedDependencies, as(InstanceOfAssertFactories.array(String[].class)))
                    .doesNotContain(ApplicationModule.OPEN_TOKEN);
        }
    }

    @Test
    void everyPackage_isDescribedAndNullMarked() throws IOException {
        assertThat(packagesWithoutDescription("src/main/java")).isEmpty();
        assertThat(packagesWithoutDescription(PLANTED_PACKAGES))
                .as("a package-info.java without @NullMarked, and none")
                .contains(Path.of(PLANTED_PACKAGES, "modules/left"), Path.of(PLANTED_PACKAGES, "util"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src", "bin", "dev"})
    void sourceFiles_haveAtMost200Lines(String folder) throws IOException {
        assertThat(filesLongerThan(folder, MAX_LINES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin", "dev", "src/main/java", "src/test/python"})
    void lines_haveAtMost120Columns(String folder) throws IOException {
        assertThat(filesWiderThan(folder, MAX_COLUMNS)).isEmpty();
    }

    /** The formatter limits the code. Test data may be wider. */
    @Test
    void commentsOfTests_haveAtMost120Columns() throws IOException {
        assertThat(filesWithWideComments("src/test/java")).isEqualTo(List.of(PLANTED_COMMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/test/java/es/upv/dst/architecture", "bin", "dev"})
    void longFilesAndWideLines_areDetected(String folder) throws IOException {
        assertThat(filesLongerThan(folder, 50)).isNotEmpty();
        assertThat(filesWiderThan(folder, 90)).isNotEmpty();
    }

    private static List<Path> packagesWithoutDescription(String folder) throws IOException {
        return sourceFiles(folder, _ -> true).stream()
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !isDescribed(directory.resolve("package-info.java")))
                .toList();
    }

    private static boolean isDescribed(Path info) {
        return Files.exists(info)
                && String.join("\n", lines(info)).matches("(?s)(//[^\n]*\n)*/\\*\\*.*\\*/.*@NullMarked\n.*package .*");
    }

    private static List<Path> filesLongerThan(String folder, int limit) throws IOException {
        return sourceFiles(folder, lines -> lines.size() > limit);
    }

    private static List<Path> filesWiderThan(String folder, int limit) throws IOException {
        return sourceFiles(folder, lines -> lines.stream().anyMatch(line -> line.length() > limit));
    }

    private static List<Path> filesWithWideComments(String folder) throws IOException {
        return sourceFiles(
                folder,
                lines -> lines.stream()
                        .anyMatch(line ->
                                line.length() > MAX_COLUMNS && line.strip().matches("(//|/?\\*).*")));
    }

    private static List<Path> sourceFiles(String folder, Predicate<List<String>> condition) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(ArchitectureTest::isSourceFile)
                    .filter(file -> condition.test(lines(file)))
                    .toList();
        }
    }

    /** A file without an extension is a script. */
    private static boolean isSourceFile(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().matches("[^.]+|.*\\.(java|py|c)");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
