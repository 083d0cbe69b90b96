// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** Reads the code at the beginning of a payload of the lab's topics. */
final class LabMessage {

    private static final int DIGITS = 5;
    private static final byte SEPARATOR = ';';

    private LabMessage() {}

    /** Returns the code of {@code code;name;email} or of {@code code;VERDICT}; empty if it is not five digits. */
    static Optional<Integer> codeBeforeSeparator(ByteBuf payload) {
        return payload.readableBytes() > DIGITS && payload.getByte(payload.readerIndex() + DIGITS) == SEPARATOR
                ? digits(payload)
                : Optional.empty();
    }

    /** Returns the code of a payload that is only a code. */
    static Optional<Integer> onlyCode(ByteBuf payload) {
        return payload.readableBytes() == DIGITS ? digits(payload) : Optional.empty();
    }

    /** Returns whether a verdict says that the code was accepted from this sender, now or before. */
    static boolean isAccepted(ByteBuf payload) {
        var verdict = payload.toString(US_ASCII).substring(DIGITS + 1);
        return verdict.equals("ACCEPTED") || verdict.equals("DUPLICATE");
    }

    private static Optional<Integer> digits(ByteBuf payload) {
        int code = 0;
        for (int i = payload.readerIndex(); i < payload.readerIndex() + DIGITS; i++) {
            int digit = payload.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            code = 10 * code + digit;
        }
        return Optional.of(code);
    }
}
