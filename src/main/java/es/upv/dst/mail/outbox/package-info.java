// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The outbox: rows in the table {@code mail}, which a relay claims, sends and retries. */
@NullMarked
@NamedInterface("outbox")
package es.upv.dst.mail.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
