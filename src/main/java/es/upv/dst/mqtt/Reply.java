// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.Optional;

/**
 * The reply to a message whose change is durable.
 *
 * @param message the message, which is acknowledged after the broker has confirmed the reply
 * @param payload the text to publish at the QoS of the message; empty if the message is only acknowledged
 */
public record Reply(InboundMessage message, Optional<String> payload) {}
