// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Events: what the lab receives and does, as a stream for browsers and programs.
 *
 * <pre>
 * receives        GET /api/events from the admin, with the position after which the events begin
 * sends           request, submission, mail   each row of these tables, in the order of its number, with its position
 *                 student                     the progress of an enrolled student, before the event that has changed it
 *                 status                      the counts of GET /api/status and the health of the components
 * database tables none; log.EventReader reads request, submission and mail
 * metrics         dst.events.readers, dst.events.dropped
 * </pre>
 *
 * The tables are the log of the events. So a stream continues where it ended, without a gap or a repetition, also after
 * a restart and at another instance. One thread reads new rows for all streams. Each stream has a bounded queue and a
 * thread of its own, so that a slow reader delays nobody.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "codes",
            "codes :: request",
            "grades :: certification",
            "mail",
            "roster",
            "status",
            "storage",
            "submissions",
            "time",
            "web"
        })
package es.upv.dst.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
