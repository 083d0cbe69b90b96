// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void whoListensEverywhereIsMetWhereTheLabIs(String address) throws UnknownHostException {
        assertThat(Meeting.listening(address, 1)).isEqualTo(new Meeting("", 1, false, false));
    }

    @Test
    void whoListensOnOneAddressIsMetThere() throws UnknownHostException {
        assertThat(Meeting.listening("127.0.0.1", 1)).isEqualTo(new Meeting("127.0.0.1", 1, false, true));
        assertThat(Meeting.listening("::1", 1)).isEqualTo(new Meeting("[::1]", 1, false, true));
        assertThat(Meeting.listening("192.0.2.7", 1)).isEqualTo(new Meeting("192.0.2.7", 1, false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://localhost:1883", "tcp://127.0.0.1:1883", "tcp://[::1]:1883"})
    void aBrokerBesideTheLabIsMetWhereTheLabIs(String url) {
        assertThat(Meeting.at(url)).isEqualTo(new Meeting("", 1883, false, false));
    }

    @Test
    void aBrokerElsewhereIsMetThere() {
        assertThat(Meeting.at("ssl://mqtt.example.org:8883"))
                .isEqualTo(new Meeting("mqtt.example.org", 8883, true, false));
    }
}
