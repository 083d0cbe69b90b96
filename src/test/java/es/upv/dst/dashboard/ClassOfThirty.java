// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static es.upv.dst.fixture.Lab.dni;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import es.upv.dst.fixture.Lab;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The students of a class, and what their programs send. Most of them are certified; some make the usual mistakes. */
record ClassOfThirty(Lab lab) {

    static final int SIZE = 30;

    /** Requests with a DNI that is not on the roster. */
    static final int UNKNOWN_DNI = 2;

    /** Requests a code and submits another one. */
    static final int WRONG_CODE = 3;

    /** Requests a code and submits nothing. */
    static final int SILENT = 4;

    /** Is certified by the program of student 5, with a code that {@link #LATER} had requested. */
    static final int CERTIFIED_BY_ANOTHER = 6;

    /** Loses the first code, and is certified by the second one. */
    static final int LATER = 7;

    /** Submits under a name and an address that are not on the roster. */
    static final int OTHER_NAME = 8;

    static String name(int student) {
        return student == 1 ? "Núria Muñoz Güell" : "Alumno " + student;
    }

    static String address(int student) {
        return student == 1 ? "nuria@example.org" : "alumno" + student + "@example.org";
    }

    /** The file with the class, in which this student has the given DNI. */
    static String roster(int student, String dni) {
        return IntStream.rangeClosed(1, SIZE)
                .mapToObj(number ->
                        "%s;%s;%s".formatted(number == student ? dni : dni(number), name(number), address(number)))
                .collect(joining("\n", "dni;name;email\n", "\n"));
    }

    /** Students 1 and 9 to 30 solve the exercise. */
    void solve() {
        IntStream.rangeClosed(1, SIZE)
                .filter(number -> number == 1 || number > OTHER_NAME)
                .forEach(number -> submit(number, name(number), address(number)));
    }

    void makeMistakes() {
        request(UNKNOWN_DNI, "99999999");
        try (var student = lab.student(SILENT)) {
            student.requestCode();
        }
        submit(LATER, name(CERTIFIED_BY_ANOTHER), address(CERTIFIED_BY_ANOTHER));
        submit(OTHER_NAME, "Ocho", "ocho@correo.example");
        try (var student = lab.student(WRONG_CODE)) {
            student.requestCode();
            student.publish("DST/SOLUCION", "00000;" + name(WRONG_CODE) + ";" + address(WRONG_CODE));
            student.awaitVerdict();
        }
    }

    /** Sends a request that gets no code. */
    void request(int number, String payload) {
        try (var student = lab.student(number)) {
            student.publish("DST/PETICION", payload);
        }
    }

    /** The program of a student requests a code, and submits it with this name and address. */
    void submit(int number, String name, String address) {
        try (var student = lab.student(number)) {
            student.publish("DST/SOLUCION", student.requestCode() + ";" + name + ";" + address);
            student.awaitVerdict();
        }
    }

    /** The grades by address, at the end of the story. */
    static Map<String, String> grades() {
        return IntStream.rangeClosed(1, SIZE).boxed().collect(toMap(ClassOfThirty::address, grade()));
    }

    private static Function<Integer, String> grade() {
        return number -> switch (number) {
            case 1, 9, 10, 11 -> "0.4";
            case WRONG_CODE -> "0.25";
            case UNKNOWN_DNI, SILENT, 5 -> "0";
            default -> "0.3";
        };
    }
}
