// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import es.upv.dst.language.Sentence;
import es.upv.dst.programs.evidence.values.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides for each step whether a program contains it. */
final class StepFinder {

    private static final String USER = "dst";

    /** A topic of which nothing is known. */
    private static final String UNKNOWN = "…";

    private final String prefix;
    private final Trace trace;
    private final List<MqttCall> calls;

    StepFinder(String prefix, Trace trace) {
        this.prefix = prefix;
        this.trace = trace;
        calls = trace.calls().stream()
                .map(MqttCall::new)
                .filter(MqttCall::isPossible)
                .sorted(Comparator.comparingInt(call -> call.call().line()))
                .toList();
    }

    List<StepFinding> findings() {
        var subscription = topic(
                ProgramStep.SUBSCRIBES_TO_CODES, StepReason.NO_SUBSCRIPTION, MqttCall::subscribes, prefix + "/CODIGO");
        var solution = new SolutionFinder(trace);
        return Stream.of(
                        connection(),
                        login(),
                        subscription,
                        topic(
                                ProgramStep.REQUESTS_CODE,
                                StepReason.NO_PUBLICATION,
                                MqttCall::publishes,
                                prefix + "/PETICION"),
                        solution.reading(readsOtherMessages(subscription), prefix + "/CODIGO"),
                        solution.building(),
                        topic(
                                ProgramStep.PUBLISHES_SOLUTION,
                                StepReason.NO_PUBLICATION,
                                MqttCall::publishes,
                                prefix + "/SOLUCION"))
                .map(this::mayBeIncomplete)
                .toList();
    }

    /** Whether the topics of all subscriptions are known, and none is that of the codes. */
    private boolean readsOtherMessages(StepFinding subscription) {
        return !subscription.found()
                && calls.stream()
                        .filter(MqttCall::subscribes)
                        .noneMatch(call -> call.topics().stream().anyMatch(topic -> topic.contains("…")));
    }

    private StepFinding mayBeIncomplete(StepFinding finding) {
        return finding.found() || trace.isComplete() ? finding : finding.with(StepReason.INCOMPLETE.with());
    }

    private StepFinding connection() {
        return find(
                        ProgramStep.CONNECTS,
                        MqttCall::connects,
                        call -> StepReason.CODE.with(call.call().name() + "(…)"))
                .orElseGet(() -> StepFinding.missing(ProgramStep.CONNECTS, StepReason.NO_CONNECTION.with()));
    }

    private StepFinding login() {
        var login = find(
                ProgramStep.LOGS_IN_AS_DST,
                call -> call.setsPassword() && call.logsInAs(USER),
                call -> StepReason.LOGIN.with(call.call().name()));
        return login.or(this::assignedLogin).orElseGet(this::noLogin);
    }

    /** In paho-mqtt 2, user and password are also attributes of the client. */
    private Optional<StepFinding> assignedLogin() {
        return assigned("username")
                .filter(user -> assigned("password").isPresent())
                .map(user ->
                        StepFinding.found(ProgramStep.LOGS_IN_AS_DST, user.line(), StepReason.LOGIN_ATTRIBUTES.with()));
    }

    private Optional<Trace.AssignedAttribute> assigned(String name) {
        return trace.attributes().stream()
                .filter(attribute -> attribute.name().equals(name) && MqttCall.may(attribute.values(), USER))
                .filter(attribute -> attribute.unused().isEmpty())
                .findFirst();
    }

    private StepFinding noLogin() {
        return calls.stream()
                .filter(MqttCall::setsPassword)
                .findFirst()
                .map(call -> StepFinding.missing(
                        ProgramStep.LOGS_IN_AS_DST,
                        call.call().line(),
                        StepReason.OTHER_LOGIN.with(call.call().name())))
                .orElseGet(() -> StepFinding.missing(ProgramStep.LOGS_IN_AS_DST, StepReason.NO_LOGIN.with()));
    }

    private StepFinding topic(ProgramStep step, StepReason none, Predicate<MqttCall> kind, String topic) {
        return find(
                        step,
                        kind.and(call -> names(call, topic)),
                        call -> StepReason.CODE.with(call.call().name() + "(\"" + topic + "\", …)"))
                .orElseGet(() -> withOtherTopics(StepFinding.missing(step, none.with(topic)), kind));
    }

    private static boolean names(MqttCall call, String topic) {
        return call.topics().stream()
                .anyMatch(named -> named.equals(topic) || call.subscribes() && SubscriptionFilter.covers(named, topic));
    }

    private StepFinding withOtherTopics(StepFinding finding, Predicate<MqttCall> kind) {
        var topics = calls.stream()
                .filter(kind)
                .flatMap(call -> call.topics().stream())
                .distinct()
                .limit(5)
                .toList();
        var known = topics.stream().filter(topic -> !topic.equals(UNKNOWN)).collect(Collectors.joining(", "));
        var withKnown = known.isEmpty() ? finding : finding.with(StepReason.OTHER_TOPICS.with(known));
        return topics.contains(UNKNOWN) ? withKnown.with(StepReason.UNKNOWN_TOPIC.with()) : withKnown;
    }

    /** The first call that is not in a function which nothing calls; otherwise one that is, as not found. */
    private Optional<StepFinding> find(
            ProgramStep step, Predicate<MqttCall> condition, Function<MqttCall, Sentence> description) {
        var found = calls.stream().filter(condition).toList();
        return found.stream()
                .filter(call -> call.call().unused().isEmpty())
                .findFirst()
                .map(call -> StepFinding.found(step, call.call().line(), description.apply(call)))
                .or(() -> found.stream()
                        .findFirst()
                        .map(call -> StepFinding.missing(
                                step,
                                call.call().line(),
                                StepReason.UNUSED.with(
                                        description.apply(call),
                                        call.call().unused().orElse("")))));
    }
}
