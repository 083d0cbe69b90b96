// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import es.upv.dst.DstLab;
import es.upv.dst.cluster.EpochBegun;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import es.upv.dst.roster.rehearsal.RehearsalStudents;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;

/** Students who are made up for a rehearsal, and a lab that is in the middle of one as soon as it has started. */
public final class Rehearsal {

    /** The first of them is the next one. */
    public static final int NUMBER = 90_000_000;

    /** As many take part in that lab's. */
    public static final int STUDENTS = 20;

    private Rehearsal() {}

    static void main(String[] arguments) {
        new SpringApplicationBuilder(DstLab.class)
                .initializers(lab -> lab.addApplicationListener(new Beginning(lab)))
                .run(arguments);
    }

    static void begin(ApplicationContext lab, int students) {
        if (!lab.getBean(RehearsalStudents.class)
                .enrol(dnis(students)
                        .map(dni -> new Student(dni, "Ensayo " + dni, dni + "@rehearsal.invalid"))
                        .toList())) {
            throw new AssertionError("they were not enrolled");
        }
    }

    static void end(ApplicationContext lab, int students) {
        lab.getBean(RehearsalStudents.class).remove(dnis(students).toList());
    }

    /** Before students are heard, and after what an earlier run has left was removed. */
    private record Beginning(ApplicationContext lab)
            implements ApplicationListener<PayloadApplicationEvent<EpochBegun>>, Ordered {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<EpochBegun> event) {
            begin(lab, STUDENTS);
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }

    private static Stream<Dni> dnis(int students) {
        return IntStream.rangeClosed(NUMBER + 1, NUMBER + students).mapToObj(number -> new Dni(Lab.dni(number)));
    }
}
