package chat.granta.c2s.stream;

import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Carries a home's calls from any thread to the connection's event loop, in order, many with one wake-up; what they make
 * the stream send is flushed once.
 */
final class HomeCallQueue implements ClientSession {
    /** After so many calls other connections of the event loop get their turn. */
    private static final int BATCH = 256;

    private final ClientStream stream;
    private final EventLoop loop;
    private final Queue<HomeCall> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    HomeCallQueue(ClientStream stream, EventLoop loop) {
        this.stream = stream;
        this.loop = loop;
    }

    @Override
    public void bound(Jid jid) {
        add(new HomeCall.Granted(jid));
    }

    @Override
    public void bindRefused(String condition) {
        add(new HomeCall.Refused(condition));
    }

    @Override
    public void deliver(Stanza stanza, @Nullable String to) {
        add(new HomeCall.Deliver(stanza, to));
    }

    @Override
    public void end(String streamError, String text) {
        add(new HomeCall.End(streamError, text));
    }

    @Override
    public void cutOff(String streamError, String text) {
        add(new HomeCall.CutOff(streamError, text));
    }

    @Override
    public void managed() {
        add(new HomeCall.Managed());
    }

    @Override
    public void resumed(Jid jid, long handled, long acknowledged) {
        add(new HomeCall.Resumed(jid, handled, acknowledged));
    }

    @Override
    public void resumeRefused(String condition, long handled) {
        add(new HomeCall.ResumeRefused(condition, handled));
    }

    @Override
    public void handled() {
        add(new HomeCall.Handled());
    }

    @Override
    public void pauseReading() {
        add(new HomeCall.PauseReading());
    }

    @Override
    public void resumeReading() {
        add(new HomeCall.ResumeReading());
    }

    private void add(HomeCall call) {
        waiting.add(call);
        if (count.getAndIncrement() == 0) {
            schedule();
        }
    }

    private void schedule() {
        try {
            loop.execute(this::drain);
        } catch (RejectedExecutionException e) {
            // The event loop has ended, and with it every connection: nobody is left to be told.
            waiting.clear();
        }
    }

    private void drain() {
        int done = 0;
        HomeCall call;
        while (done < BATCH && (call = waiting.poll()) != null) {
            HomeCall next = call;
            stream.guard(() -> stream.told(next));
            done++;
        }
        stream.flush();
        if (count.addAndGet(-done) > 0) {
            schedule();
        }
    }
}
