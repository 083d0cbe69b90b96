// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.util.Optional;

/**
 * A request and its answer.
 *
 * @param drawn the code that was taken from the pool for this request; empty if none was
 * @param repeated whether the request is a redelivery; its row then exists already
 */
public record CodeAnswer(CodeRequest request, Issuance issuance, Optional<IssuedCode> drawn, boolean repeated) {}
