// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as CSV (RFC 4180): a header with the names of the components, and one line for each record. Escapes
 * each cell that a spreadsheet program would run as a formula.
 */
public final class Csv {

    /**
     * The value of {@code produces} for a handler method that returns a complete list of records as CSV. The handler
     * method for JSON has no {@code produces}, so that it also serves callers that accept any media type.
     */
    public static final String TYPE = "text/csv";

    private static final Pattern SEPARATOR = Pattern.compile("[;,]");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+,[0-9]+");

    /** Marks a column that is omitted if it is false, or an empty text, in every row. */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface OmitIfUnused {}

    private Csv() {}

    /** Writes rows for a program. */
    public static void write(Class<?> type, Collection<? extends Record> rows, Appendable out) throws IOException {
        write(type, rows, CsvFormat.PROGRAM, out);
    }

    static void write(Class<?> type, Collection<? extends Record> rows, CsvFormat format, Appendable out)
            throws IOException {
        out.append(format.beginning());
        var columns = Stream.of(type.getRecordComponents())
                .filter(column -> !column.isAnnotationPresent(OmitIfUnused.class) || isUsed(column, rows))
                .toList();
        writeLine(columns.stream().map(RecordComponent::getName).toList(), format, out);
        for (var row : rows) {
            writeLine(columns.stream().map(column -> cell(column, row, format)).toList(), format, out);
        }
    }

    private static boolean isUsed(RecordComponent column, Collection<? extends Record> rows) {
        return rows.stream()
                .map(row -> valueOf(column, row))
                .anyMatch(value -> !Boolean.FALSE.equals(value) && !"".equals(value));
    }

    private static String cell(RecordComponent column, Record row, CsvFormat format) {
        var value = valueOf(column, row);
        return switch (value) {
            case null -> "";
            case Number number -> format.number(number);
            default -> FormulaEscaping.escape(value.toString());
        };
    }

    private static @Nullable Object valueOf(RecordComponent column, Record row) {
        try {
            var accessor = column.getAccessor();
            // Needed if the record is package-private in its feature.
            accessor.setAccessible(true);
            return accessor.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void writeLine(List<String> cells, CsvFormat format, Appendable out) throws IOException {
        var plain = CSVFormat.RFC4180.builder().setDelimiter(format.separator()).get();
        var quoted = plain.builder().setQuoteMode(QuoteMode.ALL).get();
        var first = true;
        for (var cell : cells) {
            // Quoted, because a spreadsheet program that separates columns at the other character would split the
            // cell, and could run the second half as a formula.
            var divisible =
                    SEPARATOR.matcher(cell).find() && !NUMBER.matcher(cell).matches();
            (divisible ? quoted : plain).print(cell, out, first);
            first = false;
        }
        plain.println(out);
    }
}
