// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of programs.
 *
 * @param deadline an ISO date and time with offset, up to which a program counts; blank if there is no deadline
 * @param receiptsPerHour the maximum number of receipts to a sender in an hour; 0 to send none
 * @param unknownReceiptsPerHour the maximum number of receipts in an hour to all senders together whose address belongs
 *     to no student; 0 to send none
 * @param mailsPerStudent the maximum number of mails that are stored for a student in a day
 */
@ConfigurationProperties("dst.programs")
public record ProgramsProperties(
        @DefaultValue("") String deadline,
        @DefaultValue("5") int receiptsPerHour,
        @DefaultValue("20") int unknownReceiptsPerHour,
        @DefaultValue("20") int mailsPerStudent) {

    public ProgramsProperties {
        parse(deadline);
        requireLimit("receipts-per-hour", receiptsPerHour);
        requireLimit("unknown-receipts-per-hour", unknownReceiptsPerHour);
        if (mailsPerStudent < 1) {
            throw new IllegalArgumentException(
                    "dst.programs.mails-per-student is " + mailsPerStudent + ", must be 1 or more");
        }
    }

    private static void requireLimit(String name, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("dst.programs." + name + " is " + limit + ", must be 0 or more");
        }
    }

    /** The end of the last instant at which a program counts; empty if there is no deadline. */
    public Optional<Instant> lastInstant() {
        return parse(deadline);
    }

    private static Optional<Instant> parse(String deadline) {
        try {
            return deadline.isBlank()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(deadline.strip()).toInstant());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "dst.programs.deadline is " + deadline + ", must be like 2027-01-31T23:59:59+01:00", e);
        }
    }
}
