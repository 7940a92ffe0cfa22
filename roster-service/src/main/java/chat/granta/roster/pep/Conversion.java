package chat.granta.roster.pep;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.turn.RequestTurn;
import org.jspecify.annotations.Nullable;

/** What stands in two protocols' places at once: a change of one is a change of the other. Whatever does not concern it, it leaves. */
public interface Conversion {
    /**
     * An account's policy is asked for, as its user has come or is needed: what was stored before this service knew of it is published.
     *
     * @param card the account's vCard
     */
    default void prepare(RequestTurn turn, Element card) throws RefusedException {}

    /** An item of a node was published or retracted, or all of them have gone. */
    default void changed(RequestTurn turn, String node) throws RefusedException {}

    /** Publishes an item in a node that shows what is stored elsewhere; false if it is no such node. */
    default boolean publish(RequestTurn turn, String node, String xml) throws RefusedException {
        return false;
    }

    /** Removes all that such a node shows; false if it is no such node. */
    default boolean remove(RequestTurn turn, String node) throws RefusedException {
        return false;
    }

    /** The item that such a node shows, or null. */
    default @Nullable Item item(RequestTurn turn, String node) throws RefusedException {
        return null;
    }
}
