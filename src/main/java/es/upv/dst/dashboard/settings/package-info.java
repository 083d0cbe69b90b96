// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The page with the settings that {@code application.yml} documents: the value of each and where it is set. Passwords
 * and addresses that may contain one are hidden.
 */
@NullMarked
package es.upv.dst.dashboard.settings;

import org.jspecify.annotations.NullMarked;
