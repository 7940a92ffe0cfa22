package chat.granta.s2s.outbound;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.dns.ServerAddress;
import chat.granta.dns.UnknownServerException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One domain pair: the stanzas that wait, in their order, and the one stream that takes them. A server that cannot be reached is tried
 * again as long as a stanza may wait for that, and then left alone for longer and longer. Any thread.
 */
final class RemoteServer {
    private static final Logger log = LoggerFactory.getLogger(RemoteServer.class);

    private final OutboundServices services;
    private final DomainPair pair;
    private final AtomicLong waitingTotal;
    private final Deque<OutgoingStanza> waiting = new ArrayDeque<>();
    private final Deque<KeyQuestion> questions = new ArrayDeque<>();
    private final Backoff backoff = new Backoff();
    private StanzaError reason = RemoteErrors.timeout("it has not answered");
    private boolean isFinal;
    private long waitingBytes;
    private boolean isConnecting;
    private @Nullable Iterator<ServerAddress> addresses;
    private @Nullable OutboundStream stream;

    /** @param waitingTotal bytes that wait for all servers */
    RemoteServer(OutboundServices services, DomainPair pair, AtomicLong waitingTotal) {
        this.services = services;
        this.pair = pair;
        this.waitingTotal = waitingTotal;
    }

    // What is to be sent and asked.

    void send(OutgoingStanza stanza, long now) {
        StanzaError refusal = null;
        synchronized (this) {
            boolean isInVain = isFinal ? !backoff.isOver(now) : !backoff.endsBefore(stanza.deadline());
            if (stream == null && !isConnecting && isInVain) {
                refusal = reason;
            } else if (waitingBytes > 0 && waitingBytes + stanza.bytes() > services.settings().maxWaitingBytes()) {
                refusal = StanzaError.resourceConstraint("too much waits for " + pair.remote());
            } else {
                waiting.add(stanza);
                count(stanza.bytes());
            }
        }
        if (refusal == null) {
            goOn(now);
        } else {
            returned(stanza, refusal);
        }
    }

    void ask(KeyQuestion question, long now) {
        boolean isInVain;
        synchronized (this) {
            isInVain = stream == null && !isConnecting && !backoff.isOver(now);
            if (!isInVain) {
                questions.add(question);
            }
        }
        if (isInVain) {
            question.answer().accept(new KeyVerdict.Unknown(reason));
        } else {
            goOn(now);
        }
    }

    /** Wakes the stream, or opens one when it is time. */
    private void goOn(long now) {
        OutboundStream open;
        synchronized (this) {
            open = stream;
            if (open == null && (isConnecting || waiting.isEmpty() && questions.isEmpty() || !backoff.isOver(now))) {
                return;
            }
            isConnecting |= open == null;
        }
        if (open == null) {
            lookUp();
        } else {
            open.wake();
        }
    }

    /** Looks, again and again, what is overdue. */
    void look(long now) {
        List<OutgoingStanza> overdue = new ArrayList<>();
        OutboundStream idle;
        synchronized (this) {
            while (!waiting.isEmpty() && waiting.getFirst().deadline() - now <= 0) {
                overdue.add(removeFirst());
            }
            idle = stream != null && waiting.isEmpty() && questions.isEmpty() ? stream : null;
        }
        overdue.forEach(one -> returned(one, reason));
        if (idle != null) {
            idle.closeWhenIdle();
        }
        goOn(now);
    }

    /** This server no longer speaks with the domain: what waits is returned, and the stream ends. */
    void deny(String why) {
        List<OutgoingStanza> returned = new ArrayList<>();
        OutboundStream open;
        synchronized (this) {
            while (!waiting.isEmpty()) {
                returned.add(removeFirst());
            }
            open = stream;
        }
        returned.forEach(one -> returned(one, RemoteErrors.denied(why)));
        if (open != null) {
            open.deny(why);
        }
    }

    /** Another gateway has what was to be sent. */
    void release() {
        OutboundStream open;
        synchronized (this) {
            for (OutgoingStanza one : waiting) {
                count(-one.bytes());
            }
            waiting.clear();
            open = stream;
        }
        if (open != null) {
            open.close();
        }
    }

    /** Whether nothing is known of this server that must be remembered. */
    synchronized boolean isForgettable(long now) {
        return stream == null && !isConnecting && waiting.isEmpty() && questions.isEmpty() && backoff.isForgotten(now);
    }

