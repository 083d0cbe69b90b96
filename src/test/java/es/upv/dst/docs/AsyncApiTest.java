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

/** Compares docs/asyncapi.yaml with the code; {@link AsyncApiExamplesIT} tests its examples. */
class AsyncApiTest {

    private final AsyncApiDocument document = AsyncApiDocument.read();

    @ParameterizedTest
    @ValueSource(strings = {"DST", "LAB2"})
    void channels_matchTheAccessPolicy(String prefix) {
        var policy = AccessPolicy.of(new Topics(prefix));
        var documented = document.at("/channels")
                .valueStream()
                .collect(toMap(channel -> address(channel, prefix), AsyncApiTest::access));
        assertThat(documented)
                .isEqualTo(topicsOfStudents(policy).collect(toMap(topic -> topic, topic -> granted(policy, topic))));
    }

    private static Stream<String> topicsOfStudents(AccessPolicy policy) {
        return policy.rules().stream()
                .filter(rule -> Stream.concat(rule.publishers().stream(), rule.subscribers().stream())
                        .anyMatch(role -> role != ClientRole.TEACHER))
                .map(AccessRule::filter);
    }

    /** The address with this prefix, if the channel has the parameter. */
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
    void operations_matchTheTopicsOfTheTeacher(String prefix) {
        var topics = new Topics(prefix);
        assertThat(addresses("receive", prefix)).isEqualTo(Set.of(topics.request(), topics.submission()));
        assertThat(addresses("send", prefix)).isEqualTo(Set.of(topics.code(), topics.verdict()));
    }

    private Set<String> addresses(String action, String prefix) {
        return document.at("/operations")
                .valueStream()
                .filter(operation -> operation.get("action").asString().equals(action))
                .map(operation -> operation.at("/channel/$ref").asString())
                .map(reference -> address(document.at(reference.substring(1)), prefix))
                .collect(toSet());
    }

    @Test
    void outcomes_matchTheEnum() {
        assertThat(constants("outcome"))
                .containsExactlyElementsOf(
                        Arrays.stream(Outcome.values()).map(Outcome::name).toList());
    }

    @Test
    void verdicts_matchTheEnumInItsOrder() {
        var verdicts = Arrays.stream(Verdict.values())
                .map(Verdict::published)
                .distinct()
                .toList();
        assertThat(constants("verdict"))
                .containsExactlyElementsOf(verdicts.stream().map(Verdict::name).toList());
        assertThat(document.at("/components/schemas/verdict/oneOf").valueStream())
                .extracting(verdict -> verdict.get("description").asString())
                .containsExactlyElementsOf(
                        verdicts.stream().map(Verdict::meaning).toList());
        assertThat(document.pattern("announcement").pattern())
                .contains("(" + String.join("|", constants("verdict")) + ")");
    }

    private List<String> constants(String schema) {
        return document.at("/components/schemas/" + schema + "/oneOf")
                .valueStream()
                .map(value -> value.get("const").asString())
                .toList();
    }

    @Test
    void exampleCodes_areValid_andRefusedCodesAreInvalid() {
        var schema = document.at("/components/schemas/code");
        assertThat(schema.get("examples").valueStream().map(JsonNode::asString))
                .isNotEmpty()
                .allMatch(code -> Code.parse(code).isPresent())
                .allMatch(document.pattern("code").asPredicate());
        assertThat(schema.get("x-refused").valueStream().map(JsonNode::asString))
                .isNotEmpty()
                .allMatch(code -> Code.parse(code).isEmpty());
        assertThat(schema.get("description").asString()).contains("%,d".formatted(Code.CAPACITY));
    }

    @Test
    void servers_haveTheDefaultAddressAndPortOfTheBroker() throws IOException {
        for (var server : List.of("mqtt3", "mqtt5")) {
            for (var variable : List.of("address", "port")) {
                assertThat(document.at("/servers/" + server + "/variables/" + variable + "/default")
                                .asString())
                        .isEqualTo(defaultOf("dst.broker." + variable));
            }
        }
    }

    @Test
    void prefix_hasTheDefaultOfItsSetting() throws IOException {
        assertThat(document.at("/components/parameters/prefix/default").asString())
                .isEqualTo(defaultOf("dst.topics.prefix"));
    }

    private static String defaultOf(String setting) throws IOException {
        return new YamlPropertySourceLoader()
                .load("manual", new FileSystemResource("application.yml")).stream()
                        .filter(source -> source.containsProperty(setting))
                        .map(source -> String.valueOf(source.getProperty(setting)))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void credentialsOfStudents_matchTheBroker() {
        for (var secret : List.of("username", "password")) {
            assertThat(document.at("/components/securitySchemes/student/x-" + secret)
                            .asString())
                    .isEqualTo(LabBroker.STUDENT_ACCOUNT);
        }
    }

    @Test
    void references_resolve() {
        assertThat(document.document().findValues("$ref")).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference.asString()).startsWith("#/");
            assertThat(document.document().at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        });
    }
}
