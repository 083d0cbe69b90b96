// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture.planted.modules.right;

/** Declares nothing. */
public record Right(String name) {}
