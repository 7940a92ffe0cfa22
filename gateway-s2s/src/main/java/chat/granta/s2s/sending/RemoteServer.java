package chat.granta.s2s.sending;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.dialback.KeyVerifier;
import chat.granta.s2s.management.ManagedSession;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One remote domain: a queue for each domain of ours that has something to say to it, and the streams that take what waits. One stream
 * does, wherever the server allows that. A server that cannot be reached is tried again as long as a stanza may wait for that, and then
 * left alone for longer and longer. Any thread.
 */
public final class RemoteServer {
    private static final Logger log = LoggerFactory.getLogger(RemoteServer.class);
    /** How long a stream stays open that was good for questions about keys only. */
    private static final Duration QUESTIONS_TIMEOUT = Duration.ofSeconds(10);

    private final SendingServices services;
    private final RemoteServers all;
    private final String domain;
    private final WaitingStanzas waiting;
    private final Deque<KeyQuestion> questions = new ArrayDeque<>();
    private final CarryingStreams streams = new CarryingStreams();
    private final Reachability reachability;
    private final ServerSearch search;
    private boolean isConnecting;

    /** @param waitingTotal bytes that wait for all servers */
    RemoteServer(SendingServices services, RemoteServers all, String domain, AtomicLong waitingTotal) {
        this.services = services;
        this.all = all;
        this.domain = domain;
        this.waiting = new WaitingStanzas(domain, services.settings().maxWaitingBytes(), services.clock(),
                waitingTotal);
        this.reachability = new Reachability(domain);
        this.search = new ServerSearch(services, all, this, domain);
    }

    /** Whoever verifies keys that come on this server's streams. */
    public KeyVerifier verifier() {
        return all;
    }

    private long now() {
        return services.clock().getAsLong();
    }

    // What is to be sent and asked.

    void send(List<OutgoingStanza> stanzas, long now) {
        List<Runnable> refusals = new ArrayList<>();
        synchronized (this) {
            for (OutgoingStanza stanza : stanzas) {
                StanzaError refusal = isInVain(stanza, now) ? reachability.reason() : waiting.add(stanza, now);
                if (refusal != null) {
                    refusals.add(() -> returned(stanza, refusal));
                }
            }
        }
        refusals.forEach(Runnable::run);
        if (refusals.size() < stanzas.size()) {
            goOn(now);
        }
    }

    private boolean isInVain(OutgoingStanza stanza, long now) {
        return streams.isEmpty() && !isConnecting && reachability.isWaitingInVain(stanza.deadline(), now);
    }

    /** Whoever asks has spoken with the server just now, so an attempt is made soon, however long that could not be reached before. */
    void ask(KeyQuestion question, long now) {
        synchronized (this) {
            questions.add(question);
        }
        goOn(now);
    }

    /** Wakes the streams that have something to do, or opens one when it is time. */
    private void goOn(long now) {
        Set<StanzaSender> awake = new LinkedHashSet<>();
        DomainPair lacking;
        boolean opens;
        synchronized (this) {
            lacking = distribute(awake);
            opens = lacking != null && !isConnecting && reachability.isTimeToTry(!questions.isEmpty(), now);
            if (opens) {
                isConnecting = true;
            }
        }
        awake.forEach(StanzaSender::wake);
        if (lacking != null && opens) {
            search.begin(lacking);
        }
    }

    /**
     * Gives what waits to streams.
     *
     * @param taking to which those are added that have something to do
     * @return a pair that needs a stream which is not there; null when there is none
     */
    private @Nullable DomainPair distribute(Set<StanzaSender> taking) {
        DomainPair lacking = null;
        for (PairQueue queue : waiting.queues().toList()) {
            StanzaSender stream = streams.carrier(queue);
            if (stream != null) {
                taking.add(stream);
            } else if (lacking == null) {
                lacking = queue.pair();
            }
        }
        if (!questions.isEmpty()) {
            StanzaSender stream = streams.openedFor(domain);
            if (stream != null) {
                taking.add(stream);
            } else if (lacking == null) {
                lacking = questions.getFirst().pair();
            }
        }
        DomainPair suspended = streams.goOn(taking);
        return lacking == null ? suspended : lacking;
    }

    /** Looks, again and again, what is overdue. */
    void look(long now) {
        List<OutgoingStanza> overdue;
        List<StanzaSender> open;
        StanzaError reason;
        synchronized (this) {
            reason = reachability.reason();
            overdue = waiting.removeOverdue(now);
            streams.forgetOver(now);
            open = streams.all();
        }
        overdue.forEach(one -> returned(one, reason));
        open.forEach(one -> one.closeWhenIdle(services.settings().idleTimeout(), QUESTIONS_TIMEOUT));
        goOn(now);
    }

    /** This server no longer speaks with the domain: what waits is returned, and its streams end. */
    void deny(String why) {
        List<OutgoingStanza> returned;
        List<StanzaSender> open;
        synchronized (this) {
            returned = waiting.removeAll();
            streams.forgetSuspended();
            open = streams.all();
        }
        returned.forEach(one -> returned(one, RemoteErrors.denied(why)));
        open.forEach(stream -> stream.deny(why));
    }

