// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.originality.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which comments, strings and names of a program are compared, and in which form. */
class FeaturesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = 'Código recibido: ' + c + ' del profesor\\n'",
                "x = f\"código recibido: {c} del profesor\"",
                "x = 'Codigo recibido: %5s del profesor' % c",
                "x = '''código recibido: {} del profesor!'''.format(c)"
            })
    void partsOfAString_areTheSameHoweverItIsPutTogether(String text) {
        assertThat(features(text).of(Feature.STRING)).containsExactlyInAnyOrder("codigo recibido", "del profesor");
    }

    @ParameterizedTest
    @CsvSource({
        "#  ¡Espera el código!, espera el codigo",
        "x = 1 # espera   EL codigo, espera el codigo",
        "#!!! espera-el_codigo, espera el codigo"
    })
    void comment_isNormalized(String text, String comment) {
        assertThat(features(text).of(Feature.COMMENT)).containsExactly(comment);
    }

    @Test
    void shortTexts_areNotCompared() {
        var features = features("x = 'hola' # fin\ny = ';'\n");
        assertThat(features.of(Feature.STRING)).isEmpty();
        assertThat(features.of(Feature.COMMENT)).isEmpty();
    }

    @Test
    void names_areNormalizedAndShortOnesAreNotCompared() {
        assertThat(features("Mi_Codigo = miCodigo\ni = año_nuevo\n").of(Feature.NAME))
                .containsExactlyInAnyOrder("micodigo", "anonuevo");
    }

    @Test
    void sheetAndKnownNames_areBaseCode() {
        var baseCode = BaseCode.read();
        assertThat(baseCode.of(Feature.NAME)).contains("cliente", "onmessage", "usernamepwset", "print", "mqttbroker");
        assertThat(baseCode.of(Feature.STRING)).contains("dst peticion", "conectado al broker");
        assertThat(baseCode.of(Feature.COMMENT)).contains("15 segundos");
        assertThat(baseCode.of(Feature.STRUCTURE)).isNotEmpty();
    }

    private static Features features(String text) {
        return Features.of(Programs.parsed(text), Programs.structure(text));
    }
}
