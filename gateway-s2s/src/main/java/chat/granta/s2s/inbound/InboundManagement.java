package chat.granta.s2s.inbound;

import chat.granta.model.Element;
import chat.granta.s2s.management.LandedStanzas;
import chat.granta.s2s.management.ManagedSession;
import chat.granta.s2s.management.ManagedSessions;
import chat.granta.s2s.management.StreamManagement;
import chat.granta.s2s.management.Unacknowledged;
import chat.granta.s2s.receiving.VerifiedDomains;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.management.EnableRequest;
import chat.granta.stream.management.ResumeRequest;
import chat.granta.stream.management.SmElements;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 sections 3 and 5 on a stream that another server has opened: once it has proved a domain it may have its stanzas counted, or go
 * on with what a broken stream was in. On the stream's thread.
 */
final class InboundManagement {
    private final InboundStream stream;
    private final StreamManagement counting;
    private final ManagedSessions sessions;
    private final VerifiedDomains verified;
    private final BidiSender bidi;
    private final Duration limit;
    private Duration max = Duration.ZERO;
    private boolean isResuming;

    /** Null when what the stream is in cannot be resumed. */
    private @Nullable ManagedSession session;

    /**
     * @param bidi the stream's other direction
     * @param limit how long what a broken stream was in can be resumed; 0: not at all
     */
    InboundManagement(InboundStream stream, StreamManagement counting, ManagedSessions sessions,
            VerifiedDomains verified, BidiSender bidi, Duration limit) {
        this.stream = stream;
        this.counting = counting;
        this.sessions = sessions;
        this.verified = verified;
        this.bidi = bidi;
        this.limit = limit;
    }

    /** Takes the elements of this protocol. */
    boolean took(TopLevelElement element) {
        if (!SmElements.isOne(element)) {
            return false;
        }
        boolean mayBegin = !verified.isEmpty() && !counting.isOn() && !isResuming;
        if (mayBegin && SmElements.is(element, "enable")) {
            enable(EnableRequest.of(element));
        } else if (mayBegin && SmElements.is(element, "resume")) {
            resume(ResumeRequest.of(element));
        } else if (!counting.took(element)) {
            say(SmElements.unexpected());
        }
        return true;
    }

    private void say(Element element) {
        stream.out().element(element);
    }

    private void enable(@Nullable EnableRequest request) {
        if (request == null) {
            say(SmElements.failed("bad-request", -1));
            return;
        }
        var landed = new LandedStanzas();
        max = request.lower(limit);
        session = request.resume() && max.isPositive() ? sessions.create(landed, this::takeAway) : null;
        say(SmElements.enabled(session == null ? null : session.id(), max));
        begin(landed, 0);
        bidi.begin();
    }

    private void begin(LandedStanzas landed, long acknowledged) {
        counting.begin(landed, acknowledged);
        bidi.sender().countedBy(counting.counts(), acknowledged);
        stream.managed();
    }

    private void takeAway() {
        stream.out().execute(stream::replaced);
    }

    private void resume(@Nullable ResumeRequest request) {
        if (request == null) {
            say(SmElements.failed("bad-request", -1));
            return;
        }
        isResuming = sessions.claim(request.id(),
                claimed -> stream.out().executeAndFlush(() -> resume(request, claimed)));
        if (!isResuming) {
            refuse(-1);
        }
    }

    private void refuse(long handled) {
        stream.metrics().resumed("in", "item-not-found");
        say(SmElements.failed("item-not-found", handled));
    }

    /** The session is free, and nothing of it is on its way. */
    private void resume(ResumeRequest request, ManagedSession claimed) {
        isResuming = false;
        if (!stream.isOpen()) {
            claimed.leave();
        } else if (Collections.disjoint(claimed.domains(), verified.all().toList())) {
            claimed.leave();
            refuse(-1);
        } else {
            goOn(request, claimed);
        }
    }

    private void goOn(ResumeRequest request, ManagedSession claimed) {
        Unacknowledged left = Objects.requireNonNull(claimed.unacknowledged());
        long acknowledged = left.acknowledged(request.h());
        if (acknowledged < 0) {
            sessions.remove(claimed);
            stream.fail(SmElements.handledCountTooHigh(request.h(), left.sent()));
            return;
        }
        LandedStanzas landed = claimed.landed();
        if (landed.hasFailed()) {
            // One is missing among those that are there: the other server sends it again, and begins to count anew.
            sessions.remove(claimed);
            refuse(landed.handled());
        } else {
            claimed.domains().stream().filter(stream::isAllowed).forEach(verified::add);
            say(SmElements.resumed(claimed.id(), landed.handled()));
            claimed.heldBy(this::takeAway);
            session = claimed;
            max = limit;
            begin(landed, acknowledged);
            stream.metrics().resumed("in", "success");
        }
        left.release();
        bidi.begin();
    }

    /**
     * The stream has ended.
     *
     * @param isBroken whether the other server may come back for what it was in
     */
    void ended(boolean isBroken) {
        counting.stop();
        if (session != null && isBroken) {
            session.suspend(verified.all(), bidi.sender().suspend(ManagedSession.PATIENCE),
                    stream.now() + max.toNanos());
        } else if (session != null) {
            sessions.remove(session);
        }
    }
}
