// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.house;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import es.upv.dst.DstLab;
import es.upv.dst.house.planted.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

@Tag("no-lab")
class HouseRulesTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackagesOf(DstLab.class);
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackagesOf(Planted.class);
    private static final int LINES = 200;

    @ParameterizedTest
    @EnumSource
    void everyRuleIsKept(HouseRule kept) {
        kept.rule().check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleBites(HouseRule broken) {
        assertThatThrownBy(() -> broken.rule().check(PLANTED)).isInstanceOf(AssertionError.class);
    }

    @Test
    void featuresUseEachOtherOnlyAsTheirPackageInfoSays() {
        ApplicationModules.of(DstLab.class).verify();
    }

    @Test
    void aFeatureThatUsesAnotherWithoutSayingSoIsFound() {
        var planted = ApplicationModules.of("es.upv.dst.house.planted.modules", location -> true);
        assertThat(planted.detectViolations().getMessages())
                .anyMatch(message -> message.contains("'left' depends on module 'right'"));
    }

    @Test
    void everyFeatureSaysWhatItMayUseAndIsCheckedForNull() throws ClassNotFoundException {
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
    void noFileIsTooLongToBeReadAtAGlance() throws IOException {
        assertThat(tooLong(Path.of("src"), LINES)).isEmpty();
    }

    @Test
    void aFileThatIsTooLongIsFound() throws IOException {
        assertThat(tooLong(Path.of("src/test/java/es/upv/dst/house"), 10)).isNotEmpty();
    }

    private static List<Path> tooLong(Path folder, int lines) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> linesOf(file) > lines)
                    .toList();
        }
    }

    private static long linesOf(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
