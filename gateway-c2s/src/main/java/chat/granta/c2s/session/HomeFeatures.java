package chat.granta.c2s.session;

import chat.granta.c2s.home.ServerCapabilities;
import chat.granta.model.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What users' homes can do that RFC 6121 wants said among the stream features. */
public final class HomeFeatures {
    private HomeFeatures() {}

    /** @param server what the server can do, when a home has said so */
    static List<Element> features(@Nullable ServerCapabilities server) {
        List<Element> features = new ArrayList<>(List.of(
                // RFC 6121 2.6.1
                Element.named("urn:xmpp:features:rosterver", "ver").build(),
                // RFC 6121 3.4.1
                Element.named("urn:xmpp:features:pre-approval", "sub").build()));
        if (server != null) {
            // XEP-0115 6.3
            features.add(Element.named("http://jabber.org/protocol/caps", "c").attribute("hash", server.hash())
                    .attribute("node", server.node()).attribute("ver", server.ver()).build());
        }
        return features;
    }
}
