// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.jplag;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.originality.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which tokens a program has, and which tokens of two programs match. */
class StructureTest {

    private static final String PROGRAM = """
            client = mqtt.Client()
            client.connect(HOST, 1883)
            while not done:
                time.sleep(1)
            client.disconnect()
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "c.publish(a, b) ! publish()",
                "x = m.payload.decode('utf-8') ! ASSIGN .payload decode()",
                "c.on_message = f ! .onmessage ASSIGN",
                "x = own(a)[0] ! ASSIGN APPLY ARRAY",
                "if x == 1:|    y += 1 ! IF{ ASSIGN }IF",
                "def f(a, b=1):|    return a ! METHOD{ RETURN }METHOD",
                "class A:|    x = (1, 2) ! CLASS{ ASSIGN ARRAY }CLASS"
            })
    void statement_hasItsTokens(String text, String tokens) {
        assertThat(tokens(text.replace('|', '\n'))).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "x = f(a) ! def g(x: Optional[str] = None) -> List[int]:|    x: int = f(a)",
                "x = f(a) ! self.x = self.f(a)",
                "x = f(a) ! \"text\"|x = f(a)|print(g(x))|log.info(x)|self.log.debug(h(x))",
                "x = f(a) ! import a|from b import c|global x|x = f(a) # comment"
            })
    void whatIsEasilyAdded_hasNoTokens(String plain, String changed) {
        assertThat(tokens(changed.replace('|', '\n')).replaceAll("METHOD\\{ | }METHOD", ""))
                .isEqualTo(tokens(plain));
    }

    @Test
    void equalPrograms_matchFromFirstToLast() {
        var structure = structure(PROGRAM);
        assertThat(new StructureComparison().compare(structure, structure(PROGRAM)))
                .containsExactly(new StructureMatch(0, 0, structure.size()));
    }

    @Test
    void match_hasItsPlaceInEachProgram() {
        var longer = structure("a = b[0]\nc = d[1]\n" + PROGRAM);
        var shorter = structure(PROGRAM);
        var comparison = new StructureComparison();
        assertThat(comparison.compare(longer, shorter)).containsExactly(new StructureMatch(4, 0, shorter.size()));
        assertThat(comparison.compare(shorter, longer)).containsExactly(new StructureMatch(0, 4, shorter.size()));
        assertThat(longer.line(4)).isEqualTo(3);
    }

    @Test
    void fewerTokensThanAMatchHas_areNoMatch() {
        assertThat(new StructureComparison().compare(structure("x = f(a)"), structure("x = f(a)")))
                .isEmpty();
    }

    private static String tokens(String text) {
        var structure = structure(text);
        return String.join("", structure.sequences(structure.size())).strip();
    }

    private static Structure structure(String text) {
        return Programs.structure(text);
    }
}
