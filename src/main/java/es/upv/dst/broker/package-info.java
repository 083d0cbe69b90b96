/**
 * The MQTT broker of the lab: the broker's address, accounts and access policy, and the embedded broker, which runs if
 * no external broker is configured.
 *
 * <pre>
 * receives        MQTT 3.1.1 and 5, also over WebSocket, from any client
 * sends           the same messages, to the subscribers that the access policy allows
 * database tables none; the folder broker in the data folder contains sessions, queued and retained messages
 * uses            ratelimit, time
 *
 * bytes of a client ─▶ PreConnectLimitHandler ─▶ FirstPacketHandler ─▶ PacketFrameDecoder
 *                   ─▶ PacketValidationHandler ─▶ SessionHandler ─▶ PacketBoundsHandler ─▶ UnreleasedHandler
 *                   ─▶ TopicAliasHandler ─▶ RetainLimitHandler ─▶ MessageBoundsHandler ─▶ ThrottleHandler
 *                   ─▶ BackpressureHandler ─▶ StoreSpaceHandler ─▶ NameMappingHandler ─▶ WillHandler ─▶ Artemis
 * Artemis ─▶ ArtemisSecurityManager ─▶ AccessPolicy
 *         └▶ DeliveryIdPlugin ─▶ UnacknowledgedMessages ─▶ the lab, by FairDispatchPlugin
 * free space on the disk ─▶ StoreSpace ─▶ StoreSpaceHandler, BrokerHealth; GET /api/status, the doctor's check broker
 * acknowledgement of the lab ─▶ UnacknowledgedMessages ─▶ ClientQuota ─▶ BackpressureHandler
 * </pre>
 */
@ApplicationModule(allowedDependencies = {"ratelimit", "storage :: disk", "time"})
@NullMarked
package es.upv.dst.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