    /** Another gateway has what was to be sent. */
    void release() {
        List<StanzaSender> left;
        synchronized (this) {
            waiting.removeAll();
            streams.forgetSuspended();
            left = streams.all();
        }
        left.forEach(stream -> stream.leave(this));
    }

    /** Whether nothing is known of this server that must be remembered. */
    synchronized boolean isForgettable(long now) {
        return streams.isEmpty() && !streams.hasSuspended() && !isConnecting && questions.isEmpty()
                && reachability.isForgotten(now) && waiting.isForgettable(now);
    }

    // What comes of the search for it.

    /** Keys are asked about, and what a broken stream was in goes on, on a stream that is opened for this domain; anything else may go on another's. */
    synchronized boolean mayShare(DomainPair header) {
        return questions.isEmpty() && !streams.isSuspended(header);
    }

    /** The DNS knows it. */
    synchronized void found() {
        reachability.found();
    }

    /** None of its addresses is any good. */
    void noneLeft() {
        StanzaError why;
        synchronized (this) {
            why = reachability.reason();
        }
        unreachable(why, false);
    }

    /** There is a stream, which may become good for stanzas. Returns false when it has ended. */
    boolean adopt(StanzaSender stream) {
        synchronized (this) {
            if (!stream.serves(this)) {
                return false;
            }
            streams.add(stream);
            isConnecting = false;
        }
        goOn(now());
        return true;
    }

    /**
     * A stream that we had opened in the name of a pair is broken, and the next one may go on with what it was in (XEP-0198 section 5).
     *
     * @param isPatient whether that need not be at once
     */
    public synchronized void suspend(DomainPair opened, ManagedSession session, boolean isPatient) {
        streams.suspend(opened, session);
        if (isPatient) {
            reachability.pause(now());
        }
    }

    /** Whether the next stream in the name of a pair has something to go on with, be there anything to send or not. */
    synchronized boolean isSuspended(DomainPair opened) {
        return streams.isSuspended(opened);
    }

    /** What the last stream in the name of a pair was in when it broke; null: nothing to go on with. Its asker decides what becomes of it. */
    public synchronized @Nullable ManagedSession takeSuspended(DomainPair opened) {
        return streams.takeSuspended(opened);
    }

    /** The server has let a pair in. */
    synchronized void proved(DomainPair pair) {
        if (pair.remote().equals(domain)) {
            waiting.letIn(pair);
            reachability.reached();
        }
    }

    /** A pair cannot be proved on a stream. It may be on one of its own; a stream that was its own has been the last try. */
    void refused(StanzaSender stream, DomainPair pair, StanzaError why) {
        if (!pair.remote().equals(domain)) {
            return;
        }
        List<OutgoingStanza> hopeless = List.of();
        synchronized (this) {
            if (stream.isOpenedFor(pair)) {
                hopeless = waiting.refuse(pair, why, now());
            }
        }
        hopeless.forEach(one -> returned(one, why));
        goOn(now());
    }

    /**
     * A stream has ended.
     *
     * @param wasGood whether stanzas could be sent
     * @param refusal what the server means by it for those who sent what waits; null when it may be tried again
     */
    void ended(StanzaSender ended, boolean wasGood, String why, @Nullable StanzaError refusal) {
        boolean triesNext = false;
        boolean isOwn = ended.isOpenedFor(domain);
        synchronized (this) {
            streams.remove(ended);
            waiting.leave(ended);
            if (isOwn && !wasGood) {
                reachability.ended(refusal == null ? RemoteErrors.timeout(domain + ": " + why) : refusal);
                triesNext = refusal == null && !isConnecting && distribute(new LinkedHashSet<>()) != null;
                isConnecting |= triesNext;
            }
        }
        all.closed(ended);
        if (triesNext) {
            // Another address may do better.
            search.next();
        } else if (isOwn && !wasGood && refusal != null) {
            unreachable(refusal, true);
        } else {
            goOn(now());
        }
    }

    /** @param isInVain whether trying again would be */
    void unreachable(StanzaError why, boolean isInVain) {
        List<OutgoingStanza> hopeless;
        List<KeyQuestion> unanswered;
        synchronized (this) {
            isConnecting = false;
            reachability.failed(why, isInVain, now());
            hopeless = isInVain ? waiting.removeStranded() : waiting.removeHopeless(reachability.backoff());
            unanswered = List.copyOf(questions);
            questions.clear();
        }
        log.info("{} cannot be reached from {}: {}", domain, search.header().local(), why.text());
        hopeless.forEach(one -> returned(one, why));
        unanswered.forEach(question -> question.answer().accept(new KeyVerdict.Unknown(why)));
    }

    /** The next question for this domain's server. */
    @Nullable
    public synchronized KeyQuestion takeQuestion() {
        return questions.poll();
    }

    private void returned(OutgoingStanza stanza, StanzaError why) {
        services.metrics().returned();
        stanza.fate().failed(why);
    }
}
