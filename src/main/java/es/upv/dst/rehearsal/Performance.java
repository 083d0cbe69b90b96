// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The students of a rehearsal at work, each on a thread of its own, which waits most of the time. */
final class Performance {

    private final List<Thread> students;

    /** @param student what each does, by its number from 0 */
    Performance(Plan plan, IntConsumer student) {
        students = IntStream.range(0, plan.students())
                .mapToObj(number -> Thread.ofVirtual()
                        .name("rehearsal-" + number)
                        .unstarted(() -> begin(plan.beginning(number), () -> student.accept(number))))
                .toList();
        students.forEach(Thread::start);
    }

    void awaitEnd() throws InterruptedException {
        for (var student : students) {
            student.join();
        }
    }

    /** Who has not begun does not, and who waits for something gives it up. */
    void breakOff() {
        students.forEach(Thread::interrupt);
    }

    private static void begin(Duration later, Runnable student) {
        try {
            Thread.sleep(later);
        } catch (InterruptedException brokenOff) {
            return;
        }
        student.run();
    }
}
