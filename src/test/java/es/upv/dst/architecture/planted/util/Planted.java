// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture.planted.util;

/** Lies where no folder should be. */
public class Planted {}
