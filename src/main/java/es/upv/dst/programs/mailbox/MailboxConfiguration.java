// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.mail.MailProperties;
import es.upv.dst.programs.intake.ProgramIntake;
import es.upv.dst.storage.Leadership;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.time.MonotonicTime;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mailbox, if one is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(MailboxConfiguration.IsConfigured.class)
class MailboxConfiguration {

    @Bean
    MailboxPoller mailboxPoller(
            MailboxProperties properties,
            MailProperties mailProperties,
            ProgramIntake programs,
            ReadingRepository readings,
            Leadership leadership,
            InstantSource clock,
            Supplier<Mailbox> mailboxConnection) {
        var reader = new MailReader(mailProperties, properties.address(), clock);
        var failures = new FailedMails(properties.pollInterval(), new MonotonicTime());
        var intake = new MailIntake(reader, readings, programs::handIn, failures);
        return new MailboxPoller(mailboxConnection, properties, intake, leadership::isLeader);
    }

    @Bean
    ReadingRepository readingRepository(JdbcClient jdbc, SingleWriter writer) {
        return new ReadingRepository(jdbc, writer);
    }

    @Bean
    MailboxCheck mailboxCheck(Supplier<Mailbox> mailboxConnection, MailboxProperties properties) {
        return new MailboxCheck(mailboxConnection, properties);
    }

    /** Opens a connection of its own at each call. */
    @Bean
    Supplier<Mailbox> mailboxConnection(MailboxProperties properties, SslBundles bundles, BeanFactory beans) {
        var trusting = Optional.of(properties.sslBundle().strip())
                .filter(name -> !name.isEmpty())
                .map(name -> trusting(name, bundles));
        return () -> new Mailbox(properties, trusting, beans);
    }

    private static SSLSocketFactory trusting(String bundle, SslBundles bundles) {
        try {
            return bundles.getBundle(bundle).createSslContext().getSocketFactory();
        } catch (RuntimeException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "dst.mailbox.ssl-bundle",
                    bundle,
                    ("The SSL bundle cannot be read (%s). Name the file of the certificate of the server's authority in"
                                    + " SPRING_SSL_BUNDLE_PEM_%s_TRUSTSTORE_CERTIFICATE")
                            .formatted(
                                    NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
                                    bundle.toUpperCase(Locale.ROOT)));
        }
    }

    @Bean
    MailboxHealth mailboxHealthIndicator(MailboxPoller poller, ProgramIntake programs) {
        return new MailboxHealth(poller, programs::mailsAboveQuota);
    }

    /** Does not put the URL into an expression, because it contains a password with arbitrary characters. */
    static final class IsConfigured extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var url = context.getEnvironment().getProperty("dst.mailbox.url", "");
            return new ConditionOutcome(!url.isBlank(), ConditionMessage.of("dst.mailbox.url"));
        }
    }
}
