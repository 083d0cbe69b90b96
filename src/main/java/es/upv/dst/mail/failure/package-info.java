// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Says why a mail server cannot be used, and what to set: the cause that the exceptions of Jakarta Mail wrap. */
@NullMarked
@NamedInterface("failure")
package es.upv.dst.mail.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
