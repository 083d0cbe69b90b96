// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.python.SyntaxReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Analyses the programs of the folder of resources. The first line of each names the steps that it misses; a line
 * {@code # reason: STEP text} has the reason of one.
 */
class ProgramAnalyzerTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/es/upv/dst/programs/evidence");
    private static final Path CORPUS = Path.of("src/test/resources/es/upv/dst/programs/originality/corpus");

    private final ProgramAnalyzer analyzer = new ProgramAnalyzer();

    static Stream<Path> programs() throws IOException {
        return Files.list(PROGRAMS).sorted();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void program_hasTheStepsThatItsFirstLineNames(Path program) throws IOException {
        var source = Files.readString(program);
        var evidence = analyzer.analyze(source);
        assertThat(evidence.problem()).isEmpty();
        assertThat(missing(evidence)).isEqualTo(marked(source, "# missing: ").getFirst());
        for (var reason : marked(source, "# reason: ")) {
            var step = ProgramStep.valueOf(reason.substring(0, reason.indexOf(' ')));
            assertThat(step + " " + evidence.of(step).reason()).isEqualTo(reason);
        }
    }

    static Stream<Path> corpus() throws IOException {
        return Files.walk(CORPUS)
                .filter(path -> path.toString().endsWith(".py"))
                .filter(path -> !path.toString().contains("not-comparable"));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void corpusProgram_isComplete(Path program) throws IOException {
        var evidence = analyzer.analyze(Files.readString(program));
        assertThat(missing(evidence)).as(evidence.toString()).isEqualTo("none");
    }

    @Test
    void foundStep_hasItsLineAndTheCallAsReason() {
        var finding = analyzer.analyze("c.connect('a')\n\nc.publish('DST/PETICION', '1')\n")
                .of(ProgramStep.REQUESTS_CODE);
        assertThat(finding.found()).isTrue();
        assertThat(finding.line()).hasValue(3);
        assertThat(finding.reason()).isEqualTo("line 3: publish(\"DST/PETICION\", …)");
    }

    @Test
    void anotherPrefix_isThatOfTheTopics() {
        var source = "c.publish('LAB/PETICION', '1')\n";
        assertThat(new ProgramAnalyzer("LAB")
                        .analyze(source)
                        .of(ProgramStep.REQUESTS_CODE)
                        .found())
                .isTrue();
        assertThat(analyzer.analyze(source).of(ProgramStep.REQUESTS_CODE).found())
                .isFalse();
    }

    @Test
    void programThatCannotBeRead_hasAProblemAndNoStep() {
        var evidence = analyzer.analyze("import x\nprint \"hola\"\n");
        assertThat(evidence.problem()).contains(new SyntaxProblem(2, SyntaxReason.PYTHON_2_STATEMENT.with("print")));
        assertThat(evidence.steps()).noneMatch(StepFinding::found).hasSize(ProgramStep.values().length);
        assertThat(evidence.isComplete()).isFalse();
    }

    @Test
    void listingOfTheSheetWithItsMisprint_hasAProblemInThatLine() {
        var source = """
                def on_message(client, userdata, message):
                    print("mensaje recibido: " + str(message.payload.decode("utf-8"))) + message.topic)
                """;
        assertThat(analyzer.analyze(source).problem())
                .contains(new SyntaxProblem(2, SyntaxReason.UNEXPECTED.with(")")));
    }

    private static String missing(ProgramEvidence evidence) {
        var missing = evidence.steps().stream()
                .filter(finding -> !finding.found())
                .map(finding -> finding.step().name())
                .collect(joining(" "));
        return missing.isEmpty() ? "none" : missing;
    }

    private static List<String> marked(String source, String mark) {
        return source.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }
}
