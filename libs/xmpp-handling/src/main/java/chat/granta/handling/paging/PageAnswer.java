package chat.granta.handling.paging;

import chat.granta.model.Element;
import org.jspecify.annotations.Nullable;

/** What page it is (XEP-0059 section 2). */
public final class PageAnswer {
    private PageAnswer() {}

    /**
     * The {@code <set/>}.
     *
     * @param first the page's first item, or null when it is empty
     * @param last its last
     * @param index how many items are before the page, as far as known
     * @param count how many there are in all, as far as known
     */
    public static Element of(@Nullable String first, @Nullable String last, @Nullable Long index,
            @Nullable Long count) {
        var set = Element.named(PageRequest.NAMESPACE, "set");
        if (first != null && last != null) {
            set.child(Element.named(PageRequest.NAMESPACE, "first")
                    .attribute("index", index == null ? null : index.toString()).text(first).build());
            set.child("last", last);
        }
        if (count != null) {
            set.child("count", count.toString());
        }
        return set.build();
    }
}
