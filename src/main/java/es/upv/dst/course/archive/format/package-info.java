// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The format of an archive: a ZIP file with a manifest, and a file of JSON lines for each table. */
@NullMarked
@NamedInterface("format")
package es.upv.dst.course.archive.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
