// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.ratelimit.LimitedLog;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/**
 * Accepts one HTTP request without a body of each connection: the upgrade to a WebSocket. Artemis would also accept
 * MQTT in the bodies of HTTP requests, of which each may have 2 GB, and never frees a request that is not an upgrade.
 */
final class WebSocketUpgradeHandler extends ChannelInboundHandlerAdapter {

    private final LimitedLog refusals;
    private boolean passed;

    private WebSocketUpgradeHandler(LimitedLog refusals) {
        this.refusals = refusals;
    }

    /** Adds this handler behind Artemis' handlers of HTTP. Returns false if Artemis has not added them. */
    static boolean addTo(ChannelPipeline pipeline, LimitedLog refusals) {
        var aggregator = pipeline.context(HttpObjectAggregator.class);
        if (aggregator == null) {
            return false;
        }
        pipeline.replace(HttpObjectAggregator.class, aggregator.name(), new HttpObjectAggregator(0));
        pipeline.addAfter(
                pipeline.context(HttpResponseEncoder.class).name(), "upgrade", new WebSocketUpgradeHandler(refusals));
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            context.fireChannelRead(message);
        } else if (!passed && isUpgrade(request)) {
            passed = true;
            context.fireChannelRead(request);
        } else {
            ReferenceCountUtil.release(request);
            FirstPacketHandler.log(refusals, context, "its HTTP request does not open a WebSocket");
            context.writeAndFlush(upgradeRequired()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static DefaultFullHttpResponse upgradeRequired() {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.UPGRADE_REQUIRED);
        response.headers()
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, "upgrade, close")
                .set(HttpHeaderNames.CONTENT_LENGTH, 0);
        return response;
    }

    private static boolean isUpgrade(FullHttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
                        request.headers().get(HttpHeaderNames.UPGRADE));
    }
}
