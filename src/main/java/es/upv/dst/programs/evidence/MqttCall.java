// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import es.upv.dst.programs.evidence.values.Trace.ExternalCall;
import es.upv.dst.programs.evidence.values.Value;
import es.upv.dst.programs.evidence.values.Values;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A call as a client library of MQTT understands it: paho-mqtt, aiomqtt, gmqtt, amqtt or umqtt. */
record MqttCall(ExternalCall call) {

    private static final Set<String> CONNECT = Set.of("connect", "connect_async", "connect_srv");
    private static final Set<String> CONNECTING_CLASSES = Set.of("aiomqtt.Client", "asyncio_mqtt.Client");
    private static final Set<String> HELPERS = Set.of(
            "paho.mqtt.publish.single",
            "paho.mqtt.publish.multiple",
            "paho.mqtt.subscribe.simple",
            "paho.mqtt.subscribe.callback");

    /** Whether the object of the call may be a client. An object that is not known may be one. */
    boolean isPossible() {
        var receiver = call.receiver();
        return receiver.isEmpty() || receiver.equals("super") || receiver.contains("mqtt");
    }

    boolean connects() {
        return CONNECT.contains(call.name()) || isHelper() || CONNECTING_CLASSES.contains(fullName());
    }

    private boolean isHelper() {
        return HELPERS.contains(fullName());
    }

    private String fullName() {
        return call.receiver() + "." + call.name();
    }

    boolean setsPassword() {
        return call.name().equals("username_pw_set")
                || call.name().equals("set_auth_credentials")
                || call.arguments().keywords().containsKey("password")
                || call.arguments().keywords().containsKey("auth");
    }

    /** Whether user and password may both be this text. */
    boolean logsInAs(String text) {
        var arguments = call.arguments();
        if (arguments.keywords().containsKey("auth")) {
            return arguments.get(-1, "auth").textsInside().anyMatch(is(text));
        }
        boolean positional =
                call.name().equals("username_pw_set") || call.name().equals("set_auth_credentials");
        return may(arguments.get(positional ? 0 : -1, "username", "user"), text)
                && may(arguments.get(positional ? 1 : -1, "password"), text);
    }

    boolean subscribes() {
        return call.name().equals("subscribe") || isHelper() && call.receiver().endsWith("subscribe");
    }

    boolean publishes() {
        return call.name().equals("publish") || isHelper() && call.receiver().endsWith("publish");
    }

    /** The topics that the call may name. A hole in one is shown as …. */
    List<String> topics() {
        var arguments = call.arguments();
        var first = arguments.get(0, "topic", "topics", "msgs").textsInside();
        var second =
                call.name().equals("callback") ? arguments.get(1, "topics").textsInside() : Stream.<Value.Text>of();
        return Stream.concat(first, second)
                .map(Value.Text::shown)
                .filter(topic -> !topic.matches("[0-9]*"))
                .distinct()
                .toList();
    }

    static boolean may(Values values, String text) {
        return values.texts().anyMatch(is(text));
    }

    private static Predicate<Value.Text> is(String text) {
        return value -> value.isConstant() && value.shown().equals(text);
    }
}
