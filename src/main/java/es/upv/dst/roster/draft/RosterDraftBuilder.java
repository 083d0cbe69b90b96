// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.language.Sentence;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds a draft row by row and validates each row. The rules are the same for every format of a file. */
public class RosterDraftBuilder {

    private static final int MAX_NAME_LENGTH = 200;

    /** The characters of user names at Sakai and Moodle. A spreadsheet runs none of these texts as a formula. */
    private static final Pattern USER_ID = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._@+-]{0,99}");

    /** In capitals and in their language, as spreadsheet programs write them. */
    private static final Pattern TRUE = Pattern.compile("true|verdadero|cert", Pattern.CASE_INSENSITIVE);

    private static final Pattern FALSE = Pattern.compile("(false|falso|fals)?", Pattern.CASE_INSENSITIVE);

    private final Set<Dni> dnis = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Student> students = new ArrayList<>();
    private final List<RefusedLine> refused = new ArrayList<>();
    private final List<String> ignoredColumns = new ArrayList<>();
    private final List<Sentence> notes = new ArrayList<>();

    public void addError(long line, String value, RosterError error) {
        addError(new RefusedLine(line, value, error));
    }

    public void addError(RefusedLine line) {
        refused.add(line);
    }

    public void addIgnoredColumn(String heading) {
        ignoredColumns.add(heading);
    }

    public void addNote(Sentence note) {
        notes.add(note);
    }

    /** Adds a row of stripped cells. The last two may be empty. An empty {@code rehearsal} means false. */
    public void addRow(long line, String dni, String name, String email, String id, String rehearsal) {
        int previousErrors = refused.size();
        var number = DniCell.of(dni);
        // An absent value is shown by the others, which identify the student.
        UnaryOperator<String> shown = cell -> cell.isEmpty() ? joined(dni, name, email) : cell;
        validateDni(number).ifPresent(error -> addError(line, shown.apply(dni), error));
        validateName(name).ifPresent(error -> addError(line, shown.apply(name), error));
        var address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            addError(line, shown.apply(email), emailError(email));
        }
        validateId(id).ifPresent(error -> addError(line, id, error));
        var marked = TRUE.matcher(rehearsal).matches();
        if (!marked && !FALSE.matcher(rehearsal).matches()) {
            addError(line, rehearsal, RosterError.REHEARSAL);
        }
        if (refused.size() == previousErrors && number instanceof DniCell.Read(var read)) {
            var recipient = address.orElseThrow();
            students.add(new Student(read, name, recipient.toString(), id, marked));
            if (recipient.needsSmtpUtf8()) {
                addNote(RosterNote.SMTPUTF8.with(line, recipient));
            }
        }
    }

    private static String joined(String... cells) {
        return Stream.of(cells).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(", "));
    }

    public RosterDraft build() {
        refused.sort(Comparator.comparingLong(RefusedLine::line));
        return new RosterDraft(students, refused, ignoredColumns, notes);
    }

    /** Records a valid number, so that a later row with the same number is an error. */
    private Optional<RosterError> validateDni(DniCell cell) {
        return switch (cell) {
            case DniCell.Read(var dni) -> dnis.add(dni) ? Optional.empty() : Optional.of(RosterError.DNI_TWICE);
            case DniCell.Refused(var reason) -> Optional.of(reason);
        };
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
