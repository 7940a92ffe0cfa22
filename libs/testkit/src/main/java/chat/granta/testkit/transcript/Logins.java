package chat.granta.testkit.transcript;

import chat.granta.testkit.client.ChannelBinding;
import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.SaslAttempt;
import chat.granta.testkit.client.ScramAttempt;
import chat.granta.testkit.client.ScramAttempt.Flaw;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Logins as plays name them, the wrong ones among them. */
final class Logins {
    private static final String FOR = "on behalf of ";
    private static final String PLUS = "-PLUS";
    private static final Pattern BOUND = Pattern
            .compile("by (tls-exporter|tls-server-end-point)( of another channel)?");

    private Logins() {}

    /**
     * @param manner "with a wrong password" and its like, for -PLUS by which binding; empty or null when all is well and there
     *     is no binding
     */
    static SaslAttempt attempt(String mechanism, @Nullable String manner, Actor actor, Stage stage)
            throws IOException {
        String how = manner == null ? "" : manner;
        if (mechanism.endsWith(PLUS)) {
            return bound(mechanism, how, actor, stage);
        }
        String name = how.equals("as a stranger") ? "stranger" : actor.account();
        String password = how.equals("with a wrong password") ? stage.password() + "x" : stage.password();
        String authzid = how.startsWith(FOR)
                ? stage.account(how.substring(FOR.length())) + '@' + stage.domain()
                : "";
        Flaw flaw = switch (how) {
            case "", "with a wrong password", "as a stranger" -> Flaw.NONE;
            case "with a wrong nonce" -> Flaw.WRONG_NONCE;
            case "with a wrong channel binding" -> Flaw.WRONG_CHANNEL_BINDING;
            case "with a wrong proof" -> Flaw.WRONG_PROOF;
            case "with a short proof" -> Flaw.SHORT_PROOF;
            case "without a proof" -> Flaw.NO_PROOF;
            default -> {
                if (!how.startsWith(FOR)) {
                    throw new StepFailure("nobody logs in \"" + how + '"');
                }
                yield Flaw.NONE;
            }
        };
        if (mechanism.equals("PLAIN")) {
            return new PlainAttempt(authzid, name, password);
        }
        return new ScramAttempt(mechanism.substring("SCRAM-".length()), authzid, name, password, flaw);
    }

    private static SaslAttempt bound(String mechanism, String how, Actor actor, Stage stage) throws IOException {
        Matcher words = BOUND.matcher(how);
        if (!words.matches()) {
            throw new StepFailure("nobody logs in with " + mechanism + " \"" + how + "\"; by which binding?");
        }
        ChannelBinding own = actor.client().channelBinding(words.group(1));
        return ScramAttempt.bound(mechanism.substring("SCRAM-".length(), mechanism.length() - PLUS.length()),
                actor.account(), stage.password(), words.group(2) == null ? own : own.ofAnotherChannel());
    }
}
