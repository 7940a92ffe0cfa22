package chat.granta.stream.management;

import chat.granta.stream.TopLevelElement;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 5: {@code <resume/>} as the peer sent it.
 *
 * @param id of the session, not known to be one of ours
 * @param h how many of the stanzas it was sent it has, modulo 2^32
 */
public record ResumeRequest(String id, long h) {
    /** "The SM-ID SHOULD NOT be longer than 4000 bytes"; ours are far from it. */
    private static final int LONGEST_ID = 4000;

    /** Null for one that breaks the schema. */
    public static @Nullable ResumeRequest of(TopLevelElement element) {
        String id = element.attribute("previd");
        long h = StanzaCount.read(element.attribute("h"));
        return id == null || id.isEmpty() || id.length() > LONGEST_ID || h < 0 ? null : new ResumeRequest(id, h);
    }
}
