// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtemisNamesTest {

    @ParameterizedTest
    @EnumSource
    void clientId_tellsTheRole(ClientRole role) {
        assertThat(ArtemisNames.roleOf(ArtemisNames.ofClientId("anonymous=teacher=x", role)))
                .isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DST", "LAB2"})
    void clientIdOfTheLab_isThatOfTheTeacher(String prefix) {
        var id = LabBroker.inboundClientId(new Topics(prefix));
        assertThat(ArtemisNames.roleOf(ArtemisNames.ofClientId(id, ClientRole.TEACHER)))
                .isEqualTo(ClientRole.TEACHER);
    }
}
