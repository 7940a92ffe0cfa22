package chat.granta.listening;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;

/**
 * A socket to listen on.
 *
 * @param setting the setting the port comes from, for messages
 * @param port 0 for any free one
 * @param initializer sets up each accepted connection
 */
public record Listener(String setting, int port, ChannelInitializer<Channel> initializer) {}
