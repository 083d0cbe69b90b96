// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.programs.mailbox.imap.BoundedImapStore;
import jakarta.mail.Authenticator;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.integration.mail.inbound.ImapMailReceiver;

/**
 * A folder on an IMAP server. Finds the mails that are not marked, and marks mails.
 *
 * <p>Spring Integration's receiver marks a mail before it returns the mail, so that a kill would lose it. Therefore the
 * receiver sets a keyword that is ignored, and {@link #mark} sets the mark after the mail was stored.
 */
final class Mailbox extends ImapMailReceiver implements AutoCloseable {

    /** Marks a mail that was stored. */
    static final String KEYWORD = "dst-lab";

    /** At one poll, so that a mailbox with very many mails needs little memory. */
    private static final int MAX_FOUND = 1_000;

    private static final String FETCHED_KEYWORD = "dst-lab-fetched";
    private static final String TIMEOUT_MILLIS = "10000";
    private static final String FETCH_BYTES = "1048576";

    private final MailboxProperties properties;

    /** @param trusting creates sockets that trust the server; if empty, the trust store of the JVM is used */
    Mailbox(MailboxProperties properties, Optional<SSLSocketFactory> trusting, BeanFactory beans) {
        super(url(properties.address()));
        this.properties = properties;
        setSession(
                BoundedImapStore.session(settings(properties.address(), trusting), new Account(properties.address())));
        setShouldMarkMessagesAsRead(false);
        setShouldDeleteMessages(false);
        setFlaggedAsFallback(false);
        setUserFlag(FETCHED_KEYWORD);
        setAutoCloseFolder(false);
        setMaxFetchSize(MAX_FOUND);
        setSearchTermStrategy((_, folder) -> unmarked(folder));
        setBeanFactory(beans);
        afterPropertiesSet();
    }

    private static String url(MailboxAddress address) {
        var port = address.port() < 0 ? "" : ":" + address.port();
        return "%s://%s%s/%s".formatted(address.protocol(), address.host(), port, address.folder());
    }

    private static Properties settings(MailboxAddress address, Optional<SSLSocketFactory> trusting) {
        var prefix = "mail." + address.protocol() + ".";
        var settings = new Properties();
        // Without these, Jakarta Mail waits for ever.
        for (var timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            settings.setProperty(prefix + timeout, TIMEOUT_MILLIS);
        }
        settings.setProperty(prefix + "user", address.user());
        settings.setProperty(prefix + "starttls.enable", "true");
        settings.setProperty(prefix + "fetchsize", FETCH_BYTES);
        trusting.ifPresent(factory -> settings.put(prefix + "ssl.socketFactory", factory));
        // Without this, Jakarta Mail hides what is wrong with a certificate, and tries again without the factory.
        settings.setProperty(prefix + "socketFactory.fallback", "false");
        return settings;
    }

    /**
     * Connects if necessary, and returns the oldest {@value #MAX_FOUND} of the mails that are not marked, oldest first.
     * Their content is not fetched yet.
     */
    List<UnmarkedMail> findUnmarked() throws MessagingException {
        var found = new ArrayList<UnmarkedMail>();
        for (var message : receive()) {
            var mail = (IMAPMessage) ((org.springframework.messaging.Message<?>) message).getPayload();
            var folder = (IMAPFolder) mail.getFolder();
            found.add(new UnmarkedMail(new MailId(folder.getUIDValidity(), folder.getUID(mail)), mail));
        }
        return found;
    }

    private SearchTerm unmarked(Folder folder) {
        return new FlagTerm(
                switch (properties.after()) {
                    case FLAG -> storedFlag(folder);
                    case SEEN -> new Flags(Flags.Flag.SEEN);
                    case FOLDER -> new Flags(Flags.Flag.DELETED);
                },
                false);
    }

    /** A server that does not store keywords, such as Exchange, has the flag that its users see as a flag or a star. */
    private static Flags storedFlag(Folder folder) {
        return folder.getPermanentFlags().contains(Flags.Flag.USER)
                ? new Flags(KEYWORD)
                : new Flags(Flags.Flag.FLAGGED);
    }

    /** Fetches no structure of the mails, because a server may fail to compute that of a damaged mail. */
    @Override
    protected void fetchMessages(Message[] messages) throws MessagingException {
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        Objects.requireNonNull(getFolder()).fetch(messages, profile);
    }

    /** Marks a mail that was stored, as configured. */
    void mark(IMAPMessage mail) throws MessagingException {
        switch (properties.after()) {
            case FLAG -> mail.setFlags(storedFlag(mail.getFolder()), true);
            case SEEN -> mail.setFlag(Flags.Flag.SEEN, true);
            case FOLDER -> move(mail);
        }
    }

    private void move(IMAPMessage mail) throws MessagingException {
        var source = (IMAPFolder) mail.getFolder();
        var target = source.getStore().getFolder(properties.folder());
        if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("the folder " + properties.folder() + " cannot be created");
        }
        source.moveMessages(new Message[] {mail}, target);
    }

    /** Checks that the server, the account and the folder can be used. */
    void check() throws MessagingException {
        openFolder();
        var store = (IMAPStore) Objects.requireNonNull(getFolder()).getStore();
        if (properties.after() == MailboxProperties.ProcessedMark.FOLDER && !store.hasCapability("MOVE")) {
            throw new MessagingException("the server cannot move mails; set dst.mailbox.after to flag or seen");
        }
    }

    /** Returns whether the connection was lost, and not only one request refused. */
    static boolean isConnectionLost(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(cause -> switch (cause) {
            case FolderClosedException _, StoreClosedException _ -> true;
            // The last one is a timeout, after which the response may still come.
            case ConnectionException _, SocketException _, InterruptedIOException _ -> true;
            default -> false;
        });
    }

    @Override
    public void close() {
        destroy();
    }

    /** The number of a mail in a folder, and the number of the folder, which changes when the server numbers anew. */
    record MailId(long uidValidity, long uid) {}

    /** A mail without a mark. */
    record UnmarkedMail(MailId id, IMAPMessage message) {}

    /** Passes the account to Jakarta Mail without putting the password into a URL, which would be logged. */
    private static final class Account extends Authenticator {

        private final PasswordAuthentication account;

        Account(MailboxAddress address) {
            account = new PasswordAuthentication(address.user(), address.password());
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return account;
        }
    }
}
