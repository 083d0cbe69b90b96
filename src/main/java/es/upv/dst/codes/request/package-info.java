// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Stores the code requests, returns them over REST, and counts them. */
@NullMarked
@NamedInterface("request")
package es.upv.dst.codes.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
