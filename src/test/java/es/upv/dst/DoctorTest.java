// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import es.upv.dst.lab.Lab;
import es.upv.dst.lab.Mosquitto;
import es.upv.dst.lab.PostOffice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @TempDir
    Path folder;

    @Test
    void embedded() {
        try (var office = new PostOffice();
                var lab = Lab.embedded(folder, office.settings())) {
            for (int i = 0; i < 3; i++) {
                long t = System.nanoTime();
                System.out.println(lab.rest().get("/api/doctor").toPrettyString() + (System.nanoTime() - t) / 1000000);
            }
            System.out.println(lab.rest().get("/api/status").toPrettyString());
        }
    }

    @Test
    void mosquitto() {
        try (var office = new PostOffice();
                var mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
                var lab = Lab.on(mosquitto, folder, office.settings()).untilUp()) {
            for (int i = 0; i < 3; i++) {
                long t = System.nanoTime();
                System.out.println(lab.rest().get("/api/doctor").toPrettyString() + (System.nanoTime() - t) / 1000000);
            }
            System.out.println(lab.rest().get("/api/status").toPrettyString());
        }
    }
}
