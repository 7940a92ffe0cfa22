package chat.granta.handling.disco;

import chat.granta.model.Element;
import org.jspecify.annotations.Nullable;

/** XEP-0030 sections 3.2 and 4.2: what an entity tells of its nodes. */
public interface DiscoNodes<T> {
    /** The answer about a node, or null when there is none of that name for who asks. */
    @Nullable
    Element info(String node, T turn);

    /** The items of a node, or null when it has none to tell. */
    @Nullable
    Element items(String node, T turn);

    /** Section 8: nodes of which nobody can tell whether they are there; each has no items. */
    static <T> DiscoNodes<T> hidden() {
        return new DiscoNodes<>() {
            @Override
            public @Nullable Element info(String node, T turn) {
                return null;
            }

            @Override
            public Element items(String node, T turn) {
                return Element.named(DiscoItems.NAMESPACE, "query").attribute("node", node).build();
            }
        };
    }

    /** No nodes at all. */
    static <T> DiscoNodes<T> none() {
        return new DiscoNodes<>() {
            @Override
            public @Nullable Element info(String node, T turn) {
                return null;
            }

            @Override
            public @Nullable Element items(String node, T turn) {
                return null;
            }
        };
    }
}
