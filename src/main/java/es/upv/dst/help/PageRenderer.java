// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.Topics;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders the page from the templates and texts in the folder {@code help}. */
@Component
class PageWriter {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final List<String> EXAMPLES = List.of("listen", "ask", "solve", "paho", "mqttjs");

    private final Messages messages;
    private final FindingFormatter formatter;
    private final Topics topics;
    private final ITemplateEngine engine;

    PageWriter(Messages messages, FindingFormatter formatter, Topics topics) {
        this.messages = messages;
        this.formatter = formatter;
        this.topics = topics;
        var templates = new SpringTemplateEngine();
        templates.setTemplateEngineMessageSource(messages.source());
        templates.setTemplateResolvers(
                Set.of(resolver(TemplateMode.HTML, ".html"), resolver(TemplateMode.TEXT, ".txt")));
        engine = templates;
    }

    String write(HelpPage page) {
        var context = new Context(page.language().locale());
        context.setVariable("other", page.language().other().tag());
        context.setVariable("connection", page.connection());
        context.setVariable("topics", topics);
        context.setVariable("rules", rules());
        for (var example : EXAMPLES) {
            context.setVariable(example, engine.process(example + ".txt", context));
        }
        page.check().ifPresent(check -> context.setVariables(variables(check, page.language())));
        context.setVariables(variables(page.reply(), page.language()));
        return engine.process("page.html", context);
    }

    private Map<String, Object> variables(MessageCheck check, Language language) {
        return Map.of(
                "check", check,
                "findings", formatter.sentences(check, language),
                "more", formatter.hasMore(check),
                "pieces", formatter.pieces(check));
    }

    private Map<String, Object> variables(HelpReply reply, Language language) {
        return switch (reply) {
            case HelpReply.Nothing() -> Map.of();
            case HelpReply.NoDni() -> Map.of("reply", "noDni");
            case HelpReply.Unknown() -> Map.of("reply", "unknown");
            case HelpReply.TooMany(var seconds) -> Map.of("reply", "tooMany", "wait", seconds);
            case HelpReply.Later() -> Map.of("reply", "later");
            case HelpReply.Found(var found) ->
                Map.of(
                        "reply",
                        "found",
                        "steps",
                        lines(found, language),
                        "hint",
                        found.hint().key());
        };
    }

    private List<Line> lines(Steps found, Language language) {
        return found.steps().stream()
                .map(step -> new Line(
                        step.at(), time(step.at(), language), messages.get(language, step.key(), topics.prefix())))
                .toList();
    }

    private static String time(Instant at, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .localizedBy(language.times())
                .format(at.atZone(MADRID));
    }

    /** The topics that students may publish to or subscribe to, from the access policy. */
    private List<Row> rules() {
        return AccessPolicy.of(topics).rules().stream()
                .map(rule -> new Row(
                        rule.filter(),
                        rule.publishers().contains(ClientRole.DST),
                        rule.subscribers().contains(ClientRole.DST)))
                .filter(row -> row.publish() || row.subscribe())
                .toList();
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("help/");
        resolver.setResolvablePatterns(Set.of("*" + suffix));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(UTF_8.name());
        return resolver;
    }

    /** @param time formatted for readers, in the time zone of Madrid */
    record Line(Instant at, String time, String sentence) {}

    /** A topic and the students' permissions on it. */
    record Row(String topic, boolean publish, boolean subscribe) {

        /** The topic without its prefix, which is part of the resource key of its payload's description. */
        public String name() {
            var name = topic.replace("/#", "");
            return name.substring(name.indexOf('/') + 1);
        }
    }
}
