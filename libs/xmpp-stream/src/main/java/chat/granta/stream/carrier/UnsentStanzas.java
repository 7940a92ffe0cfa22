package chat.granta.stream.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done about stanzas that the network has not taken whole when the connection goes. On the stream's thread. */
final class UnsentStanzas {
    /** Of the stanzas in the next write. */
    private List<Runnable> next = new ArrayList<>();
    /** Of the stanzas in writes that have failed; null once the owner knows that the connection has gone. */
    private @Nullable List<Runnable> failed = new ArrayList<>();

    /** The next write contains a stanza that somebody misses if it does not go out. */
    void add(Runnable ifUnsent) {
        next.add(ifUnsent);
    }

    ChannelFuture write(Channel channel, ByteBuf full) {
        List<Runnable> these = next;
        if (these.isEmpty()) {
            return channel.writeAndFlush(full);
        }
        next = new ArrayList<>();
        ChannelFuture written = channel.writeAndFlush(full);
        if (written.isSuccess()) {
            // The usual case: the system had room for all of it.
            these.clear();
            next = next.isEmpty() ? these : next;
        } else {
            written.addListener(end -> {
                if (!end.isSuccess()) {
                    these.forEach(this::fail);
                }
            });
        }
        return written;
    }

    /** There is no next write. */
    void discard() {
        next.forEach(this::fail);
        next.clear();
    }

    /** The owner knows that the connection has gone. */
    void report() {
        List<Runnable> all = failed;
        failed = null;
        if (all != null) {
            all.forEach(Runnable::run);
        }
    }

    private void fail(Runnable ifUnsent) {
        if (failed == null) {
            ifUnsent.run();
        } else {
            failed.add(ifUnsent);
        }
    }
}
