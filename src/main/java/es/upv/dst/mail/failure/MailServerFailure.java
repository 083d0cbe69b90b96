// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.failure;

import es.upv.dst.language.Sentence;
import es.upv.dst.network.NetworkFailure;
import es.upv.dst.storage.Excerpt;
import jakarta.mail.AuthenticationFailedException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Explains a failure of the connection to a mail server by its cause. Jakarta Mail wraps the cause in an exception
 * whose message often says only that there was a failure. The rules are the same for SMTP and IMAP.
 */
public final class MailServerFailure {

    /** Leaves room for the rest of a sentence in the table of mails. */
    private static final int MAX_WORDS = 120;

    private static final Pattern GREETING = Pattern.compile("^Got bad greeting from .*response: ");

    /** Jakarta Mail has this instead of a reply if the server closes the connection. */
    private static final String END_OF_FILE = "[EOF]";

    private MailServerFailure() {}

    /** Returns why the server cannot be used, and what to set. */
    public static Sentence explain(Throwable failure, ServerSettings settings) {
        return NetworkFailure.of(failure)
                .map(network -> explainNetwork(network, settings))
                .or(() -> causes(failure).reversed().stream()
                        .flatMap(cause -> explainCause(cause, settings).stream())
                        .findFirst())
                .orElseGet(() -> explainMessage(words(failure), settings));
    }

    /** Returns that the server has not answered while it took a mail, after a connection was made. */
    public static Sentence explainLoss(Throwable failure, ServerSettings settings) {
        var words = words(failure).replace(END_OF_FILE, "no answer");
        return MailServerError.LOST.with(settings.server(), words);
    }

    /** Returns what the server or the library has said, as an excerpt, because it is an arbitrary text. */
    public static String words(Throwable failure) {
        return causes(failure).reversed().stream()
                .map(MailServerFailure::message)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** Returns what a mail server has said, as a sentence. */
    public static Sentence said(String words) {
        return MailServerError.SAID.with(words);
    }

    /** The innermost cause is the most precise one, so it is last. */
    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .toList();
    }

    private static Sentence explainNetwork(NetworkFailure failure, ServerSettings settings) {
        return switch (failure.kind()) {
            case HOST_UNKNOWN -> MailServerError.HOST_UNKNOWN.with(settings.host(), settings.address());
            case NOT_CONNECTED ->
                MailServerError.NOT_CONNECTED.with(settings.server(), excerpt(failure.message()), settings.address());
            case TIMED_OUT ->
                MailServerError.TIMED_OUT.with(settings.server(), settings.address(), settings.encryption());
        };
    }

    private static Optional<Sentence> explainCause(Throwable cause, ServerSettings settings) {
        var server = settings.server();
        return Optional.ofNullable(
                switch (cause) {
                    case SocketException _
                    when message(cause).contains("reset") || message(cause).contains("closed") ->
                        MailServerError.CLOSED.with(server, settings.encryption());
                    case CertificateExpiredException _ -> MailServerError.EXPIRED.with(server, settings.trust());
                    case CertificateNotYetValidException _ -> MailServerError.NOT_YET_VALID.with(server);
                    case CertPathBuilderException _ -> MailServerError.NOT_TRUSTED.with(server, settings.trust());
                    case CertPathValidatorException path -> explainPath(path, settings);
                    case CertificateException _
                    when message(cause).startsWith("No ") ->
                        MailServerError.OTHER_NAME.with(server, settings.address(), message(cause));
                    case CertificateException _ -> MailServerError.NOT_TRUSTED.with(server, settings.trust());
                    case SSLException _ -> explainTls(cause, settings);
                    case AuthenticationFailedException _ -> explainLogin(cause, settings);
                    default -> null;
                });
    }

    private static Sentence explainPath(CertPathValidatorException path, ServerSettings settings) {
        return path.getReason() == CertPathValidatorException.BasicReason.EXPIRED
                ? MailServerError.EXPIRED.with(settings.server(), settings.trust())
                : MailServerError.NOT_TRUSTED.with(settings.server(), settings.trust());
    }

    private static Sentence explainTls(Throwable cause, ServerSettings settings) {
        var words = message(cause);
        if (words.contains("SSL message") || words.contains("plaintext")) {
            return MailServerError.NO_TLS.with(settings.server(), settings.encryption());
        }
        return MailServerError.TLS_FAILED.with(settings.server(), words, settings.encryption());
    }

    private static Sentence explainLogin(Throwable cause, ServerSettings settings) {
        var words = message(cause);
        if (words.contains("no password specified")) {
            return MailServerError.NO_PASSWORD.with(settings.server(), settings.account());
        }
        return words.contains("mechanisms supported") || words.contains("login methods")
                ? MailServerError.NO_LOGIN_METHOD.with(settings.server(), words, settings.encryption())
                : MailServerError.LOGIN_REFUSED.with(settings.server(), words, settings.account());
    }

    /** Explains the messages of Jakarta Mail that have no exception of their own. */
    private static Sentence explainMessage(String words, ServerSettings settings) {
        if (words.contains("STARTTLS") && words.toLowerCase(Locale.ROOT).contains("required")) {
            return MailServerError.NO_STARTTLS.with(settings.server(), settings.encryption());
        }
        if (words.contains(END_OF_FILE) || words.contains("Connection dropped by server") || words.contains("* BYE")) {
            return MailServerError.CLOSED.with(settings.server(), settings.encryption());
        }
        return words.matches("\\d{3}[ -].*")
                ? MailServerError.REFUSED.with(settings.server(), words)
                : MailServerError.OTHER.with(settings.server(), words);
    }

    private static String message(Throwable cause) {
        return excerpt(Objects.requireNonNullElse(cause.getMessage(), ""));
    }

    private static String excerpt(String message) {
        var words = GREETING.matcher(message).replaceFirst("").lines().map(String::strip);
        return Excerpt.of(truncate(words.collect(Collectors.joining(" "))));
    }

    private static String truncate(String words) {
        return words.length() <= MAX_WORDS ? words : words.substring(0, MAX_WORDS) + "…";
    }
}
