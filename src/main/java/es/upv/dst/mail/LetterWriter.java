// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.Topics;
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

/** Writes letters from the templates and the sentences in the folder {@code mail}, in the language of the course. */
@Component
class LetterWriter {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final int LONGEST_CODE = 12;
    private static final int LONGEST_NAME = 100;

    private final Locale locale;
    private final Topics topics;
    private final ResourceBundleMessageSource sentences = new ResourceBundleMessageSource();
    private final ITemplateEngine engine;

    LetterWriter(MailProperties properties, Topics topics) {
        this.topics = topics;
        locale = properties.locale();
        sentences.setBasename("mail/sentences");
        sentences.setDefaultEncoding(UTF_8.name());
        // The machine's own language is nobody's here.
        sentences.setFallbackToSystemLocale(false);
        var templates = new SpringTemplateEngine();
        templates.setTemplateEngineMessageSource(sentences);
        templates.setTemplateResolvers(
                Set.of(resolver(TemplateMode.HTML, ".html"), resolver(TemplateMode.TEXT, ".txt")));
        engine = templates;
    }

    Letter write(Mail mail) {
        var kind = mail.verdict() == Verdict.ACCEPTED ? "certified" : "refused";
        var code = shortened(mail.code(), LONGEST_CODE);
        var context = new Context(locale);
        context.setVariable("kind", kind);
        context.setVariable("prefix", topics.prefix());
        context.setVariable("verdict", mail.verdict().name());
        context.setVariable("code", code);
        context.setVariable("name", shortened(mail.name(), LONGEST_NAME));
        context.setVariable("when", when(mail));
        return new Letter(
                sentences.getMessage(kind + ".subject", new Object[] {code}, locale),
                engine.process("letter.txt", context),
                engine.process("letter.html", context));
    }

    private String when(Mail mail) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
                // In Spain a day has 24 hours in any language.
                .localizedBy(locale.getLanguage().equals("en") ? Locale.UK : locale)
                .format(mail.receivedAt().atZone(MADRID));
    }

    /** Whoever has a code can write into a mail to anybody; it is not to be a long one. */
    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
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
