// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.Authenticator;
import es.upv.dst.broker.ClientRole;
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

/** Applies the lab's accounts and access policy in Artemis. */
public final class ArtemisSecurityManager implements ActiveMQSecurityManager5 {

    private final Authenticator authenticator;
    private final AccessPolicy policy;

    ArtemisSecurityManager(Authenticator authenticator, AccessPolicy policy) {
        this.authenticator = authenticator;
        this.policy = policy;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user, @Nullable String password, RemotingConnection connection, @Nullable String domain) {
        return role(user, password).map(ArtemisSecurityManager::subject).orElse(null);
    }

    /** Refuses every other permission, such as management, for all roles. */
    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        String topic = topic(CompositeAddress.extractAddressName(address));
        return subject.getPrincipals(ClientRole.class).stream().anyMatch(role -> switch (check) {
            case SEND -> policy.mayPublish(role, topic);
            case CONSUME,
                    CREATE_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE -> policy.maySubscribe(role, topic);
            case CREATE_ADDRESS, DELETE_ADDRESS -> policy.mayPublish(role, topic) || policy.maySubscribe(role, topic);
            default -> false;
        });
    }

    /** {@link MQTTUtil}'s own conversion would map addresses of retained messages to the topics of those messages. */
    private static String topic(String address) {
        return new WildcardConfiguration().convert(address, MQTTUtil.MQTT_WILDCARD);
    }

    /** Artemis rejects a subject without a user principal, so a client without a user gets one too. */
    private static Subject subject(ClientRole role) {
        return new Subject(true, Set.of(role, new UserPrincipal(role.getName())), Set.of(), Set.of());
    }

    private Optional<ClientRole> role(@Nullable String user, @Nullable String password) {
        return authenticator.authenticate(
                Objects.requireNonNullElse(user, ""), Objects.requireNonNullElse(password, ""));
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return role(user, password).isPresent();
    }

    /** Refuses always: this older method has no address, so the policy cannot be applied. */
    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType check) {
        return false;
    }
}
