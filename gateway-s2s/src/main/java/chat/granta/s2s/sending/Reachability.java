package chat.granta.s2s.sending;

import chat.granta.model.StanzaError;

/** RFC 6120 section 3.3: what is known of the way to a server from earlier attempts, and when the next one is due. For whoever has the server's lock. */
final class Reachability {
    private final String domain;
    private final Backoff backoff = new Backoff();
    private StanzaError reason = RemoteErrors.timeout("it has not answered");
    private boolean isFinal;

    Reachability(String domain) {
        this.domain = domain;
    }

    /** What those are told who wait in vain. */
    StanzaError reason() {
        return reason;
    }

    Backoff backoff() {
        return backoff;
    }

    /** Whether nothing will have come of waiting until then: there is no attempt before, or the last one has shown that trying again is no use. */
    boolean isWaitingInVain(long deadline, long now) {
        return isFinal ? !backoff.isOver(now) : !backoff.endsBefore(deadline);
    }

    /** @param isAsked whether the server has just been heard of, which is a reason to try sooner */
    boolean isTimeToTry(boolean isAsked, long now) {
        return backoff.isOver(now) || isAsked && backoff.hasPaused(now);
    }

    /** The DNS knows it. */
    void found() {
        reason = RemoteErrors.timeout(domain + " has no address that answers");
    }

    /** It has let a pair in. */
    void reached() {
        backoff.reset();
    }

    /** A stream to it has ended that was good for nothing; another address may do better. */
    void ended(StanzaError why) {
        reason = why;
    }

    /** @param isInVain whether trying again would be */
    void failed(StanzaError why, boolean isInVain, long now) {
        reason = why;
        isFinal = isInVain;
        backoff.failed(now);
    }

    /** The next attempt need not be at once. */
    void pause(long now) {
        if (backoff.isOver(now)) {
            backoff.failed(now);
        }
    }

    boolean isForgotten(long now) {
        return backoff.isForgotten(now);
    }
}
