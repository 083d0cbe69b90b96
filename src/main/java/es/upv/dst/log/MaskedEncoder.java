// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.Charset;
import java.util.Optional;

/** Writes what another encoder writes, masked: the message, the stack traces, and whatever else has come with them. */
final class MaskedEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> plain;
    private final Charset charset;

    MaskedEncoder(Encoder<ILoggingEvent> plain) {
        this.plain = plain;
        this.charset = plain instanceof LayoutWrappingEncoder<?> lines
                ? Optional.ofNullable(lines.getCharset()).orElse(Charset.defaultCharset())
                : UTF_8;
    }

    @Override
    public byte[] headerBytes() {
        return plain.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return Mask.of(new String(plain.encode(event), charset)).getBytes(charset);
    }

    @Override
    public byte[] footerBytes() {
        return plain.footerBytes();
    }
}
