// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.PersonName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the addresses of a student, also mistyped ones in submissions, by the rules of the grades. */
@Repository
class StudentAddresses {

    /** Small slices, because the H2 driver keeps all rows of a query in memory. */
    private static final int SLICE = 2_000;

    private static final String SUBMISSIONS = """
            select id, dni, name, lower(email) as email, id in (%s) as assigned
              from submission
             where id > :id and email is not null and email <> 'erased'
             order by id
             fetch first :slice rows only
            """.formatted(StudentConditions.ASSIGNED.formatted("="));

    private final JdbcClient jdbc;

    StudentAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The student's address on the roster, and the addresses of submissions that the professor assigned to the student,
     * that have the student's name, or that have the student's code and no other name of the roster. Addresses of other
     * students are not among them. All are in lower case.
     */
    Set<String> find(Dni dni) {
        var roster = jdbc.sql("select dni, name, lower(email) as email from student")
                .query((row, number) ->
                        new Person(row.getString("dni"), PersonName.of(row.getString("name")), row.getString("email")))
                .list();
        var addresses = new TreeSet<String>();
        var others = new HashSet<String>();
        roster.forEach(person -> (person.dni.equals(dni.value()) ? addresses : others).add(person.email));
        var named = roster.stream()
                .collect(Collectors.groupingBy(
                        Person::name, Collectors.mapping(Person::dni, Collectors.toUnmodifiableSet())));
        var slice = List.<Submitted>of();
        do {
            slice = slice(dni, slice.isEmpty() ? 0 : slice.getLast().id());
            slice.stream()
                    .filter(submitted -> !others.contains(submitted.email()))
                    .filter(submitted -> submitted.isOf(dni, named))
                    .forEach(submitted -> addresses.add(submitted.email()));
        } while (slice.size() == SLICE);
        return addresses;
    }

    private List<Submitted> slice(Dni dni, long after) {
        return jdbc.sql(SUBMISSIONS)
                .param("dni", dni.value())
                .param("id", after)
                .param("slice", SLICE)
                .query((row, number) -> new Submitted(
                        row.getLong("id"),
                        row.getString("dni"),
                        Optional.ofNullable(row.getString("name")).orElse(""),
                        row.getString("email").toLowerCase(Locale.ROOT),
                        row.getBoolean("assigned")))
                .list();
    }

    private record Person(String dni, PersonName name, String email) {}

    /** @param assigned whether the professor assigned the submission to the student */
    private record Submitted(long id, @Nullable String dni, String name, String email, boolean assigned) {

        /** Names decide before codes, because every client receives the codes of all. */
        boolean isOf(Dni student, Map<PersonName, Set<String>> named) {
            var students = named.getOrDefault(PersonName.of(name), Set.of());
            return assigned
                    || (students.isEmpty() ? student.value().equals(dni) : students.equals(Set.of(student.value())));
        }
    }
}
