// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.DstLab;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.JavaCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the command that prints an ACL for Mosquitto. */
class MosquittoAclTest {

    @Test
    void severalLabs_getOneAcl() throws Exception {
        var output = Command.run((Object[]) JavaCommand.of(DstLab.class, "mosquitto-acl", "DST", "LAB2:luis"));
        assertThat(output).isEqualTo("""
                # Made by: bin/dst-lab mosquitto-acl DST LAB2:luis

                # A client without a user
                topic readwrite salon/#

                user dst
                topic write DST/PETICION
                topic read DST/CODIGO
                topic write DST/SOLUCION
                topic read DST/RESULTADO
                topic readwrite DST/PRUEBA
                topic readwrite salon/#
                topic write LAB2/PETICION
                topic read LAB2/CODIGO
                topic write LAB2/SOLUCION
                topic read LAB2/RESULTADO
                topic readwrite LAB2/PRUEBA

                user teacher
                topic readwrite #
                topic read $SYS/#

                user luis
                topic readwrite LAB2/#
                topic readwrite salon/#""");
    }

    @Test
    void accountOfTwoLabs_mayUseTheTopicsOfBoth() {
        assertThat(MosquittoAcl.text(List.of("LAB1:ana", "LAB2:ana"))).endsWith("""

                user ana
                topic readwrite LAB1/#
                topic readwrite salon/#
                topic readwrite LAB2/#
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "salon", "a/b", "LAB2:", "LAB2:dst", "LAB2:a b", "LAB2:a:b", ":ana", "LAB2:%u", "LAB2:a\nb"})
    void invalidLab_isRejected_andNoAclIsPrinted(String argument) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        assertThat(MosquittoAcl.run(List.of("DST", argument), new PrintStream(out), new PrintStream(err)))
                .isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains("usage: bin/dst-lab mosquitto-acl ");
    }

    @Test
    void noLab_printsTheUsage() {
        var err = new ByteArrayOutputStream();
        assertThat(MosquittoAcl.run(List.of(), new PrintStream(err), new PrintStream(err)))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("There is no prefix", "usage: ");
    }
}
