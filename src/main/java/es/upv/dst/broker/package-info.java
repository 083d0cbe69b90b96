/**
 * The embedded MQTT broker, with the lab's access policy, for when no other broker is configured.
 *
 * <p>In: MQTT 3.1.1 and 5, also over WebSocket, from anybody. Out: the same messages, to whom the policy grants them.
 * Rows: none; sessions, queued and retained messages lie in {@code broker} in the data folder. May use: tries.
 *
 * <pre>
 * bytes ─▶ Newcomer ─▶ Guard ─▶ Pace ─▶ Artemis ─▶ PolicySecurity ─▶ AccessPolicy
 *                               ▲             └──▶ Postmark ─▶ Backlog ─▶ the lab, in Turns
 *                               └──── Share ◀──── acknowledged ◀───┘
 * </pre>
 */
@ApplicationModule(allowedDependencies = "tries")
@NullMarked
package es.upv.dst.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