    // The way to the server.

    private void lookUp() {
        services.lookup().addresses(pair.remote()).whenComplete((found, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof UnknownServerException) {
                unreachable(RemoteErrors.notFound(String.valueOf(cause.getMessage())), true);
            } else if (failure != null) {
                unreachable(RemoteErrors.timeout("the DNS has not answered: " + cause.getMessage()), false);
            } else {
                synchronized (this) {
                    addresses = found.iterator();
                    reason = RemoteErrors.timeout(pair.remote() + " has no address that answers");
                }
                connect();
            }
        });
    }

    /** Tries the next address. */
    private void connect() {
        ServerAddress next;
        synchronized (this) {
            next = addresses != null && addresses.hasNext() ? addresses.next() : null;
        }
        if (next == null) {
            unreachable(reason, false);
            return;
        }
        services.connections().open(pair, next.address(), next.isDirectTls(),
                out -> new OutboundStream(services, this, pair, out, next.isDirectTls()), this::connected);
    }

    private void connected(@Nullable OutboundStream open) {
        if (open == null) {
            connect();
            return;
        }
        synchronized (this) {
            stream = open;
            isConnecting = false;
        }
        open.begin();
    }

    /** The server has let us in. */
    synchronized void ready() {
        backoff.reset();
    }

    /**
     * A stream has ended.
     *
     * @param unsent what the network may not have, in order
     * @param wasReady whether stanzas could be sent
     * @param refusal what the server means by it for those who sent what waits; null when it may be tried again
     */
    void ended(OutboundStream ended, List<OutgoingStanza> unsent, boolean wasReady, String why,
            @Nullable StanzaError refusal) {
        synchronized (this) {
            for (OutgoingStanza one : unsent.reversed()) {
                if (one.fate().isTakenOver()) {
                    count(-one.bytes());
                } else {
                    waiting.addFirst(one);
                }
            }
            if (stream == ended) {
                stream = null;
            }
            if (!wasReady) {
                reason = refusal == null ? RemoteErrors.timeout(pair.remote() + ": " + why) : refusal;
                isConnecting = refusal == null && !(waiting.isEmpty() && questions.isEmpty());
            }
        }
        if (wasReady) {
            goOn(System.nanoTime());
        } else if (refusal != null) {
            unreachable(refusal, true);
        } else if (isConnecting()) {
            // Another address may do better.
            connect();
        }
    }

    private synchronized boolean isConnecting() {
        return isConnecting;
    }

    /** @param isInVain whether trying again would be */
    private void unreachable(StanzaError why, boolean isInVain) {
        List<OutgoingStanza> hopeless = new ArrayList<>();
        List<KeyQuestion> unanswered;
        synchronized (this) {
            reason = why;
            isFinal = isInVain;
            isConnecting = false;
            backoff.failed(System.nanoTime());
            while (!waiting.isEmpty() && (isInVain || !backoff.endsBefore(waiting.getFirst().deadline()))) {
                hopeless.add(removeFirst());
            }
            unanswered = List.copyOf(questions);
            questions.clear();
        }
        log.info("{} cannot be reached from {}: {}", pair.remote(), pair.local(), why.text());
        hopeless.forEach(one -> returned(one, why));
        unanswered.forEach(question -> question.answer().accept(new KeyVerdict.Unknown(why)));
    }

    // What the stream asks for.

    @Nullable
    synchronized KeyQuestion takeQuestion() {
        return questions.poll();
    }

    synchronized boolean hasStanzas() {
        return !waiting.isEmpty();
    }

    /** The next stanza to send; it still counts until it is {@link #written}. */
    @Nullable
    synchronized OutgoingStanza take() {
        OutgoingStanza next = waiting.poll();
        while (next != null && next.fate().isTakenOver()) {
            count(-next.bytes());
            next = waiting.poll();
        }
        return next;
    }

    void written(OutgoingStanza stanza) {
        synchronized (this) {
            count(-stanza.bytes());
        }
        stanza.fate().written();
    }

    private OutgoingStanza removeFirst() {
        OutgoingStanza first = waiting.removeFirst();
        count(-first.bytes());
        return first;
    }

    private void returned(OutgoingStanza stanza, StanzaError why) {
        services.metrics().returned();
        stanza.fate().failed(why);
    }

    private void count(long bytes) {
        waitingBytes += bytes;
        waitingTotal.addAndGet(bytes);
    }
}
