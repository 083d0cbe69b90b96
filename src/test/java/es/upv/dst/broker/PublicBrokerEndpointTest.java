// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which broker address the help page shows for a listen address or a URL. */
class PublicBrokerEndpointTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void wildcardAddress_hasTheHostOfTheHelpPage(String address) throws UnknownHostException {
        assertThat(PublicBrokerEndpoint.ofEmbedded(address, 1))
                .isEqualTo(new PublicBrokerEndpoint("", 1, false, false));
    }

    @Test
    void singleAddress_isTheHost() throws UnknownHostException {
        assertThat(PublicBrokerEndpoint.ofEmbedded("127.0.0.1", 1))
                .isEqualTo(new PublicBrokerEndpoint("127.0.0.1", 1, false, true));
        assertThat(PublicBrokerEndpoint.ofEmbedded("::1", 1))
                .isEqualTo(new PublicBrokerEndpoint("[::1]", 1, false, true));
        assertThat(PublicBrokerEndpoint.ofEmbedded("192.0.2.7", 1))
                .isEqualTo(new PublicBrokerEndpoint("192.0.2.7", 1, false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://localhost:1883", "tcp://127.0.0.1:1883", "tcp://[::1]:1883"})
    void loopbackUrl_hasTheHostOfTheHelpPage(String url) {
        assertThat(PublicBrokerEndpoint.ofUrl(url)).isEqualTo(new PublicBrokerEndpoint("", 1883, false, false));
    }

    @Test
    void externalUrl_givesHostPortAndTls() {
        assertThat(PublicBrokerEndpoint.ofUrl("ssl://mqtt.example.org:8883"))
                .isEqualTo(new PublicBrokerEndpoint("mqtt.example.org", 8883, true, false));
    }
}
