// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.throttle.CodeFormat;
import es.upv.dst.codes.Code;
import es.upv.dst.mqtt.InboundAdapter;
import es.upv.dst.mqtt.InboundMessage;
import es.upv.dst.mqtt.InboundMessage.MessageKind;
import es.upv.dst.mqtt.OutboundAdapter;
import es.upv.dst.mqtt.client.BrokerConnection;
import es.upv.dst.mqtt.client.BrokerConnectionFactory;
import es.upv.dst.probe.ProbeRegistry;
import es.upv.dst.storage.Instance;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.context.IntegrationContextUtils;
import org.springframework.integration.core.MessageSelector;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.messaging.MessageChannel;

/**
 * The path of a message through the lab, from top to bottom.
 *
 * <pre>
 * DST/PETICION ─▶ InboundAdapter ─▶ channel "requests"    ─▶ InboundQueue ─┐
 * DST/SOLUCION ─▶ InboundAdapter ─▶ channel "submissions" ─▶ InboundQueue ─┤ BatchProcessor: one batch, one change
 * DST/CODIGO    ◀─ OutboundAdapter ◀─ channel "codes"    ◀─────────────────┤ once the change is durable: publish,
 * DST/RESULTADO ◀─ OutboundAdapter ◀─ channel "verdicts" ◀─────────────────┘ then acknowledge, once confirmed
 * </pre>
 *
 * The {@link ConnectionSupervisor} opens and closes the two connections that the adapters use.
 */
@Configuration(proxyBeanMethods = false)
class LabFlow {

    static final String REQUESTS = "requests";
    static final String SUBMISSIONS = "submissions";
    static final String CODES = "codes";
    static final String VERDICTS = "verdicts";

    /** The channel of discarded messages. Without a discard channel, the filter logs a warning for each message. */
    private static final String NULL_CHANNEL = IntegrationContextUtils.NULL_CHANNEL_BEAN_NAME;

    /** Tells the embedded broker which submissions may be guesses. */
    @Bean
    CodeFormat codeFormat() {
        return digits -> Code.parse(digits).isPresent();
    }

    // ---- Received from the students

    /** Uses a persistent session, so that the broker stores messages of students while the lab is not connected. */
    @Bean
    BrokerConnection inboundConnection(LabBroker broker, Topics topics, Instance instance) {
        return new BrokerConnectionFactory(broker, topics, instance).withPersistentSession(LabBroker.INBOUND);
    }

    /** Uses a selector and a router that the flow calls directly, because it would call lambdas by reflection. */
    @Bean
    IntegrationFlow fromStudents(InboundAdapter adapter, ProbeRegistry probes) {
        MessageSelector acceptUnlessProbe =
                message -> !probes.acknowledgeIfProbe((InboundMessage) message.getPayload());
        return IntegrationFlow.from(adapter)
                .filter(acceptUnlessProbe, filter -> filter.discardChannel(NULL_CHANNEL))
                .route(new MessageKindRouter(
                        Map.of(MessageKind.REQUEST, REQUESTS, MessageKind.SUBMISSION, SUBMISSIONS)))
                .get();
    }

    @Bean
    IntegrationFlow requestsToBatch(InboundQueue queue) {
        return IntegrationFlow.from(REQUESTS).handle(queue).get();
    }

    @Bean
    IntegrationFlow submissionsToBatch(InboundQueue queue) {
        return IntegrationFlow.from(SUBMISSIONS).handle(queue).get();
    }

    // ---- Between: InboundQueue ─▶ BatchProcessor ─▶ codes, verdicts

    // ---- Sent to the students

    @Bean(CODES)
    MessageChannel codes() {
        return new DirectChannel();
    }

    @Bean(VERDICTS)
    MessageChannel verdicts() {
        return new DirectChannel();
    }

    @Bean
    IntegrationFlow codesToStudents(OutboundAdapter adapter) {
        return IntegrationFlow.from(CODES).handle(adapter).get();
    }

    @Bean
    IntegrationFlow verdictsToStudents(OutboundAdapter adapter) {
        return IntegrationFlow.from(VERDICTS).handle(adapter).get();
    }

    /** Uses no persistent session, because this connection needs no stored messages. */
    @Bean
    BrokerConnection outboundConnection(LabBroker broker, Topics topics, Instance instance) {
        return new BrokerConnectionFactory(broker, topics, instance).withCleanSession("out");
    }
}
