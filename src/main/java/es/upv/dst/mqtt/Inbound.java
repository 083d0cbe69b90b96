// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.mqtt.inbound.Mqttv5PahoMessageDrivenChannelAdapter;
import org.springframework.integration.mqtt.support.MqttHeaderMapper;
import org.springframework.integration.support.MutableMessageBuilderFactory;

/** The connection on which messages come in. Each waits for its acknowledgement; the session outlives the connection. */
class Inbound extends Mqttv5PahoMessageDrivenChannelAdapter {

    /** Paho waits for a token of its own that never completes, though the broker has long seen the end. */
    private static final int MILLISECONDS_TO_DISCONNECT = 300;

    /** @param named whether the broker names each delivery; on any other, a name would be the student's own */
    Inbound(MqttConnectionOptions options, String clientId, boolean named, MqttSubscription... subscriptions) {
        super(options, clientId, subscriptions);
        setManualAcks(true);
        setHeaderMapper(mapping(named ? new String[] {LabBroker.DELIVERY} : new String[0]));
        setMessageBuilderFactory(new MutableMessageBuilderFactory());
        setCompletionTimeout(TimeUnit.SECONDS.toMillis(Account.SECONDS_TO_CONNECT));
        setQuiescentTimeout(MILLISECONDS_TO_DISCONNECT);
        setDisconnectCompletionTimeout(MILLISECONDS_TO_DISCONNECT);
    }

    /**
     * Subscribing waits for the broker's answer, which Paho cannot read while this thread waits and a backlog fills its
     * queue of ten; so it waits on a thread of its own.
     */
    @Override
    public void connectComplete(boolean reconnect, @Nullable String serverUri) {
        Thread.ofVirtual().name("mqtt-subscribe").start(() -> super.connectComplete(reconnect, serverUri));
    }

    /**
     * A student's own user properties are kept out: Spring Integration has names for headers that it throws at when the
     * value is not as it likes, which would end the connection.
     */
    private static MqttHeaderMapper mapping(String... names) {
        var mapper = new MqttHeaderMapper();
        mapper.setInboundHeaderNames(names);
        return mapper;
    }
}
