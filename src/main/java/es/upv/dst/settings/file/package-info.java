// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The file with settings, {@code application.yml}: what is wrong if it cannot be read. */
@NullMarked
package es.upv.dst.settings.file;

import org.jspecify.annotations.NullMarked;
