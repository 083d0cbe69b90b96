// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture.planted;

import com.hivemq.client.mqtt.MqttClient;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.apache.activemq.artemis.core.journal.Journal;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.web.bind.annotation.PostMapping;

/** Violates each rule, except the rule of package names, which {@code util.Planted} violates. */
public final class Planted {

    private Planted() {}

    public static class UsesPaho {
        public boolean isUp(IMqttAsyncClient client) {
            return client.isConnected();
        }
    }

    public static class UsesHiveMqClient {
        public boolean isUp(MqttClient client) {
            return client.getState().isConnected();
        }
    }

    public static class UsesArtemisJournal {
        public boolean isUp(Journal journal) {
            return journal.isStarted();
        }
    }

    public static class UsesArtemis {
        public boolean isUp(ActiveMQServer server) {
            return server.isStarted();
        }
    }

    public static class UsesSmtp {
        public boolean isUp(Transport transport) {
            return transport.isConnected();
        }
    }

    public static class UsesSpringSecurity {
        public String describe(HttpSecurity http) {
            return http.toString();
        }
    }

    public static class RosterImpl {}

    public static class HasSetter {
        public void setName(String name) {}
    }

    public static class HasMutableStaticField {
        public static int counter;
    }

    public static class ReadsSystemClock {
        public Instant time() {
            return Instant.now();
        }
    }

    public static class UsesSystemClock {
        public InstantSource clock() {
            return InstantSource.system();
        }
    }

    public static class UsesSystemClockInUtc {
        public Clock clock() {
            return Clock.systemUTC();
        }
    }

    public static class ReadsMilliseconds {
        public long time() {
            return System.currentTimeMillis();
        }
    }

    public static class ChangesWithoutProduces {
        @PostMapping("/change")
        public String change() {
            return "changed";
        }
    }

    public static class CallsShutdownNow {
        public void stop(ExecutorService executor) {
            executor.shutdownNow();
        }
    }
}
