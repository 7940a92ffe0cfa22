package chat.granta.roster.vcard;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.roster.turn.RequestTurn;
import org.jspecify.annotations.Nullable;

/** Something else that shows what is in a vCard, and changes it. */
public interface SharedCard {
    /**
     * A vCard is about to be stored; what else shows it, follows.
     *
     * @param card null when it is removed
     */
    void stored(RequestTurn turn, @Nullable Element card) throws RefusedException;

    /**
     * The vCard as somebody may see it; null for none.
     *
     * @param card as it is stored, or null
     */
    @Nullable
    String shown(Jid account, Jid asker, @Nullable String card);
}
