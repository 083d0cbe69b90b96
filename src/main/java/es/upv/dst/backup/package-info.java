// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Backup: returns a copy of the database while the lab runs.
 *
 * <pre>
 * receives        POST /api/backup   waits until the tables contain all changes so far, and makes H2 copy the database
 * sends           a ZIP file, on which a lab starts after the file is unpacked into an empty data folder
 * database tables reads all tables, and changes none
 * </pre>
 *
 * The backup does not contain what the broker stores. A shared database is backed up with the tools of that database.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"storage", "web"})
package es.upv.dst.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
