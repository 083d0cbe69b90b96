// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import static es.upv.dst.fixture.Command.python;
import static es.upv.dst.fixture.Command.run;
import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the whole practice with the client programs of students, one after the other. */
class ExerciseIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void pahoAndMosquittoClients_completeThePractice(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(12);
            var certified = new ArrayList<String>();
            for (var program : List.of(
                    List.of(python(), "src/test/python/practice.py"), List.of("sh", "src/test/sh/practice.sh"))) {
                for (var protocol : List.of("311", "5")) {
                    for (var qos : List.of("0", "1", "2")) {
                        certified.add(practise(lab, program, protocol, qos, certified.size() + 1));
                    }
                }
            }
            assertThat(lab.admin().certifiedLines()).containsExactlyElementsOf(certified);
        });
    }

    private static String practise(Lab lab, List<String> program, String protocol, String qos, int number)
            throws Exception {
        var name = "Núria O'Neill \"" + number + "\"";
        var email = "alumno" + number + "@teleco.upv.es";
        var command = new ArrayList<Object>(program);
        command.addAll(List.of("127.0.0.1", lab.brokerPort(), protocol, qos, dni(number), name, email));
        var outcome = run(command.toArray()).split(" ");
        assertThat(outcome[1]).as("%s, MQTT %s, QoS %s", program, protocol, qos).isEqualTo("ACCEPTED");
        return outcome[0] + ";" + name + ";" + email;
    }
}
