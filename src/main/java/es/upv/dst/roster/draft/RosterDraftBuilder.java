// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Builds a draft row by row and validates each row. The rules are the same for CSV and JSON. */
class RosterDraftBuilder {

    private static final int MAX_NAME_LENGTH = 200;
    private static final Pattern WITH_LETTER =
            Pattern.compile("[0-9XYZ]?[0-9]{1,7}[ -]?[A-Z]", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHOUT_ZEROS = Pattern.compile("[0-9]{1,7}");

    /** The characters of user names at Sakai and Moodle. A spreadsheet runs none of these texts as a formula. */
    private static final Pattern USER_ID = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._@+-]{0,99}");

    /** Ignores case, because spreadsheets write TRUE and FALSE. */
    private static final Pattern BOOLEAN = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);

    private final Set<Dni> dnis = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Student> students = new ArrayList<>();
    private final List<RefusedLine> refused = new ArrayList<>();

    void addError(long line, String value, RosterError error) {
        refused.add(new RefusedLine(line, value, error));
    }

    /** Adds a row of stripped cells. The last two may be empty. An empty {@code rehearsal} means false. */
    void addRow(long line, String dni, String name, String email, String id, String rehearsal) {
        int previousErrors = refused.size();
        validateDni(dni).ifPresent(error -> addError(line, dni, error));
        validateName(name).ifPresent(error -> addError(line, name, error));
        var address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            addError(line, email, emailError(email));
        }
        validateId(id).ifPresent(error -> addError(line, id, error));
        if (!rehearsal.isEmpty() && !BOOLEAN.matcher(rehearsal).matches()) {
            addError(line, rehearsal, RosterError.REHEARSAL);
        }
        if (refused.size() == previousErrors) {
            var sent = address.orElseThrow().toString();
            students.add(new Student(new Dni(dni), name, sent, id, Boolean.parseBoolean(rehearsal)));
        }
    }

    RosterDraft build() {
        refused.sort(Comparator.comparingLong(RefusedLine::line));
        return new RosterDraft(students, refused);
    }

    /** Records a valid number, so that a later row with the same number is an error. */
    private Optional<RosterError> validateDni(String text) {
        var dni = Dni.parse(text);
        if (dni.isPresent()) {
            return dnis.add(dni.get()) ? Optional.empty() : Optional.of(RosterError.DNI_TWICE);
        }
        if (text.isEmpty()) {
            return Optional.of(RosterError.DNI_MISSING);
        }
        if (WITHOUT_ZEROS.matcher(text).matches()) {
            return Optional.of(RosterError.DNI_ZEROS);
        }
        return Optional.of(WITH_LETTER.matcher(text).matches() ? RosterError.DNI_LETTER : RosterError.DNI);
    }

    private static Optional<RosterError> validateName(String text) {
        if (text.isEmpty()) {
            return Optional.of(RosterError.NAME_MISSING);
        }
        if (text.length() > MAX_NAME_LENGTH) {
            return Optional.of(RosterError.NAME_TOO_LONG);
        }
        return isPrintable(text) ? Optional.empty() : Optional.of(RosterError.NAME_CONTROL);
    }

    private static RosterError emailError(String text) {
        if (text.isEmpty()) {
            return RosterError.EMAIL_MISSING;
        }
        if (text.length() > EmailAddress.MAX_LENGTH) {
            return RosterError.EMAIL_TOO_LONG;
        }
        return text.contains("\"@") ? RosterError.EMAIL_QUOTED : RosterError.EMAIL;
    }

    /** Records a valid id, so that a later row with the same id is an error. */
    private Optional<RosterError> validateId(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!USER_ID.matcher(text).matches()) {
            return Optional.of(RosterError.ID);
        }
        return ids.add(text) ? Optional.empty() : Optional.of(RosterError.ID_TWICE);
    }

    /** Rejects a lone surrogate, because JSON can contain it but the database does not accept it. */
    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
