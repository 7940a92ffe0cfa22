package chat.granta.router.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0398 section 5, XEP-0153: the presence of a user who has an avatar says its hash, whatever the client says of it, also that for a
 * room. Only a client that says that there is none, with an empty {@code <photo/>}, is let alone.
 */
public final class AvatarHash implements Step<StanzaTurn<Presence>> {
    private static final String NAMESPACE = "vcard-temp:x:update";
    private static final ElementName UPDATE = new ElementName(NAMESPACE, "x");

    @Override
    public Outcome handle(StanzaTurn<Presence> stanzaTurn) {
        Presence presence = stanzaTurn.stanza();
        String hash = stanzaTurn.turn().policy(stanzaTurn.account()).photo();
        if (presence.type() == Presence.Type.AVAILABLE && !hash.isEmpty() && !"".equals(said(presence))) {
            stanzaTurn.replace(with(hash, presence));
        }
        return Outcome.CONTINUE;
    }

    /** A user's avatar is another one, or has gone: everybody who sees the user's sessions is told. */
    public static void changed(Turn turn, Jid account) {
        String hash = turn.policy(account).photo();
        for (Session session : turn.user(account).available()) {
            Presence presence = session.presence();
            String said = presence == null ? hash : said(presence);
            if (presence != null && !hash.equals(said == null ? "" : said)) {
                Session now = session.withPresence(with(hash, presence), session.priority());
                turn.change(turn.user(account).with(now));
                HeldPresence.broadcast(turn, now);
            }
        }
    }

    /** The hash in a presence: empty when it says that there is no avatar, null when it does not say. */
    private static @Nullable String said(Presence presence) {
        for (Element update : presence.payload().elements(UPDATE)) {
            Element photo = update.child(NAMESPACE, "photo");
            if (photo != null) {
                return photo.text();
            }
        }
        return null;
    }

    private static Presence with(String hash, Presence presence) {
        Payload payload = presence.payload().without(Set.of(UPDATE))
                .with(Element.named(UPDATE).child("photo", hash).build());
        return new Presence(presence.from(), presence.to(), presence.id(), presence.type(), presence.lang(), payload);
    }
}
