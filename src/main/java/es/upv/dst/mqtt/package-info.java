/**
 * MQTT: the connections of the lab, which is this program, to the broker. Only the pipeline interprets payloads.
 *
 * <pre>
 * receives        PropertyFilterStream ─▶ Paho ─▶ InboundAdapter
 *                 InboundAdapter      acknowledges messages, and bounds the number of unacknowledged messages
 * sends           OutboundAdapter     publishes replies; UnconfirmedReplies ─▶ Acknowledgement, after the confirmation
 * connects        ConnectionSupervisor ─▶ BrokerConnections, while this instance is the leader
 *                 presence            detects another lab that uses the same topics
 * database tables none
 * metrics         dst.answers
 * </pre>
 *
 * An epoch is a period in which one instance is the leader. Epochs are numbered. Each message belongs to the epoch in
 * which it arrived. A message of an ended epoch is abandoned, which means that this instance does not acknowledge it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "broker",
            "cluster",
            "network",
            "storage",
            "storage :: deduplication",
            "storage :: database",
            "time"
        })
package es.upv.dst.mqtt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
