// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Tests what is compared, each signal, and what is not compared. */
@TestInstance(Lifecycle.PER_CLASS)
class ProgramComparisonTest {

    static final String FIRST = """
            # me apunto antes de pedir nada
            class Tramitador:
                def __init__(self, ficha):
                    self.ficha = ficha
                    self.pendiente = [ficha]
                    self.turno = {}

                def avanza(self):
                    while self.pendiente:
                        siguiente = self.pendiente.pop()
                        if siguiente in self.turno:
                            continue
                        self.turno[siguiente] = time.time()
                        yield siguiente, 'queda por tramitar', self.turno
            """;
    /** The same program with other names, without the comment and with another text. */
    static final String RENAMED = FIRST.replaceAll("# .*", "#")
            .replace("ficha", "papel")
            .replace("pendiente", "cola")
            .replace("turno", "orden")
            .replace("siguiente", "actual")
            .replace("avanza", "corre")
            .replace("Tramitador", "Gestor")
            .replace("queda por tramitar", "falta uno");

    static final String OTHER = """
            with open('registro.txt') as fichero:
                lineas = [linea.strip() for linea in fichero]
            try:
                total = sum(int(linea) for linea in lineas)
            except ValueError as fallo:
                raise SystemExit(str(fallo)) from fallo
            assert total > 0, lineas
            del lineas
            """;

    private ProgramComparison comparison;

    @BeforeAll
    void start() {
        comparison = new ProgramComparison(() -> false);
    }

    @AfterAll
    void stop() {
        comparison.close();
    }

    @Test
    void sameProgramTwice_isSimilarInEachSignal() {
        var pair = pair(FIRST, FIRST);
        assertThat(pair.similarity()).isGreaterThan(0.8);
        assertThat(pair.signals().layout()).isEqualTo(1);
        assertThat(List.of(
                        pair.signals().tokens(),
                        pair.signals().comments(),
                        pair.signals().strings(),
                        pair.signals().names()))
                .allSatisfy(signal -> assertThat(signal).isBetween(0.3, 1.0));
        assertThat(pair.passages()).containsExactly(new Passage(new LineRange(2, 14), new LineRange(2, 14)));
    }

    @Test
    void copyWithOtherNamesAndTexts_isFoundByItsTokens() {
        var signals = pair(FIRST, RENAMED).signals();
        assertThat(signals.tokens()).isGreaterThan(0.5);
        assertThat(signals.comments()).isZero();
        assertThat(signals.strings()).isZero();
        assertThat(signals.names()).isZero();
        assertThat(signals.combined()).isEqualTo(signals.tokens());
    }

    @Test
    void equalCommentsStringsAndNames_raiseTheScore() {
        var renamed = pair(FIRST, RENAMED).similarity();
        var comment = "# me apunto antes de pedir nada\n";
        assertThat(pair(FIRST, comment + RENAMED).similarity()).isGreaterThan(renamed);
        assertThat(pair(FIRST, RENAMED.replace("falta uno", "queda por tramitar"))
                        .similarity())
                .isGreaterThan(renamed);
        assertThat(pair(FIRST, RENAMED.replace("papel", "ficha")).similarity()).isGreaterThan(renamed);
    }

    @Test
    void independentPrograms_areNoPair() {
        assertThat(comparison.compareAll(programs(FIRST, OTHER))).isEqualTo(new ComparisonResult(List.of(), List.of()));
    }

    @Test
    void sheetInBothPrograms_doesNotCount() {
        var sheet = """
                import paho.mqtt.client as mqtt
                import time

                def on_message(client, userdata, message):
                    print("mensaje recibido: " + str(message.payload.decode("utf-8")) + " en el topic: " + message.topic)

                MQTT_BROKER = "158.42.32.220"
                MQTT_TOPIC = "salon/#"
                cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
                cliente.on_message = on_message
                cliente.connect(MQTT_BROKER, 1883)
                cliente.subscribe(MQTT_TOPIC)
                print("subscrito al topic: ", MQTT_TOPIC)
                cliente.loop_start()
                time.sleep(15) #15 segundos
                cliente.loop_stop()
                cliente.disconnect()
                """;
        assertThat(comparison.compareAll(programs(sheet, sheet)).pairs()).isEmpty();
        assertThat(comparison.compareAll(programs(sheet + FIRST, sheet + OTHER)).pairs())
                .isEmpty();
        assertThat(pair(sheet + FIRST, sheet + FIRST).passages())
                .allSatisfy(passage -> assertThat(passage.first().last()).isGreaterThan(17));
    }

    @Test
    void whatManyProgramsOfTheClassHave_doesNotCount() {
        var classOfPrograms = new ArrayList<>(programs(FIRST, FIRST));
        var alone = comparison.compareAll(classOfPrograms).pairs().getFirst();
        IntStream.range(0, 10)
                .forEach(i -> classOfPrograms.add(new ComparedProgram("same " + i, FIRST + "z%d = 1\n".formatted(i))));
        assertThat(comparison.compareAll(classOfPrograms).pairs()).isEmpty();
        assertThat(alone.isSuspicious()).isTrue();
    }

    @Test
    void addedProgram_isComparedWithEarlierOnesOnly() {
        var result = comparison.compareOne(new ComparedProgram("added", FIRST), programs(FIRST, FIRST, OTHER));
        assertThat(result.pairs()).extracting(SimilarPair::first).containsExactly("added", "added");
        assertThat(result.pairs()).extracting(SimilarPair::second).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void addedProgramThatDoesNotParse_hasNoPairs() {
        var result = comparison.compareOne(new ComparedProgram("added", "x = ("), programs(FIRST, FIRST));
        assertThat(result.pairs()).isEmpty();
        assertThat(result.notCompared()).containsExactly(new NotCompared("added", 1, "( is never closed"));
    }

    @Test
    void programsThatCannotBeCompared_doNotStopTheOthers() {
        var result = comparison.compareAll(
                programs("print 'a'", FIRST, "", "(".repeat(10_000), "x = 1\n".repeat(2_000), FIRST, "\u0000"));
        assertThat(result.pairs()).extracting(SimilarPair::first).containsExactly("2");
        assertThat(result.notCompared())
                .extracting(NotCompared::id, NotCompared::reason)
                .containsExactly(
                        tuple("1", "Python 2: print statement"),
                        tuple("3", "too short: 0 tokens, of at least 12"),
                        tuple("4", "( is never closed"),
                        tuple("5", "too long: 2000 tokens, of at most 1000"),
                        tuple("7", "unexpected character \u0000"));
    }

    @Test
    void nothingToCompare_isAnEmptyResult() {
        assertThat(comparison.compareAll(List.of())).isEqualTo(new ComparisonResult(List.of(), List.of()));
        assertThat(comparison
                        .compareOne(new ComparedProgram("added", FIRST), List.of())
                        .pairs())
                .isEmpty();
    }

    private SimilarPair pair(String first, String second) {
        return comparison.compareAll(programs(first, second)).pairs().getFirst();
    }

    /** Their ids count from 1. */
    static List<ComparedProgram> programs(String... sources) {
        return IntStream.rangeClosed(1, sources.length)
                .mapToObj(i -> new ComparedProgram(Integer.toString(i), sources[i - 1]))
                .toList();
    }
}
