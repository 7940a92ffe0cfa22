package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.Credentials;
import chat.granta.model.Jid;
import chat.granta.sasl.SaslException;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.sasl.StrictUtf8;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The server's side of SCRAM (RFC 5802 section 3):
 *
 * <pre>
 * AwaitingFirst --client-first, keys fetched--> AwaitingFinal --client-final--> Over
 * </pre>
 *
 * The keys make checking a proof as cheap as two HMACs, so it happens on the thread that brings the message.
 */
final class ScramExchange implements SaslExchange {
    private sealed interface State {}

    private record AwaitingFirst() implements State {}

    private record AwaitingFinal(Jid account, ScramKeys keys, ScramClientFirst first, String serverFirst,
            String nonce) implements State {}

    private record Over() implements State {}

    private final ScramMechanism scram;
    private final SaslOffer offer;
    /** Written on whatever thread the keys arrive on, before the answer that makes the client send on. */
    private volatile State state = new AwaitingFirst();

    ScramExchange(ScramMechanism scram, SaslOffer offer) {
        this.scram = scram;
        this.offer = offer;
    }

    @Override
    public CompletionStage<SaslReply> answer(byte[] message) {
        State now = state;
        state = new Over();
        try {
            String text = StrictUtf8.decode(message);
            return switch (now) {
                case AwaitingFirst() -> challenge(ScramClientFirst.parse(text));
                case AwaitingFinal sent -> CompletableFuture.completedFuture(scram.accounts().judged(sent.account,
                        offer.connection(), verify(sent, ScramClientFinal.parse(text))));
                case Over() -> throw SaslException.malformed("message after the end of the exchange");
            };
        } catch (SaslException e) {
            return CompletableFuture.completedFuture(e.toReply());
        }
    }

    private CompletionStage<SaslReply> challenge(ScramClientFirst first) {
        ScramBinding.check(first.header(), scram.isPlus(), offer);
        Jid account = scram.accounts().names().account(first.username(), first.header().authzid());
        return scram.accounts().credentials(account, offer.connection())
                .thenApply(found -> challenge(account, first, found))
                .exceptionally(problem -> TemporaryFailure.of(account, problem));
    }

    private SaslReply challenge(Jid account, ScramClientFirst first, Credentials found) {
        ScramKeys keys = found.keysFor(scram.hash());
        if (keys == null) {
            // Another mechanism may do; asking the user for the password again would not.
            return new SaslReply.Failure(SaslFailure.INVALID_MECHANISM, account, "no keys for " + scram.name());
        }
        String nonce = first.nonce() + scram.nonces().get();
        String serverFirst = "r=" + nonce + ",s=" + base64(keys.salt()) + ",i=" + keys.iterations() + downgradeGuard();
        state = new AwaitingFinal(account, keys, first, serverFirst, nonce);
        return new SaslReply.Challenge(serverFirst.getBytes(StandardCharsets.UTF_8));
    }

    /** XEP-0474 section 5.1. RFC 5802 has clients that do not know the attribute ignore it. */
    private String downgradeGuard() {
        return offer.mechanisms().isEmpty() ? "" : ",h=" + scram.hash().digest(offer.fingerprint());
    }

    private SaslReply verify(AwaitingFinal sent, ScramClientFinal last) {
        ScramHash hash = scram.hash();
        // RFC 5802 5.1: r must be what we sent, c the GS2 header we were sent and the channel it came over.
        boolean isOurs = last.nonce().equals(sent.nonce)
                && last.channelBinding().equals(ScramBinding.expected(sent.first.header(), offer.connection()));
        String authMessage = sent.first.bare() + ',' + sent.serverFirst + ',' + last.withoutProof();
        byte[] clientKey = xor(last.proof(), hash.hmac(sent.keys.storedKey(), authMessage));
        if (!isOurs || !MessageDigest.isEqual(sent.keys.storedKey(), hash.digest(clientKey))) {
            return new SaslReply.Failure(SaslFailure.NOT_AUTHORIZED, sent.account,
                    isOurs ? "unknown account or wrong password" : "nonce or channel binding is not this exchange's");
        }
        String verifier = "v=" + base64(hash.hmac(sent.keys.serverKey(), authMessage));
        return new SaslReply.Success(sent.account, verifier.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] xor(byte[] proof, byte[] signature) {
        if (proof.length != signature.length) {
            throw SaslException.malformed("proof has " + proof.length + " bytes");
        }
        var result = new byte[proof.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (proof[i] ^ signature[i]);
        }
        return result;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
