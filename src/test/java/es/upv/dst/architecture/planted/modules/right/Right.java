// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture.planted.modules.right;

import es.upv.dst.architecture.planted.modules.left.Left;

/** Is used by {@code Left}, whose feature does not declare the dependency, and uses {@code Left}, which is a cycle. */
public record Right(String name) {

    public static Right of(Left left) {
        return left.right();
    }
}
