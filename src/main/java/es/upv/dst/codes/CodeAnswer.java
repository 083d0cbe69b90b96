// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.util.Optional;

/**
 * A request and the answer to it.
 *
 * @param drawn the code that was drawn for it now, if one was
 * @param repeated whether it is the answer that the request got when it was delivered before, and so has its row
 */
public record CodeAnswer(CodeRequest request, Issuance issuance, Optional<DrawnCode> drawn, boolean repeated) {}
