// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Backup: gives a copy of the database away while students are served.
 *
 * <pre>
 * in    POST /api/backup   waits until the tables have what the journal has, and copies the database by its own means
 * out   a ZIP file that is a data folder: unpacked into an empty one, a lab starts on it
 * rows  all of them, and changes none
 * </pre>
 *
 * What the broker holds is not in it. A database that is not the lab's own has its own tools.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "web"})
package es.upv.dst.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
