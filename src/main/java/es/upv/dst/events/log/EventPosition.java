// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A position in the stream of events: the numbers of the last request, submission and completed mail before it. As a
 * text, the id of an event: {@code 120-45-33}.
 */
public record EventPosition(long request, long submission, long mail) {

    public static final EventPosition START = new EventPosition(0, 0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-([0-9]{1,18})");

    public static Optional<EventPosition> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new EventPosition(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** The position after this event, which is the next one of its kind. */
    public EventPosition after(LabEvent event) {
        return switch (event.kind()) {
            case REQUEST -> new EventPosition(event.number(), submission, mail);
            case SUBMISSION -> new EventPosition(request, event.number(), mail);
            case MAIL -> new EventPosition(request, submission, event.number());
        };
    }

    /** Whether this event is at this position or before it. */
    public boolean includes(LabEvent event) {
        return event.number()
                <= switch (event.kind()) {
                    case REQUEST -> request;
                    case SUBMISSION -> submission;
                    case MAIL -> mail;
                };
    }

    /** This position, or the end of the tables where this position is beyond it. */
    public EventPosition atMost(EventPosition end) {
        return new EventPosition(
                Math.min(request, end.request), Math.min(submission, end.submission), Math.min(mail, end.mail));
    }

    @Override
    public String toString() {
        return request + "-" + submission + "-" + mail;
    }
}
