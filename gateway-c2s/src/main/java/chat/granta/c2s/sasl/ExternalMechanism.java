package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.AccountDirectory;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslException;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslMechanism;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.sasl.StrictUtf8;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** EXTERNAL (RFC 4422 appendix A, XEP-0178 section 2): the client's TLS certificate says who it is. */
record ExternalMechanism(String domain, AccountDirectory directory) implements SaslMechanism {
    @Override
    public String name() {
        return "EXTERNAL";
    }

    /** Whoever configured the authorities that issue the certificates has allowed it. */
    @Override
    public @Nullable String allowedBy() {
        return null;
    }

    @Override
    public boolean isPossible(SaslConnection connection) {
        return !accounts(connection).isEmpty();
    }

    @Override
    public SaslExchange begin(SaslOffer offer) {
        return message -> answer(message, accounts(offer.connection()));
    }

    private CompletionStage<SaslReply> answer(byte[] message, List<Jid> certified) {
        try {
            Jid account = wanted(StrictUtf8.decode(message), certified);
            return directory.mayLogIn(AccountNames.localpart(account)).thenApply(exists -> judged(account, exists))
                    .exceptionally(problem -> TemporaryFailure.of(account, problem));
        } catch (SaslException e) {
            return CompletableFuture.completedFuture(e.toReply());
        }
    }

    private static SaslReply judged(Jid account, boolean exists) {
        return exists
                ? new SaslReply.Success(account, null)
                : new SaslReply.Failure(SaslFailure.NOT_AUTHORIZED, account, "certificate of an unknown account");
    }

    private static Jid wanted(String authzid, List<Jid> certified) {
        if (authzid.isEmpty()) {
            if (certified.size() != 1) {
                // XEP-0178 2: a certificate for several leaves the choice to the client.
                throw new SaslException(SaslFailure.INVALID_AUTHZID, null, "certificate for several, none chosen");
            }
            return certified.getFirst();
        }
        return certified.stream().filter(account -> AccountNames.isSame(account, authzid)).findFirst()
                .orElseThrow(() -> new SaslException(SaslFailure.INVALID_AUTHZID, certified.getFirst(),
                        "wants to act as somebody the certificate does not name"));
    }

    /** The accounts here that the certificate names. */
    private List<Jid> accounts(SaslConnection connection) {
        return connection.certified().stream().flatMap(this::account).distinct().toList();
    }

    private Stream<Jid> account(String address) {
        try {
            Jid account = Jid.parse(address).bare();
            return account.local() != null && account.domain().equals(domain) ? Stream.of(account) : Stream.empty();
        } catch (InvalidJidException e) {
            return Stream.empty();
        }
    }
}
