package chat.granta.c2s.stream;

import chat.granta.model.Element;
import chat.granta.model.Stanza;
import chat.granta.stream.FrameReader;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.StreamWriter;
import chat.granta.stream.carrier.PauseReason;
import chat.granta.stream.carrier.StreamOwner;
import chat.granta.stream.carrier.XmppStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** A stream in frames (RFC 7395), without a socket: what is said in one, and what is heard. */
final class FrameCarrier implements XmppStream {
    private final StreamWriter writer = StreamWriter.ofFrames(StreamHeader.CLIENT);
    private final FrameReader reader = new FrameReader(StreamLimits.beforeLogin());
    private final List<String> frames = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private @Nullable StreamOwner owner;
    private boolean isClosed;

    void ownedBy(Function<XmppStream, StreamOwner> maker) {
        owner = maker.apply(this);
    }

    /** Sends a frame and returns those that come back. */
    List<String> says(String frame) {
        StreamOwner told = Objects.requireNonNull(owner);
        told.received(reader.read(Unpooled.copiedBuffer(frame, StandardCharsets.UTF_8)));
        told.caughtUp();
        return hears();
    }

    /** The frames that have come since this was last asked. */
    List<String> hears() {
        for (Runnable task; (task = tasks.poll()) != null;) {
            task.run();
        }
        List<String> heard = List.copyOf(frames);
        frames.clear();
        return heard;
    }

    private void frame(Consumer<ByteBuf> write) {
        if (!isClosed) {
            ByteBuf out = Unpooled.buffer();
            write.accept(out);
            frames.add(out.toString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void header(StreamHeader header) {
        frame(out -> writer.header(out, header));
    }

    @Override
    public void features(List<Element> features) {
        frame(out -> writer.features(out, features));
    }

    @Override
    public void element(Element element) {
        frame(out -> writer.element(out, element));
    }

    @Override
    public void stanza(Stanza stanza, @Nullable String to, @Nullable Runnable ifUnsent) {
        frame(out -> writer.stanza(out, stanza, to));
    }

    @Override
    public void close(@Nullable StreamError error) {
        if (error != null) {
            frame(out -> writer.error(out, error));
        }
        frame(writer::footer);
        isClosed = true;
    }

    @Override
    public void limits(StreamLimits limits) {
        reader.limits(limits);
    }

    @Override
    public void execute(Runnable action) {
        tasks.add(action);
    }

    @Override
    public Future<?> schedule(Runnable action, Duration delay) {
        return new CompletableFuture<>();
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void flush() {}

    @Override
    public void keepAlive() {}

    @Override
    public void restart() {}

    @Override
    public void startTls() {
        throw new UnsupportedOperationException("RFC 7395 section 3.10: TLS lies beneath the WebSocket");
    }

    @Override
    public void pauseReading(PauseReason reason) {}

    @Override
    public void resumeReading(PauseReason reason) {}

    @Override
    public @Nullable SocketAddress peer() {
        return null;
    }

    @Override
    public @Nullable SSLEngine tls() {
        return null;
    }
}
