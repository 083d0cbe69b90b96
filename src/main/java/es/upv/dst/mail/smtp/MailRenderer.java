// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.Topics;
import es.upv.dst.mail.Mail;
import es.upv.dst.mail.Mail.MailTopic;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.submissions.Verdict;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders mails from the templates and messages in the resource folder {@code mail}, in the configured language. */
@Component
public class MailRenderer {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final int MAX_CODE_LENGTH = 12;
    private static final int MAX_NAME_LENGTH = 100;

    private final Locale locale;
    private final Topics topics;
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    private final ITemplateEngine engine;

    MailRenderer(MailProperties properties, Topics topics) {
        this.topics = topics;
        locale = properties.locale();
        messages.setBasename("mail/messages");
        messages.setDefaultEncoding(UTF_8.name());
        // The system locale must not affect the mails.
        messages.setFallbackToSystemLocale(false);
        var templates = new SpringTemplateEngine();
        templates.setTemplateEngineMessageSource(messages);
        templates.setTemplateResolvers(
                Set.of(resolver(TemplateMode.HTML, ".html"), resolver(TemplateMode.TEXT, ".txt")));
        engine = templates;
    }

    /** Returns the content of a mail; it depends on the mail only, so each attempt sends the same content. */
    public MailContent render(Mail mail) {
        return switch (mail.topic()) {
            case MailTopic.SubmissionVerdict topic -> render(mail, topic);
            case MailTopic.Message message -> render(message);
        };
    }

    private MailContent render(MailTopic.Message message) {
        var context = new Context(locale);
        context.setVariable("subject", message.subject());
        context.setVariable("text", message.text());
        return new MailContent(
                message.subject(),
                engine.process("message-mail.txt", context),
                engine.process("message-mail.html", context));
    }

    private MailContent render(Mail mail, MailTopic.SubmissionVerdict topic) {
        var kind = topic.verdict() == Verdict.ACCEPTED ? "certified" : "refused";
        var code = truncate(topic.code(), MAX_CODE_LENGTH);
        var context = new Context(locale);
        context.setVariable("kind", kind);
        context.setVariable("prefix", topics.prefix());
        context.setVariable("verdict", topic.verdict().name());
        context.setVariable("code", code);
        context.setVariable("name", truncate(mail.name(), MAX_NAME_LENGTH));
        context.setVariable("when", when(mail));
        return new MailContent(
                messages.getMessage(kind + ".subject", new Object[] {code}, locale),
                engine.process("verdict-mail.txt", context),
                engine.process("verdict-mail.html", context));
    }

    private String when(Mail mail) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
                // Locale.UK has a 24-hour clock, as is usual in Spain.
                .localizedBy(locale.getLanguage().equals("en") ? Locale.UK : locale)
                .format(mail.receivedAt().atZone(MADRID));
    }

    /** Limits the text that a student with a code can send to other addresses through the lab. */
    private static String truncate(String text, int maxLength) {
        return text.codePointCount(0, text.length()) <= maxLength
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxLength)) + "…";
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("mail/");
        resolver.setResolvablePatterns(Set.of("*" + suffix));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(UTF_8.name());
        return resolver;
    }
}
