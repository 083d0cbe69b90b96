// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

class ConnectionFailureTest {

    @Test
    void causeThatTheClientWraps_isExplained_withTheVariable() {
        assertThat(explain(new UnknownHostException("no.such.host")))
                .isEqualTo("no host has the name no.such.host; check DST_BROKER_URL");
        assertThat(explain(new ConnectException("Connection refused")))
                .isEqualTo(
                        "nothing accepts a connection there (Connection refused); check DST_BROKER_URL, and the broker");
        assertThat(explain(new SocketTimeoutException("Connect timed out"))).contains("DST_BROKER_URL");
        assertThat(explain(new SSLHandshakeException("PKIX path building failed")))
                .contains("DST_BROKER_SSLBUNDLE");
    }

    @Test
    void refusedLogin_isExplained() {
        assertThat(ConnectionFailure.explain(new MqttException(134))).contains("DST_BROKER_PASSWORD");
        assertThat(ConnectionFailure.explain(new MqttException(135))).contains("DST_BROKER_USERNAME");
    }

    private static String explain(Exception cause) {
        return ConnectionFailure.explain(new MqttException(cause));
    }
}
