// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Dashboard: the professor's pages, for a browser. Each page is rendered on the server.
 *
 * <pre>
 * receives        GET /dashboard and below, from the admin who has logged in; forms with a CSRF token
 * sends           pages in the language of the browser or the chosen one, and parts of pages to htmx
 * database tables none; each feature reads and changes its own tables
 * </pre>
 *
 * The templates are in {@code templates/dashboard}, the texts in {@code dashboard}, one bundle for each group of pages.
 * A page shows four digits of a DNI, because a class may see the screen.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "backup",
            "codes",
            "codes :: request",
            "course",
            "doctor",
            "events :: log",
            "events :: progress",
            "events",
            "grades :: certification",
            "grades :: export",
            "grades",
            "language",
            "mail :: outbox",
            "mail",
            "programs :: cases",
            "programs :: evidence",
            "programs :: intake",
            "programs :: originality",
            "programs :: similarity",
            "programs :: source",
            "programs",
            "rehearsal",
            "roster :: draft",
            "roster :: file",
            "roster",
            "storage",
            "submissions",
            "text",
            "web",
            "web :: csv"
        })
package es.upv.dst.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
