// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests a lab with another prefix of its topics, on both kinds of broker. */
class TopicsPrefixIT {

    private static final String PREFIX = "LAB2";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void otherPrefix_isServed_andTheDefaultPrefixIsIgnored(BrokerKind broker) throws Exception {
        broker.with(folder, PREFIX, lab -> {
            lab.enroll(2);
            try (var student = lab.student(1);
                    var teacher = lab.teacher()) {
                student.publish("DST/PETICION", dni(2));
                teacher.publish("DST/PETICION", dni(2));
                assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            }
            assertThat(lab.admin().get("/api/requests").at("/total").asInt()).isOne();
        });
    }

    @ParameterizedTest
    @EnumSource
    void doctorStudentFlowAndRehearsal_useTheConfiguredPrefix(BrokerKind broker) throws Exception {
        broker.with(folder, PREFIX, lab -> {
            lab.enroll(1);
            assertThat(lab.admin().doctorFailures()).containsOnlyKeys("smtp");
            var flow = lab.admin().studentFlow(dni(1));
            assertThat(flow.at("/verdict").asString()).isEqualTo("ACCEPTED");
            assertThat(flow.toString()).contains("LAB2/PETICION", "LAB2/CODIGO").doesNotContain("DST/");
            var rehearsal = AdminClient.json(lab.admin().post("/api/rehearsal", "{\"students\":5,\"seconds\":0}"));
            assertThat(rehearsal.at("/served").asInt()).as(rehearsal.toString()).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @EnumSource(names = "EMBEDDED")
    void helpPages_showTheConfiguredPrefix_inBothLanguages(BrokerKind broker) throws Exception {
        broker.with(folder, PREFIX, lab -> {
            lab.enroll(1);
            try (var student = lab.student(1)) {
                student.requestCode();
            }
            for (var language : new String[] {"es", "en"}) {
                checkTopicNames(lab, language);
            }
        });
    }

    private static void checkTopicNames(Lab lab, String language) {
        var page = lab.anonymous().call("GET", "/?lang=" + language).body();
        assertThat(page)
                .contains("LAB2/PETICION", "LAB2/CODIGO", "LAB2/SOLUCION", "LAB2/RESULTADO", "LAB2/PRUEBA", "LAB2/#")
                .contains("-t LAB2/PETICION", "subscribe(&quot;LAB2/PRUEBA&quot;", "salon/#");
        var request = checkMessage(lab, language, "LAB2/PETICION", "1");
        assertThat(request).containsPattern("value=\"LAB2/PETICION\"[^>]* checked");
        var submission = checkMessage(lab, language, "LAB2/SOLUCION", "93729;Eva;eva@example.org");
        assertThat(submission).containsPattern("value=\"LAB2/SOLUCION\"[^>]* checked");
        var steps = lab.anonymous()
                .form("/help/steps", Map.of("lang", language, "dni", dni(1), "email", "alumno1@example.org"))
                .body();
        assertThat(steps).containsPattern("LAB2/CODIGO\\.</span>");
        assertThat(page + request + submission + steps).doesNotContain("DST/", "{0}", "''");
    }

    private static String checkMessage(Lab lab, String language, String topic, String payload) {
        return lab.anonymous()
                .form("/help/message", Map.of("lang", language, "topic", topic, "payload", payload))
                .body();
    }
}
