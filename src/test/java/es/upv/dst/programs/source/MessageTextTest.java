// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests finding the source in the text of a mail. */
class MessageTextTest {

    private static final String PROGRAM = """
            import paho.mqtt.client as mqtt
            import time

            DNI = "12345678"

            def on_message(client, userdata, message):
                codigo = message.payload.decode()
                client.publish("DST/SOLUCION", f"{codigo};Ana;ana@upv.es")

            client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
            client.on_message = on_message
            client.connect(
                "158.42.32.220",
            )
            while True:
                time.sleep(1)
            """;

    @Test
    void programAlone_isTheSource() {
        assertThat(MessageText.findSource(PROGRAM)).contains(PROGRAM);
        assertThat(MessageText.findSource(PROGRAM.replace("\n", "\r\n"))).contains(PROGRAM);
    }

    @Test
    void proseAroundTheProgram_isNotTheSource() {
        var mail = "Hola profesor:\n\nLe envío la práctica de DST (DST/CODIGO).\nImportante: funciona.\n\n" + PROGRAM
                + "\nUn saludo,\nAna Pérez\nhttps://upv.es/?a=b\n\n-- \nAna Pérez\nimport nothing\nx = 1\n";
        assertThat(MessageText.findSource(mail)).contains(PROGRAM);
    }

    @Test
    void quotedLines_endTheSource() {
        var reply = PROGRAM + "\nEl lun, 3 nov 2025, Jose escribió:\n> import paho.mqtt\n> x = 1\n\nx = 2\n";
        assertThat(MessageText.findSource(reply)).contains(PROGRAM);
        assertThat(MessageText.findSource("Jose escribió:\n> Falta el programa\n\n" + PROGRAM))
                .contains(PROGRAM);
        assertThat(MessageText.findSource(PROGRAM.indent(0).replaceAll("(?m)^", "> ")))
                .isEmpty();
    }

    @Test
    void fencedBlocks_winAndAreComplete() {
        var mail = "x = 1 es un ejemplo\n```python\n" + PROGRAM + "\nesto se queda\n-- \n```\nsale:\n```\n12345\n```\n";
        assertThat(MessageText.findSource(mail)).contains(PROGRAM + "\nesto se queda\n-- \n");
        assertThat(MessageText.findSource("```\n" + PROGRAM)).contains(PROGRAM);
    }

    @Test
    void twoFencedBlocks_areJoined() {
        assertThat(MessageText.findSource("```\nimport paho\n```\ny\n```\nimport time\n```"))
                .contains("import paho\n\nimport time\n");
    }

    @Test
    void nonBreakingSpaces_becomeSpaces() {
        assertThat(MessageText.findSource(PROGRAM.replace("    ", "\u00A0\u00A0 \u202F")))
                .contains(PROGRAM);
    }

    @Test
    void typographicQuotationMarks_stay() {
        assertThat(MessageText.findSource("import paho\nprint(“hola”)\n")).contains("import paho\nprint(“hola”)\n");
    }

    @Test
    void anotherLibraryWithTheTopics_isASource() {
        var program = "import aiomqtt\nTOPIC = 'DST/PETICION'\n";
        assertThat(MessageText.findSource(program)).contains(program);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hola, no recibo nada de DST/CODIGO.\nGracias\n",
                "# Pregunta\nDNI = 12345678\nno recibo DST/CODIGO\n",
                "import os\nprint(1)\n",
                "Uso import paho.mqtt.client as mqtt pero falla\n",
                "from the beginning of DST/CODIGO\n",
                "\0import paho\n"
            })
    void otherText_hasNoSource(String text) {
        assertThat(MessageText.findSource(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\t", "a", "a ", "(", "[", "=", "#", ">", "```", "\n", "import ", "from ", "x.", "\"", "if :"
            })
    void longRepetitions_areReadInLinearTime(String part) {
        assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(MessageText.findSource("x" + part.repeat(500_000))).isEmpty();
            assertThat(MessageText.findSource(part.repeat(500_000) + "!")).isEmpty();
        });
    }

    /** U+2028 ends a line for a pattern of Java, but not for Python. */
    @ParameterizedTest
    @ValueSource(strings = {"if", "f(", "return", ")"})
    void longLineWithALineSeparator_isReadSoon(String beginning) {
        var text = "import paho\n" + beginning + ":".repeat(490_000) + "\u2028x\n";
        var found = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> MessageText.findSource(text));
        assertThat(found.map(String::length)).contains(text.length());
    }
}
