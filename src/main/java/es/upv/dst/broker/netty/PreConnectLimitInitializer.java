// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/** Adds a {@link PreConnectLimitHandler} to each connection. Netty finds this class by {@code META-INF/services}. */
public final class PreConnectLimitInitializer extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new PreConnectLimitHandler());
    }
}
