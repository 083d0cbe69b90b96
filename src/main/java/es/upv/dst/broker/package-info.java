/**
 * The MQTT broker of the lab: its address, accounts and access policy, and the embedded broker for a lab without an
 * external one.
 *
 * <p>In: MQTT 3.1.1 and 5, also over WebSocket, from any client. Out: the same messages, to the subscribers that the
 * policy allows. Rows: none; the folder {@code broker} in the data folder holds sessions, queued and retained messages.
 * May use: ratelimit.
 *
 * <pre>
 * bytes ─▶ PreConnectLimitHandler ─▶ PacketValidationHandler ─▶ BackpressureHandler ─▶ Artemis
 * Artemis ─▶ ArtemisSecurityManager ─▶ AccessPolicy
 *         └▶ DeliveryIdPlugin ─▶ UnacknowledgedMessages ─▶ the lab, by FairDispatchPlugin
 * acknowledged ─▶ UnacknowledgedMessages ─▶ ClientQuota ─▶ BackpressureHandler
 * </pre>
 */
@ApplicationModule(allowedDependencies = "ratelimit")
@NullMarked
package es.upv.dst.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
