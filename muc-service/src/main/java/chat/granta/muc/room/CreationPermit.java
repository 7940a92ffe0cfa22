package chat.granta.muc.room;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 section 10.1.1: whether somebody may make a room that does not exist.
 *
 * @param creator bare JID of the one who was asked about, or null when nobody was
 * @param refusal why not, or empty
 */
public record CreationPermit(@Nullable Jid creator, String refusal) {
    static final CreationPermit NOBODY_ASKED = new CreationPermit(null, "");
}
