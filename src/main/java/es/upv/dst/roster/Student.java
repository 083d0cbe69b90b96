// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import jakarta.validation.constraints.Email;

/** Somebody who is enrolled in the course; name and address as the secretary's list has them. */
public record Student(Dni dni, String name, @Email String email) {}
