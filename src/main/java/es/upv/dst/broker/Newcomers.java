// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/** Bounds each connection from its first byte on; Netty finds this class by {@code META-INF/services}. */
public final class Newcomers extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new Newcomer());
    }
}
