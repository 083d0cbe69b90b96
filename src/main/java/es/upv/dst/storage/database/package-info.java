// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The check and the health of the database, its upgrade and identity, and the reports of failures that end the run.
 */
@NullMarked
@NamedInterface("database")
package es.upv.dst.storage.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
