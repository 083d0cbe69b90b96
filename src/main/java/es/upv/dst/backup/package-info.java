// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Backup: returns a copy of the database while the lab runs.
 *
 * <pre>
 * in    POST /api/backup   waits until the tables contain all changes so far, and has H2 copy the database
 * out   a ZIP file with a data folder: unpacked into an empty one, a lab starts on it
 * rows  reads all of them, and changes none
 * </pre>
 *
 * The backup does not contain what the broker stores. A shared database is backed up with its own tools.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"storage", "web"})
package es.upv.dst.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
