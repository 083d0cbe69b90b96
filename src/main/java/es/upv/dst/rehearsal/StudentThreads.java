// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs the students of a rehearsal, each on its own virtual thread. */
final class StudentThreads {

    private final List<Thread> students;

    /** @param student runs a student, by its number from 0 */
    StudentThreads(RehearsalRequest request, IntConsumer student) {
        students = IntStream.range(0, request.students())
                .mapToObj(number -> Thread.ofVirtual()
                        .name("rehearsal-" + number)
                        .unstarted(() -> run(request.startDelay(number), () -> student.accept(number))))
                .toList();
        students.forEach(Thread::start);
    }

    void awaitEnd() throws InterruptedException {
        for (var student : students) {
            student.join();
        }
    }

    /** Interrupts every student: those who have not started do not start, and those who wait stop waiting. */
    void cancel() {
        students.forEach(Thread::interrupt);
    }

    private static void run(Duration delay, Runnable student) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            return;
        }
        student.run();
    }
}
