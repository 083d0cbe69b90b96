// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture.planted.modules.left;

import es.upv.dst.architecture.planted.modules.right.Right;

/** Uses a feature that its package-info does not declare. */
public record Left(Right right) {}
