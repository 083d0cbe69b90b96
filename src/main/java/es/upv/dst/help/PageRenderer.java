// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.Topics;
import es.upv.dst.web.Language;
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
class PageRenderer {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final List<String> EXAMPLES = List.of("listen", "ask", "solve", "paho", "mqttjs");

    private final Messages messages;
    private final FindingFormatter formatter;
    private final Topics topics;
    private final ITemplateEngine engine;

    PageRenderer(Messages messages, FindingFormatter formatter, Topics topics) {
        this.messages = messages;
        this.formatter = formatter;
        this.topics = topics;
        var templates = new SpringTemplateEngine();
        templates.setTemplateEngineMessageSource(messages.source());
        templates.setTemplateResolvers(
                Set.of(resolver(TemplateMode.HTML, ".html"), resolver(TemplateMode.TEXT, ".txt")));
        engine = templates;
    }

    String render(HelpPage page) {
        var context = new Context(page.language().locale());
        context.setVariable("root", page.root());
        context.setVariable("other", page.language().other().tag());
        context.setVariable("connection", page.brokerAddress());
        context.setVariable("courseOpen", page.courseOpen());
        context.setVariable("topics", topics);
        context.setVariable("rules", rules());
        for (var example : EXAMPLES) {
            context.setVariable(example, engine.process(example + ".txt", context));
        }
        page.check().ifPresent(check -> context.setVariables(variables(check, page.language())));
        context.setVariables(variables(page.result(), page.language()));
        return engine.process("page.html", context);
    }

    private Map<String, Object> variables(MessageCheck check, Language language) {
        return Map.of(
                "check", check,
                "findings", formatter.texts(check, language),
                "more", formatter.hasMore(check),
                "pieces", formatter.pieces(check));
    }

    private Map<String, Object> variables(StepsQueryResult result, Language language) {
        return switch (result) {
            case StepsQueryResult.NoQuery() -> Map.of();
            case StepsQueryResult.MalformedDni() -> Map.of("reply", "noDni");
            case StepsQueryResult.Unknown() -> Map.of("reply", "unknown");
            case StepsQueryResult.RateLimited(var seconds) -> Map.of("reply", "tooMany", "wait", seconds);
            case StepsQueryResult.Unavailable() -> Map.of("reply", "later");
            case StepsQueryResult.Found(var timeline) ->
                Map.of(
                        "reply",
                        "found",
                        "steps",
                        stepViews(timeline, language),
                        "hint",
                        timeline.hint().key());
        };
    }

    private List<StepView> stepViews(Timeline timeline, Language language) {
        return timeline.entries().stream()
                .map(step -> new StepView(
                        step.at(), time(step.at(), language), messages.get(language, step.key(), topics.prefix())))
                .toList();
    }

    private static String time(Instant at, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .localizedBy(language.timeLocale())
                .format(at.atZone(MADRID));
    }

    /** The topics on which students may publish or to which they may subscribe, from the access policy. */
    private List<TopicPermissions> rules() {
        return AccessPolicy.of(topics).rules().stream()
                .map(rule -> new TopicPermissions(
                        rule.filter(),
                        rule.publishers().contains(ClientRole.STUDENT),
                        rule.subscribers().contains(ClientRole.STUDENT)))
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
    record StepView(Instant at, String time, String sentence) {}

    /** A topic and the students' permissions on it. */
    record TopicPermissions(String topic, boolean publish, boolean subscribe) {

        /** The topic without its prefix. It is part of the resource key of the text that describes the payload. */
        public String name() {
            var name = topic.replace("/#", "");
            return name.substring(name.indexOf('/') + 1);
        }
    }
}
