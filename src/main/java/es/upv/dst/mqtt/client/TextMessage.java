// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

/** A text on a topic. */
public record TextMessage(String topic, String text) {}
