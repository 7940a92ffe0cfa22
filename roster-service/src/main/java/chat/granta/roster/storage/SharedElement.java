package chat.granta.roster.storage;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.ElementName;
import chat.granta.roster.turn.RequestTurn;
import org.jspecify.annotations.Nullable;

/** An element of private XML that shows what is stored elsewhere, in another protocol's form. */
public interface SharedElement {
    ElementName name();

    /**
     * The element as clients see it; null when there is nothing in it.
     *
     * @param kept what is stored of it here, or null
     */
    @Nullable
    String show(RequestTurn turn, @Nullable String kept) throws RefusedException;

    /**
     * Takes the element in as a client has changed it.
     *
     * @return what is to be stored of it here; empty for nothing
     */
    String take(RequestTurn turn, String xml) throws RefusedException;
}
