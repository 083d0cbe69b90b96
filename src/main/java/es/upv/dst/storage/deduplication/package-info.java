// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Recognises a message that the broker delivers again, by the id of its delivery. */
@NullMarked
@NamedInterface("deduplication")
package es.upv.dst.storage.deduplication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
