package chat.granta.s2s.inbound;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dialback on a stream that another server has opened (XEP-0220 section 2.2): keys that it sends are verified with the server of the
 * domain that it wants to speak for, and it is told whether keys are ours. An answer that nobody asked for means nothing (CVE-2012-3525).
 */
final class ReceivedKeys {
    /** One stream carries as many remote domains, verified or about to be. */
    private static final int MAX_DOMAINS = 50;

    private final InboundStream stream;
    private final VerifiedDomains verified;
    private final Set<DomainPair> asked = new HashSet<>();

    ReceivedKeys(InboundStream stream, VerifiedDomains verified) {
        this.stream = stream;
        this.verified = verified;
    }

    /** Takes an element, unless it is none of dialback. */
    boolean took(TopLevelElement element) {
        DialbackElement dialback = DialbackElement.of(element);
        if (dialback == null) {
            return false;
        }
        String from = dialback.from();
        String to = dialback.to();
        if (!stream.isUsableFor(from)) {
            stream.fail(StreamError.policyViolation("TLS comes before dialback here"));
        } else if (from == null || to == null) {
            stream.fail(StreamError.improperAddressing("dialback needs a domain in 'from' and in 'to'"));
        } else if (dialback.type() == null) {
            switch (dialback.kind()) {
                case RESULT -> received(new DomainPair(to, from), dialback.key());
                case VERIFY -> asked(to, from, dialback.id(), dialback.key());
            }
        }
        return true;
    }

    /** Section 2.2.1: the server wants to speak for a domain. */
    private void received(DomainPair pair, String key) {
        StanzaError refusal = refusal(pair);
        if (refusal != null) {
            answer(pair, new KeyVerdict.Unknown(refusal));
        } else if (asked.add(pair)) {
            stream.services().verifier().verify(pair, stream.id(), key, verdict -> stream.out().execute(() -> {
                asked.remove(pair);
                if (stream.isOpen()) {
                    verified(pair, verdict);
                    stream.out().flush();
                }
            }));
        }
    }

    private @Nullable StanzaError refusal(DomainPair pair) {
        LocalDomains ours = stream.services().domains();
        if (!ours.serves(pair.local())) {
            return StanzaError.itemNotFound("This server does not serve that domain.");
        }
        if (ours.serves(pair.remote())) {
            return StanzaError.notAllowed(pair.remote() + " is served here");
        }
        StanzaError denial = denial(pair.remote());
        if (denial != null) {
            return denial;
        }
        if (stream.needsCertificate(pair.remote())) {
            return new StanzaError(StanzaError.Type.CANCEL, "policy-violation",
                    "this server believes certificates only");
        }
        return verified.size() + asked.size() >= MAX_DOMAINS
                ? StanzaError.resourceConstraint("too many domains on one stream")
                : null;
    }

    private @Nullable StanzaError denial(String domain) {
        String why = stream.services().policy().refusal(domain);
        return why == null ? null : StanzaError.notAllowed(why);
    }

    private void verified(DomainPair pair, KeyVerdict verdict) {
        // The lists may have changed while the answer was waited for.
        StanzaError refusal = verdict instanceof KeyVerdict.Valid ? denial(pair.remote()) : null;
        if (verdict instanceof KeyVerdict.Valid && refusal == null) {
            stream.verified(pair.remote(), "dialback");
        }
        answer(pair, refusal == null ? verdict : new KeyVerdict.Unknown(refusal));
    }

    private void answer(DomainPair pair, KeyVerdict verdict) {
        stream.out().element(DialbackElement.resultOf(pair, verdict));
    }

    /** Section 2.2.2: another server has received a key in the name of a domain of ours, and asks whether it is right. */
    private void asked(String ours, String receiving, @Nullable String id, String key) {
        KeyVerdict verdict;
        StanzaError denial = denial(receiving);
        if (denial != null) {
            verdict = new KeyVerdict.Unknown(denial);
        } else if (!stream.services().domains().serves(ours)) {
            verdict = new KeyVerdict.Unknown(StanzaError.itemNotFound("This server does not serve that domain."));
        } else if (id != null && stream.services().keys().isRight(key, receiving, ours, id)) {
            verdict = new KeyVerdict.Valid();
        } else {
            verdict = new KeyVerdict.Invalid();
        }
        stream.out().element(DialbackElement.verifyOf(ours, receiving, id, verdict));
    }
}
