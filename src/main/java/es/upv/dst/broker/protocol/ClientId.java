// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;

/**
 * The client identifier of a CONNECT packet.
 *
 * @param text the identifier; empty if the broker assigns one
 */
public record ClientId(String text) {

    private static final int MAX_LENGTH = 256;

    public boolean isAllowedFor(ClientRole role) {
        return text.length() <= MAX_LENGTH
                && !MqttNameValidator.hasForbiddenCharacter(text)
                && (role == ClientRole.TEACHER || !text.startsWith(LabBroker.CLIENT_ID_PREFIX));
    }
}
