// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture.planted.util;

/** Is in a package whose name is forbidden. */
public class Planted {}
