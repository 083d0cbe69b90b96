// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.log;

import es.upv.dst.codes.request.RequestRepository;
import es.upv.dst.mail.MailRepository;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.Store;
import es.upv.dst.submissions.SubmissionRepository;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads events from the tables. */
@Component
public class EventReader {

    /**
     * More than a class of a thousand sends in half a second. Readers make the store write less than this at once. To
     * write more would slow down the answers to students.
     */
    private static final int MAX_BYTES_TO_WRITE = 64 * 1024;

    private final RequestRepository requests;
    private final SubmissionRepository submissions;
    private final MailRepository mails;
    private final SingleWriter writer;
    private final Store store;

    EventReader(
            RequestRepository requests,
            SubmissionRepository submissions,
            MailRepository mails,
            SingleWriter writer,
            Store store) {
        this.store = store;
        this.requests = requests;
        this.submissions = submissions;
        this.mails = mails;
        this.writer = writer;
    }

    /**
     * Waits until the tables contain all events so far. In a flood of messages it does not wait, so that events follow
     * up to five seconds later, when the store writes them.
     *
     * @throws org.springframework.dao.DataAccessException if the tables do not contain these events within a few
     *     seconds
     */
    public void awaitTablesUpToDate() {
        if (store.pendingBytes() < MAX_BYTES_TO_WRITE) {
            writer.awaitTablesUpToDate();
        }
    }

    /**
     * Returns the next events of the tables after a position, at most {@code limit} of each kind. Events of one kind
     * are in the order of their numbers, also if the clock was put back. Events of different kinds are in the order of
     * their times, also across calls. Empty if there are no more events.
     *
     * @throws org.springframework.dao.DataAccessException if the tables cannot be read
     */
    public List<LabEvent> readAfter(EventPosition position, int limit) {
        return EventMerge.merge(
                List.of(
                        requests.findAfter(position.request(), limit).stream()
                                .map(row -> new LabEvent(LabEvent.Kind.REQUEST, row.id(), row.receivedAt(), row))
                                .toList(),
                        submissions.findAfter(position.submission(), limit).stream()
                                .map(row -> new LabEvent(
                                        LabEvent.Kind.SUBMISSION,
                                        Objects.requireNonNull(row.id()),
                                        row.receivedAt(),
                                        row))
                                .toList(),
                        mails.findCompletedAfter(position.mail(), limit).stream()
                                .map(EventReader::event)
                                .toList()),
                limit);
    }

    /** The position after the last event. */
    public EventPosition end() {
        writer.awaitTablesUpToDate();
        return new EventPosition(requests.lastId(), submissions.lastId(), mails.lastCompletion());
    }

    private static LabEvent event(MailRepository.CompletedMail completed) {
        var mail = completed.mail();
        var at = mail.sentAt() == null ? mail.receivedAt() : mail.sentAt();
        return new LabEvent(LabEvent.Kind.MAIL, completed.number(), at, mail);
    }
}
