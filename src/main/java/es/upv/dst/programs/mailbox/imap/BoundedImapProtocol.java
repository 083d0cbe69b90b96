// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox.imap;

import java.io.IOException;
import java.net.SocketException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * A connection that reads bounded answers. Jakarta Mail allocates what the server announces for a literal or a folder,
 * reads a line until it ends, and keeps all lines until the command ends.
 */
final class BoundedImapProtocol extends IMAPProtocol {

    /** More than the largest mail, because some servers send all of a mail although the lab asks for 1 MB of it. */
    private static final int MAX_RESPONSE = 10_000_000;

    private static final int MAX_OF_A_COMMAND = 32_000_000;
    private static final int MAX_MAILS = 1_000_000;

    private int bytes;

    BoundedImapProtocol(String name, String host, int port, Properties settings, boolean tls, MailLogger logger)
            throws IOException, ProtocolException {
        super(name, host, port, settings, tls, logger);
    }

    @Override
    public synchronized Response[] command(String command, Argument arguments) {
        bytes = 0;
        return super.command(command, arguments);
    }

    /** The exceptions mean a lost connection. The constructor of the parent class calls this method. */
    @Override
    public Response readResponse() throws IOException, ProtocolException {
        try {
            var response = super.readResponse();
            if (response instanceof IMAPResponse mails && mails.keyEquals("EXISTS") && mails.getNumber() > MAX_MAILS) {
                throw new SocketException("the folder has over %,d mails".formatted(MAX_MAILS));
            }
            return response;
        } catch (TooLongException e) {
            throw new SocketException("the server sends an answer that is too long");
        }
    }

    @Override
    protected ByteArray getResponseBuffer() {
        var buffer = super.getResponseBuffer();
        return buffer == null ? new Buffer(new byte[128]) : new Buffer(buffer.getBytes());
    }

    private final class Buffer extends ByteArray {

        Buffer(byte[] initial) {
            super(initial, 0, initial.length);
            count(initial.length);
        }

        @Override
        public void grow(int increment) {
            if (increment > MAX_RESPONSE - getBytes().length) {
                throw new TooLongException();
            }
            count(increment);
            super.grow(increment);
        }

        private void count(int added) {
            bytes += added;
            if (bytes > MAX_OF_A_COMMAND) {
                throw new TooLongException();
            }
        }
    }

    /** Passes through the parser, which expects no exception where a buffer grows. */
    private static final class TooLongException extends RuntimeException {}
}
