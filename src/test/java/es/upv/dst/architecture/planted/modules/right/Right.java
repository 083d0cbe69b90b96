// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture.planted.modules.right;

/** Is used by {@code Left}, whose feature does not declare the dependency. */
public record Right(String name) {}
