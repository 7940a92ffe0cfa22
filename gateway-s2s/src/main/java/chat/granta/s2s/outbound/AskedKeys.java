package chat.granta.s2s.outbound;

import chat.granta.s2s.dialback.DialbackElement;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.sending.KeyQuestion;
import chat.granta.s2s.sending.RemoteErrors;
import chat.granta.s2s.sending.RemoteServer;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Dialback as the receiving server, which asks the authoritative one (XEP-0220 section 2.1.2): keys that came on other streams are asked
 * about on this one. An answer counts only when this very stream has asked (CVE-2012-3525). On the stream's thread.
 */
final class AskedKeys {
    private final XmppStream out;
    private final RemoteServer server;
    private final Map<String, KeyQuestion> unanswered = new HashMap<>();

    AskedKeys(XmppStream out, RemoteServer server) {
        this.out = out;
        this.server = server;
    }

    /** Asks what waits to be asked. */
    void ask() {
        for (KeyQuestion question = server.takeQuestion(); question != null; question = server.takeQuestion()) {
            unanswered.put(question.streamId() + ' ' + question.pair(), question);
            out.element(DialbackElement.verify(question.pair(), question.streamId(), question.key()));
        }
    }

    boolean areAnswered() {
        return unanswered.isEmpty();
    }

    void answered(DomainPair pair, DialbackElement answer, TopLevelElement element) {
        KeyQuestion question = unanswered.remove(answer.id() + ' ' + pair);
        if (question != null) {
            question.answer().accept(switch (String.valueOf(answer.type())) {
                case "valid" -> new KeyVerdict.Valid();
                case "invalid" -> new KeyVerdict.Invalid();
                default -> new KeyVerdict.Unknown(RemoteErrors.timeout("dialback failed: " + element.content()));
            });
        }
    }

    /** The stream has ended: nobody will answer any more. */
    void failed(String why) {
        unanswered.values()
                .forEach(question -> question.answer().accept(new KeyVerdict.Unknown(RemoteErrors.timeout(why))));
        unanswered.clear();
    }
}
