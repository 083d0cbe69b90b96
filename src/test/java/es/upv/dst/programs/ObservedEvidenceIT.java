// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the lab shows about the clients that have requested a code and submitted it. */
class ObservedEvidenceIT {

    @TempDir
    Path folder;

    @Test
    void embeddedBroker_tellsWhetherOneClientHasRequestedAndSubmittedTheCode() throws Exception {
        BrokerKind.EMBEDDED.with(folder, lab -> {
            lab.enroll(2);
            try (var one = lab.student(1);
                    var other = lab.student(2)) {
                certify(1, one, one);
                certify(2, one, other);
            }
            assertThat(sameClient(lab, 1)).hasValue("true");
            assertThat(sameClient(lab, 2)).hasValue("false");
        });
    }

    @Test
    void externalBroker_doesNotTell() throws Exception {
        BrokerKind.MOSQUITTO.with(folder, lab -> {
            try (var student = lab.enroll(1).student(1)) {
                certify(1, student, student);
            }
            assertThat(sameClient(lab, 1)).isEmpty();
        });
    }

    private static void certify(int number, Student requesting, Student submitting) {
        requesting.publish("DST/PETICION", Lab.dni(number));
        var solution = "%s;Alumno %d;alumno%d@example.org".formatted(requesting.awaitCode(), number, number);
        submitting.publish("DST/SOLUCION", solution);
        assertThat(requesting.awaitVerdict()).endsWith(";ACCEPTED");
    }

    private static Optional<String> sameClient(Lab lab, int number) {
        var program = AdminClient.json(lab.admin().handIn(Lab.dni(number), "practica.py", "import json"));
        return lab.admin()
                .get("/api/programs/" + program.get("id"))
                .at("/evidence/observed")
                .valueStream()
                .filter(observation -> observation.get("what").asString().equals("sameClient"))
                .map(observation -> observation.get("value").asString())
                .findFirst();
    }
}
