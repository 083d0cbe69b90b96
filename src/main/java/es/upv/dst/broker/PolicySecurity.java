// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.jspecify.annotations.Nullable;

/** The lab's accounts and policy, in the terms of Artemis. */
final class PolicySecurity implements ActiveMQSecurityManager5 {

    private final Accounts accounts;
    private final AccessPolicy policy;

    PolicySecurity(Accounts accounts, AccessPolicy policy) {
        this.accounts = accounts;
        this.policy = policy;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user, @Nullable String password, RemotingConnection connection, @Nullable String domain) {
        return identify(user, password).map(PolicySecurity::subject).orElse(null);
    }

    /** What Artemis asks for besides these, such as to manage it, is nobody's business. */
    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType asked, String address) {
        String topic = topic(CompositeAddress.extractAddressName(address));
        return subject.getPrincipals(Who.class).stream().anyMatch(who -> switch (asked) {
            case SEND -> policy.mayPublish(who, topic);
            case CONSUME,
                    CREATE_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE -> policy.maySubscribe(who, topic);
            case CREATE_ADDRESS, DELETE_ADDRESS -> policy.mayPublish(who, topic) || policy.maySubscribe(who, topic);
            default -> false;
        });
    }

    /** Not by Artemis' own function, to which an address of its retained messages is the topic that they were sent to. */
    private static String topic(String address) {
        return new WildcardConfiguration().convert(address, MQTTUtil.MQTT_WILDCARD);
    }

    /** Artemis turns away a subject without a user's name, so a client without a user gets one too. */
    private static Subject subject(Who who) {
        return new Subject(true, Set.of(who, new UserPrincipal(who.getName())), Set.of(), Set.of());
    }

    private Optional<Who> identify(@Nullable String user, @Nullable String password) {
        return accounts.identify(Objects.requireNonNullElse(user, ""), Objects.requireNonNullElse(password, ""));
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return identify(user, password).isPresent();
    }

    /** The old way to ask, without an address to judge by. */
    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType asked) {
        return false;
    }
}
