// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The outbox, which inserts mails into the table {@code mail}, and the outbox relay, which claims and sends them. */
@NullMarked
@NamedInterface("outbox")
package es.upv.dst.mail.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
