package chat.granta.s2s.receiving;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.dialback.KeyVerifier;
import chat.granta.s2s.stream.FederationAudit;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dialback as its receiving and its authoritative server (XEP-0220 section 2.2): keys that another server sends are verified with the
 * server of the domain that it wants to speak for, and it is told whether keys are ours.
 */
public final class ReceivedKeys {
    private static final Logger log = LoggerFactory.getLogger(ReceivedKeys.class);
    /** One stream carries as many remote domains, verified or about to be. */
    private static final int MAX_DOMAINS = 50;

    private final ReceivingStream stream;
    private final ReceivingServices services;
    private final KeyVerifier verifier;
    private final VerifiedDomains verified;
    private final Set<DomainPair> asked = new HashSet<>();

    public ReceivedKeys(ReceivingStream stream, ReceivingServices services, KeyVerifier verifier,
            VerifiedDomains verified) {
        this.stream = stream;
        this.services = services;
        this.verifier = verifier;
        this.verified = verified;
    }

    /** Takes a request of dialback, and nothing else. */
    public boolean took(TopLevelElement element) {
        DialbackElement dialback = DialbackElement.of(element);
        if (dialback == null || dialback.type() != null) {
            return false;
        }
        String from = dialback.from();
        String to = dialback.to();
        if (!stream.isUsableFor(from)) {
            stream.fail(StreamError.policyViolation("TLS comes before dialback here"));
        } else if (from == null || to == null) {
            stream.fail(StreamError.improperAddressing("dialback needs a domain in 'from' and in 'to'"));
        } else {
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
            audit(FederationAudit.Kind.REFUSED, pair, refusal.text());
            answer(pair, new KeyVerdict.Unknown(refusal));
        } else if (verified.contains(pair.remote()) || stream.isCertified(pair.remote())) {
            // Who the server is does not depend on the key (section 2.2.1: "any method to determine the validity").
            judged(pair, new KeyVerdict.Valid(), "external");
        } else if (services.policy().requiresValidCertificate(pair.remote())) {
            answer(pair, new KeyVerdict.Unknown(new StanzaError(StanzaError.Type.CANCEL, "not-authorized",
                    "this server believes certificates only")));
        } else if (asked.add(pair)) {
            verifier.verify(pair, stream.id(), key, verdict -> stream.out().execute(() -> {
                asked.remove(pair);
                if (stream.isOpen()) {
                    judged(pair, verdict, "dialback");
                    stream.out().flush();
                }
            }));
        }
    }

    private @Nullable StanzaError refusal(DomainPair pair) {
        if (!services.domains().serves(pair.local())) {
            return StanzaError.itemNotFound("This server does not serve that domain.");
        }
        if (services.domains().serves(pair.remote())) {
            return StanzaError.notAllowed(pair.remote() + " is served here");
        }
        StanzaError denial = denial(pair.remote());
        if (denial != null) {
            return denial;
        }
        if (services.remote().isFull(pair.remote()) && !verified.contains(pair.remote())) {
            return StanzaError.resourceConstraint("too many streams of " + pair.remote());
        }
        return verified.size() + asked.size() >= MAX_DOMAINS
                ? StanzaError.resourceConstraint("too many domains on one stream")
                : null;
    }

    private @Nullable StanzaError denial(String domain) {
        String why = services.policy().refusal(domain);
        return why == null ? null : StanzaError.notAllowed(why);
    }

    /** A wrong key ends a stream that has proved nothing, and no other (section 2.2.1). */
    private void judged(DomainPair pair, KeyVerdict verdict, String method) {
        if (verdict instanceof KeyVerdict.Invalid) {
            audit(FederationAudit.Kind.UNPROVED, pair, "wrong dialback key");
        }
        switch (verdict) {
            case KeyVerdict.Valid() -> {
                // The lists may have changed while the answer was waited for.
                StanzaError denial = denial(pair.remote());
                if (denial == null) {
                    stream.verified(pair, method);
                }
                answer(pair, denial == null ? verdict : new KeyVerdict.Unknown(denial));
            }
            case KeyVerdict.Invalid() when !verified.isEmpty() -> {
                log.warn("{} has sent a wrong key in the name of {}", stream.out().peer(), pair.remote());
                answer(pair, new KeyVerdict.Unknown(StanzaError.forbidden("the key is wrong")));
            }
            case KeyVerdict.Invalid() -> {
                answer(pair, verdict);
                stream.fail(StreamError.notAuthorized("the key is wrong"));
            }
            case KeyVerdict.Unknown _ -> answer(pair, verdict);
        }
    }

    private void audit(FederationAudit.Kind kind, DomainPair pair, String reason) {
        services.metrics().audit().record(new FederationAudit.Event(kind, pair.local(), pair.remote(), "",
                stream.out().peer(), reason, false));
    }

    private void answer(DomainPair pair, KeyVerdict verdict) {
        stream.out().element(DialbackElement.resultOf(pair, verdict));
    }

    /** Section 2.2.2: another server has received a key in the name of a domain of ours, and asks whether it is right. */
    private void asked(String ours, String receiving, @Nullable String id, String key) {
        LocalDomains domains = services.domains();
        KeyVerdict verdict;
        StanzaError denial = denial(receiving);
        if (denial != null) {
            verdict = new KeyVerdict.Unknown(denial);
        } else if (!domains.serves(ours)) {
            verdict = new KeyVerdict.Unknown(StanzaError.itemNotFound("This server does not serve that domain."));
        } else if (id != null && services.keys().isRight(key, receiving, ours, id)) {
            verdict = new KeyVerdict.Valid();
        } else {
            verdict = new KeyVerdict.Invalid();
        }
        stream.out().element(DialbackElement.verifyOf(ours, receiving, id, verdict));
    }
}
