// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox.imap;

import jakarta.mail.Authenticator;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/** An IMAP server whose answers are bounded. An answer above the bound is a lost connection. */
public final class BoundedImapStore extends IMAPStore {

    private static final String TLS = "imaps";

    /** For Jakarta Mail, which creates the store by its name. */
    public BoundedImapStore(Session session, URLName url) {
        super(session, url, url.getProtocol(), url.getProtocol().equals(TLS));
    }

    /** Returns a session that uses this store for both protocols. */
    public static Session session(Properties settings, Authenticator account) {
        var session = Session.getInstance(settings, account);
        try {
            for (var protocol : List.of("imap", TLS)) {
                session.setProvider(
                        new Provider(Provider.Type.STORE, protocol, BoundedImapStore.class.getName(), "dst-lab", ""));
            }
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException(e);
        }
        return session;
    }

    @Override
    protected IMAPProtocol newIMAPProtocol(String host, int port) throws IOException, ProtocolException {
        return new BoundedImapProtocol(name, host, port, session.getProperties(), isSSL, logger);
    }
}
