// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The types of columns, and their values in an archive. These values are the same on H2 and PostgreSQL: a number, a
 * boolean or a text. A time is a text in ISO-8601, and bytes are a text in Base64.
 */
public enum ColumnType {
    TEXT,
    INTEGER,
    LONG,
    DECIMAL,
    DOUBLE,
    BOOLEAN,
    TIME,
    BYTES;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NOT_STORABLE = Pattern.compile("[\\x00\\p{Cs}]");
    private static final Instant MIN_TIME = Instant.EPOCH;
    private static final Instant MAX_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** The type of a column, from the metadata of JDBC; empty if an archive cannot contain such a column. */
    public static Optional<ColumnType> of(int jdbcType, String typeName) {
        return switch (jdbcType) {
            case Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR -> Optional.of(TEXT);
            case Types.INTEGER, Types.SMALLINT -> Optional.of(INTEGER);
            case Types.BIGINT -> Optional.of(LONG);
            case Types.NUMERIC, Types.DECIMAL -> Optional.of(DECIMAL);
            case Types.DOUBLE, Types.FLOAT -> Optional.of(DOUBLE);
            case Types.BOOLEAN, Types.BIT -> Optional.of(BOOLEAN);
            case Types.TIMESTAMP_WITH_TIMEZONE -> Optional.of(TIME);
            // PostgreSQL reports this JDBC type also for columns with a time zone.
            case Types.TIMESTAMP -> typeName.equals("timestamptz") ? Optional.of(TIME) : Optional.empty();
            case Types.BINARY, Types.VARBINARY, Types.BLOB -> Optional.of(BYTES);
            default -> Optional.empty();
        };
    }

    /** Reads the value of a column of the current row. */
    public JsonNode read(ResultSet row, String column) throws SQLException {
        var value = readValue(row, column);
        return row.wasNull() ? NODES.nullNode() : value;
    }

    private JsonNode readValue(ResultSet row, String column) throws SQLException {
        return switch (this) {
            case TEXT -> text(row.getString(column));
            case INTEGER, LONG -> NODES.numberNode(row.getLong(column));
            case DECIMAL -> NODES.numberNode(row.getBigDecimal(column));
            case DOUBLE -> NODES.numberNode(row.getDouble(column));
            case BOOLEAN -> NODES.booleanNode(row.getBoolean(column));
            case TIME -> {
                var time = row.getObject(column, OffsetDateTime.class);
                yield text(time == null ? null : inRange(time.toInstant()).toString());
            }
            case BYTES -> {
                var bytes = row.getBytes(column);
                yield text(bytes == null ? null : Base64.getEncoder().encodeToString(bytes));
            }
        };
    }

    private static JsonNode text(@Nullable String text) {
        return text == null ? NODES.nullNode() : NODES.stringNode(storable(text));
    }

    /** Replaces characters that only H2 stores, so that an import accepts what an archive contains. */
    private static String storable(String text) {
        return isStorable(text) ? text : NOT_STORABLE.matcher(text).replaceAll("\uFFFD");
    }

    /** A mail server may have sent any time. */
    private static Instant inRange(Instant time) {
        if (time.isBefore(MIN_TIME)) {
            return MIN_TIME;
        }
        return time.isAfter(MAX_TIME) ? MAX_TIME : time;
    }

    /** The parameter of a statement for a value of an archive; empty if the value is not of this type. */
    public Optional<Object> parse(JsonNode value) {
        return switch (this) {
            case TEXT -> Optional.of(value).filter(ColumnType::isStorableText).map(JsonNode::stringValue);
            case INTEGER -> Optional.of(value).filter(ColumnType::isInteger).map(JsonNode::longValue);
            case LONG -> Optional.of(value).filter(ColumnType::isLong).map(JsonNode::longValue);
            case DECIMAL -> Optional.of(value).filter(ColumnType::isDecimal).map(JsonNode::decimalValue);
            case DOUBLE -> Optional.of(value).filter(JsonNode::isNumber).flatMap(ColumnType::parseDouble);
            case BOOLEAN -> Optional.of(value).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
            case TIME -> Optional.of(value).filter(JsonNode::isString).flatMap(ColumnType::parseTime);
            case BYTES -> Optional.of(value).filter(JsonNode::isString).flatMap(ColumnType::parseBytes);
        };
    }

    private static boolean isInteger(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToInt();
    }

    private static boolean isLong(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    /** Rejects exponents that would make a short number a very long one. */
    private static boolean isDecimal(JsonNode value) {
        if (!value.isNumber()) {
            return false;
        }
        BigDecimal number = value.decimalValue();
        return number.precision() <= 40 && Math.abs(number.scale()) <= 40;
    }

    /** Rejects a number that is too large for the type, such as 1e999, which would be stored as infinite. */
    private static Optional<Object> parseDouble(JsonNode value) {
        var number = value.decimalValue().doubleValue();
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }

    /** PostgreSQL stores no NUL, and neither database stores half a surrogate pair unchanged. */
    private static boolean isStorableText(JsonNode value) {
        return value.isString() && isStorable(value.stringValue());
    }

    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(character -> character == 0 || character >= 0xD800 && character <= 0xDFFF);
    }

    private static Optional<Object> parseTime(JsonNode value) {
        try {
            var time = Instant.parse(value.stringValue());
            return time.isBefore(MIN_TIME) || time.isAfter(MAX_TIME)
                    ? Optional.empty()
                    : Optional.of(time.atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> parseBytes(JsonNode value) {
        try {
            return Optional.of(Base64.getDecoder().decode(value.stringValue()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
