// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.Charset;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Masks the complete output of another encoder, including messages and stack traces, after {@link EventShortening}. */
final class LogMaskingEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> delegate;
    private final Charset charset;

    LogMaskingEncoder(Encoder<ILoggingEvent> delegate) {
        this.delegate = delegate;
        this.charset = delegate instanceof LayoutWrappingEncoder<?> layout
                ? Optional.ofNullable(layout.getCharset()).orElse(Charset.defaultCharset())
                : UTF_8;
    }

    @Override
    public byte[] headerBytes() {
        return delegate.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var shortened = isVerbose(event) ? event : EventShortening.of(event);
        return LogMask.of(new String(delegate.encode(shortened), charset)).getBytes(charset);
    }

    /** Returns whether the operator has set a level at which also stack traces of libraries are wanted. */
    private static boolean isVerbose(ILoggingEvent event) {
        return LoggerFactory.getLogger(event.getLoggerName()).isDebugEnabled();
    }

    @Override
    public byte[] footerBytes() {
        return delegate.footerBytes();
    }
}
