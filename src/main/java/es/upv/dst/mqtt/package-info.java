/**
 * MQTT: the connections of the lab to the broker. It does not interpret payloads; the pipeline does.
 *
 * <pre>
 * in    InboundAdapter               receives, acknowledges, and bounds the number of unacknowledged messages
 * out   OutboundAdapter              publishes; UnconfirmedReplies ─▶ Acknowledgement, once the broker has confirmed
 * life  ConnectionSupervisor ─▶ BrokerConnections, while this instance is the leader
 *       LabPresence                  detects another lab that uses the same topics
 * rows  none
 * meter dst.answers
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"broker", "cluster", "storage", "storage :: deduplication", "storage :: database"})
package es.upv.dst.mqtt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
