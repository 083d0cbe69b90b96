// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Storage of the code requests, their list over REST, and their counts. */
@NullMarked
@NamedInterface("request")
package es.upv.dst.codes.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
