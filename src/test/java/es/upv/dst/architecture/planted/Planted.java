// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture.planted;

import com.hivemq.client.mqtt.MqttClient;
import jakarta.mail.Transport;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import org.apache.activemq.artemis.core.journal.Journal;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Violations, to prove that the rules bite. */
public final class Planted {

    private Planted() {}

    public static class KnowsPaho {
        public boolean isUp(IMqttAsyncClient client) {
            return client.isConnected();
        }
    }

    public static class KnowsTheStudentsClient {
        public boolean isUp(MqttClient client) {
            return client.getState().isConnected();
        }
    }

    public static class KnowsTheJournal {
        public boolean isUp(Journal journal) {
            return journal.isStarted();
        }
    }

    public static class KnowsArtemis {
        public boolean isUp(ActiveMQServer server) {
            return server.isStarted();
        }
    }

    public static class KnowsSmtp {
        public boolean isUp(Transport transport) {
            return transport.isConnected();
        }
    }

    public static class GuardsTheDoor {
        public String open(HttpSecurity http) {
            return http.toString();
        }
    }

    public static class RosterImpl {}

    public static class IsSetLater {
        public void setName(String name) {}
    }

    public static class HasState {
        public static int counter;
    }

    public static class ReadsTheClock {
        public Instant time() {
            return Instant.now();
        }
    }

    public static class Interrupts {
        public void stop(ExecutorService threads) {
            threads.shutdownNow();
        }
    }
}
