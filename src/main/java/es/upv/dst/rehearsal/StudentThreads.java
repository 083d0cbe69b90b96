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

    private StudentThreads(List<Thread> students) {
        this.students = students;
    }

    /** @param student runs a student, by the student's number from 0 */
    static StudentThreads start(RehearsalRequest request, IntConsumer student) {
        return new StudentThreads(IntStream.range(0, request.students())
                .mapToObj(number -> Thread.ofVirtual()
                        .name("rehearsal-" + number)
                        .start(() -> run(request.startDelay(number), () -> student.accept(number))))
                .toList());
    }

    void awaitEnd() throws InterruptedException {
        for (var student : students) {
            student.join();
        }
    }

    /** Interrupts every student. Students who have not started do not start, and students who wait stop waiting. */
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
