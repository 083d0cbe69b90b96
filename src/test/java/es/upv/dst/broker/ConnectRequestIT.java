// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectRequestIT {

    private static final int ACCEPTED = 0;
    private static final int REFUSED_3 = 5;
    private static final int REFUSED_5 = 0x86;

    private TestBroker lab;

    @BeforeEach
    void open(@TempDir Path store) {
        lab = TestBroker.open(store);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void theStudentsAndTheTeacherLogInWithTheirPasswords(int level) {
        assertThat(login(level, "", "")).isEqualTo(ACCEPTED);
        assertThat(login(level, "dst", "dst")).isEqualTo(ACCEPTED);
        assertThat(login(level, "teacher", TestBroker.SECRET)).isEqualTo(ACCEPTED);
        assertThat(login(level, "teacher", TestBroker.CHOSEN)).isEqualTo(ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void anybodyElseIsRefused(int level) {
        int refused = level == 5 ? REFUSED_5 : REFUSED_3;
        assertThat(login(level, "dst", "DST")).isEqualTo(refused);
        assertThat(login(level, "dst", "")).isEqualTo(refused);
        assertThat(login(level, "dst", TestBroker.SECRET)).isEqualTo(refused);
        assertThat(login(level, "teacher", "dst")).isEqualTo(refused);
        assertThat(login(level, "teacher", "")).isEqualTo(refused);
        assertThat(login(level, "TEACHER", TestBroker.SECRET)).isEqualTo(refused);
        assertThat(login(level, "somebody", "dst")).isEqualTo(refused);
        assertThat(login(level, "teacher ", TestBroker.SECRET)).isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void theAccountOfArtemisOwnManualIsRefused(int level) {
        assertThat(login(level, "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"))
                .isEqualTo(level == 5 ? REFUSED_5 : REFUSED_3);
    }

    @Test
    void whoGuessesTheTeachersPasswordIsHeldUpAndNobodyElseIs() {
        for (int i = 0; i < 10; i++) {
            assertThat(login(4, "teacher", "guess" + i)).isEqualTo(REFUSED_3);
        }
        assertThat(login(4, "teacher", TestBroker.CHOSEN))
                .as("even the right guess")
                .isEqualTo(REFUSED_3);
        assertThat(login(4, "teacher", TestBroker.SECRET)).as("this process").isEqualTo(ACCEPTED);
        assertThat(login(4, "dst", "dst")).as("a student at the same address").isEqualTo(ACCEPTED);
        assertThat(login(4, "", "")).isEqualTo(ACCEPTED);
    }

    private int login(int level, String user, String password) {
        try (var client = lab.raw()) {
            return client.connect(level, "somebody", user, password);
        }
    }
}
