package chat.granta.c2s.stream;

import chat.granta.model.Element;
import java.util.List;

/** What users' homes can do that RFC 6121 wants said among the stream features. */
final class HomeFeatures {
    private HomeFeatures() {}

    static List<Element> features() {
        return List.of(
                // RFC 6121 2.6.1
                Element.named("urn:xmpp:features:rosterver", "ver").build(),
                // RFC 6121 3.4.1
                Element.named("urn:xmpp:features:pre-approval", "sub").build());
    }
}
