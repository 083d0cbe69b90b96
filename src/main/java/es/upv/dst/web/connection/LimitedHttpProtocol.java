// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.connection;

import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/** HTTP of Tomcat, with a limit for the connections that it accepts. Tomcat creates it by the name of the class. */
public final class LimitedHttpProtocol extends Http11NioProtocol {

    private final LimitedEndpoint endpoint;

    public LimitedHttpProtocol() {
        this(new LimitedEndpoint());
    }

    private LimitedHttpProtocol(LimitedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** To be called before the first connection is accepted. */
    void limit(HttpConnections connections) {
        endpoint.limit = Optional.of(connections);
    }

    private static final class LimitedEndpoint extends NioEndpoint {

        private volatile Optional<HttpConnections> limit = Optional.empty();

        @Override
        protected SocketChannel serverSocketAccept() throws Exception {
            var accepted = super.serverSocketAccept();
            limit.ifPresent(connections -> connections.add(accepted));
            return accepted;
        }
    }
}
