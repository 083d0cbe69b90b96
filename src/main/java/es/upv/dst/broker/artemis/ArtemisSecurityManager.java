// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.Authenticator;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.protocol.ArtemisNames;
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

/** Makes Artemis use the accounts of {@link Authenticator} and the {@link AccessPolicy}. */
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
        return authenticate(user, password).map(ArtemisSecurityManager::subject).orElse(null);
    }

    /**
     * Applies the policy to sending, consuming, and creating and deleting queues and addresses. Refuses all other
     * permissions, such as management.
     */
    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        String topic = toTopic(CompositeAddress.extractAddressName(address));
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

    /**
     * Converts an address to a topic or filter. Does not use {@link MQTTUtil}, because it would convert the address of
     * a retained message to the topic of that message, and the rules for that topic would apply.
     */
    private static String toTopic(String address) {
        return ArtemisNames.toTopic(new WildcardConfiguration().convert(address, MQTTUtil.MQTT_WILDCARD));
    }

    /** Adds a user principal also for a client without a user name, because Artemis requires a user principal. */
    private static Subject subject(ClientRole role) {
        return new Subject(true, Set.of(role, new UserPrincipal(role.getName())), Set.of(), Set.of());
    }

    private Optional<ClientRole> authenticate(@Nullable String user, @Nullable String password) {
        return authenticator.authenticate(
                Objects.requireNonNullElse(user, ""), Objects.requireNonNullElse(password, ""));
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return authenticate(user, password).isPresent();
    }

    /** Returns false, because this older method has no address to which the policy could be applied. */
    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType check) {
        return false;
    }
}
