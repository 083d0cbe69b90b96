// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.docs;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.AccessRule;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.codes.Code;
import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.fixture.AsyncApiDocument;
import es.upv.dst.submissions.Verdict;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;

/** What docs/asyncapi.yaml says of the wire is what the code says; its examples are for {@link AsyncApiExamplesIT}. */
class AsyncApiTest {

    private final AsyncApiDocument wire = AsyncApiDocument.read();

    @ParameterizedTest
    @ValueSource(strings = {"DST", "LAB2"})
    void itsChannelsAreTheAccessPolicy(String prefix) {
        var policy = AccessPolicy.of(new Topics(prefix));
        var described = wire.at("/channels")
                .valueStream()
                .collect(toMap(channel -> address(channel, prefix), AsyncApiTest::access));
        assertThat(described)
                .isEqualTo(topicsOfStudents(policy).collect(toMap(topic -> topic, topic -> granted(policy, topic))));
    }

    private static Stream<String> topicsOfStudents(AccessPolicy policy) {
        return policy.rules().stream()
                .filter(rule -> Stream.concat(rule.publishers().stream(), rule.subscribers().stream())
                        .anyMatch(role -> role != ClientRole.TEACHER))
                .map(AccessRule::filter);
    }

    /** Where its parameter has this value, if it has the parameter. */
    private static String address(JsonNode channel, String prefix) {
        var address = channel.get("address").asString();
        return channel.path("parameters").has("prefix") ? address.replace("{prefix}", prefix) : address;
    }

    private static Map<String, String> access(JsonNode channel) {
        return channel.get("x-access")
                .propertyStream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().asString()));
    }

    private static Map<String, String> granted(AccessPolicy policy, String topic) {
        return Arrays.stream(ClientRole.values())
                .collect(toMap(role -> role.name().toLowerCase(Locale.ROOT), role -> granted(policy, role, topic)));
    }

    private static String granted(AccessPolicy policy, ClientRole role, String topic) {
        var publishes = policy.mayPublish(role, topic.replace("#", "luz"));
        var subscribes = policy.maySubscribe(role, topic);
        if (publishes) {
            return subscribes ? "both" : "publish";
        }
        return subscribes ? "subscribe" : "none";
    }

    @ParameterizedTest
    @ValueSource(strings = {"DST", "LAB2"})
    void theTeacherReceivesWhatStudentsPublishAndSendsWhatTheySubscribeTo(String prefix) {
        var topics = new Topics(prefix);
        assertThat(addresses("receive", prefix)).isEqualTo(Set.of(topics.request(), topics.submission()));
        assertThat(addresses("send", prefix)).isEqualTo(Set.of(topics.code(), topics.verdict()));
    }

    private Set<String> addresses(String action, String prefix) {
        return wire.at("/operations")
                .valueStream()
                .filter(operation -> operation.get("action").asString().equals(action))
                .map(operation -> operation.at("/channel/$ref").asString())
                .map(reference -> address(wire.at(reference.substring(1)), prefix))
                .collect(toSet());
    }

    @Test
    void itsOutcomesAreTheOutcomes() {
        assertThat(constants("outcome"))
                .containsExactlyElementsOf(
                        Arrays.stream(Outcome.values()).map(Outcome::name).toList());
    }

    @Test
    void itsVerdictsAreTheVerdictsInTheirOrder() {
        var verdicts = Arrays.stream(Verdict.values())
                .map(Verdict::published)
                .distinct()
                .toList();
        assertThat(constants("verdict"))
                .containsExactlyElementsOf(verdicts.stream().map(Verdict::name).toList());
        assertThat(wire.at("/components/schemas/verdict/oneOf").valueStream())
                .extracting(verdict -> verdict.get("description").asString())
                .containsExactlyElementsOf(
                        verdicts.stream().map(Verdict::meaning).toList());
        assertThat(wire.pattern("announcement").pattern()).contains("(" + String.join("|", constants("verdict")) + ")");
    }

    private List<String> constants(String schema) {
        return wire.at("/components/schemas/" + schema + "/oneOf")
                .valueStream()
                .map(value -> value.get("const").asString())
                .toList();
    }

    @Test
    void itsCodesAreCodesAndWhatItCallsNoneIsNone() {
        var schema = wire.at("/components/schemas/code");
        assertThat(schema.get("examples").valueStream().map(JsonNode::asString))
                .isNotEmpty()
                .allMatch(code -> Code.parse(code).isPresent())
                .allMatch(wire.pattern("code").asPredicate());
        assertThat(schema.get("x-refused").valueStream().map(JsonNode::asString))
                .isNotEmpty()
                .allMatch(code -> Code.parse(code).isEmpty());
        assertThat(schema.get("description").asString()).contains("%,d".formatted(Code.CAPACITY));
    }

    @Test
    void itsServersAreTheLabsOwnBrokerByDefault() throws IOException {
        for (var server : List.of("mqtt3", "mqtt5")) {
            for (var place : List.of("address", "port")) {
                assertThat(wire.at("/servers/" + server + "/variables/" + place + "/default")
                                .asString())
                        .isEqualTo(byDefault("dst.broker." + place));
            }
        }
    }

    @Test
    void itsPrefixIsTheLabsByDefault() throws IOException {
        assertThat(wire.at("/components/parameters/prefix/default").asString())
                .isEqualTo(byDefault("dst.topics.prefix"));
    }

    private static String byDefault(String setting) throws IOException {
        return new YamlPropertySourceLoader()
                .load("manual", new FileSystemResource("application.yml")).stream()
                        .filter(part -> part.containsProperty(setting))
                        .map(part -> String.valueOf(part.getProperty(setting)))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void itsStudentsHaveTheAccountOfStudents() {
        for (var secret : List.of("username", "password")) {
            assertThat(wire.at("/components/securitySchemes/student/x-" + secret)
                            .asString())
                    .isEqualTo(LabBroker.STUDENT_ACCOUNT);
        }
    }

    @Test
    void itsReferencesLeadSomewhere() {
        assertThat(wire.document().findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(wire.at(reference.asString().substring(1))).isNotNull());
    }
}
