// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.network.NetworkFailure;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.springframework.core.NestedExceptionUtils;

/** Explains why the lab cannot use its broker by the cause that the exceptions of the client wrap, and what to set. */
final class ConnectionFailure {

    private static final Set<Integer> LOGIN_REFUSED =
            Set.of(MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD, MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED);

    private ConnectionFailure() {}

    static String warning(LabBroker broker, Exception failure) {
        return "Cannot use the %s; retrying twice a second, see GET /api/doctor: %s"
                .formatted(broker, explain(failure));
    }

    static String explain(Exception failure) {
        if (failure instanceof MqttException refusal && LOGIN_REFUSED.contains(refusal.getReasonCode())) {
            return "it refuses the login; check DST_BROKER_USERNAME and DST_BROKER_PASSWORD";
        }
        return NetworkFailure.of(failure).map(ConnectionFailure::explain).orElseGet(() -> explainOther(failure));
    }

    private static String explain(NetworkFailure failure) {
        return switch (failure.kind()) {
            case HOST_UNKNOWN -> "no host has the name " + failure.message() + "; check DST_BROKER_URL";
            case NOT_CONNECTED ->
                "nothing accepts a connection there (" + failure.message() + "); check DST_BROKER_URL, and the broker";
            case TIMED_OUT -> "it does not answer in time; check DST_BROKER_URL, and the firewall";
        };
    }

    private static String explainOther(Exception failure) {
        return switch (NestedExceptionUtils.getMostSpecificCause(failure)) {
            case SSLException tls -> "TLS fails (" + tls.getMessage() + "); check DST_BROKER_SSLBUNDLE";
            case Throwable cause -> cause.toString();
        };
    }
}
