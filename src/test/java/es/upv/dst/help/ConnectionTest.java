// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.PublicBrokerEndpoint;
import es.upv.dst.broker.Topics;
import es.upv.dst.web.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the host and port of the broker that the students' page shows in its examples. */
class ConnectionTest {

    private static final PublicBrokerEndpoint WITHOUT_HOST = new PublicBrokerEndpoint("", 1883, false, false);
    private static final PublicBrokerEndpoint WITH_HOST_AND_TLS =
            new PublicBrokerEndpoint("mqtt.example.org", 8883, true, false);

    private final Messages messages = new Messages();
    private final PageRenderer renderer = new PageRenderer(messages, new FindingFormatter(messages), new Topics("DST"));

    @Test
    void brokerWithoutHostName_isShownWithTheHostOfTheRequest() {
        assertThat(render(BrokerAddress.of(WITHOUT_HOST, "lab.example.org")))
                .contains(
                        "mosquitto_sub -h lab.example.org -p 1883 -u dst",
                        "cliente.connect(&quot;lab.example.org&quot;, 1883)",
                        "&quot;mqtt://lab.example.org:1883&quot;")
                .doesNotContain("tls");
    }

    @Test
    void configuredHostWithTls_isShownWithTlsOptions() {
        assertThat(render(BrokerAddress.of(WITH_HOST_AND_TLS, "lab.example.org")))
                .contains(
                        "mosquitto_sub -h mqtt.example.org -p 8883 --tls-use-os-certs -u dst",
                        "cliente.tls_set()\ncliente.connect(&quot;mqtt.example.org&quot;, 8883)",
                        "&quot;mqtts://mqtt.example.org:8883&quot;")
                .doesNotContain("lab.example.org");
    }

    @Test
    void ipv6Address_hasBracketsInUrlsOnly() {
        assertThat(render(BrokerAddress.of(WITHOUT_HOST, "[2001:db8::1]")))
                .contains("-h 2001:db8::1 -p", "connect(&quot;2001:db8::1&quot;", "mqtt://[2001:db8::1]:1883");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;rm -rf ~", "$(id)", "x\"); evil(\"", "<script>", "", "[::1]x", "x\n", "a b"})
    void hostNameWithShellCharacters_isReplacedByLocalhost(String requestHost) {
        assertThat(BrokerAddress.of(WITHOUT_HOST, requestHost).host()).isEqualTo("localhost");
    }

    private String render(BrokerAddress address) {
        return renderer.render(HelpPage.of("", Language.EN, address, true));
    }
}
