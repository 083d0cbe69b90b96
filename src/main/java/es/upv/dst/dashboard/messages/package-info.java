// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages with the messages that the lab has received: requests and submissions. */
@NullMarked
package es.upv.dst.dashboard.messages;

import org.jspecify.annotations.NullMarked;
