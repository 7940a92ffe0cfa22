package chat.granta.archive.history;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a query's form (XEP-0313 section 4.1, XEP-0004), by name. */
record QueryFields(Map<String, List<String>> values) {
    static final String FORMS = "jabber:x:data";
    /** As many ids may be asked for at once as messages. */
    private static final int MAX_IDS = Query.MAX;
    private static final Set<String> KNOWN = Set.of("FORM_TYPE", "with", "start", "end", "before-id", "after-id",
            "ids");

    static QueryFields of(Element asked) throws RefusedException {
        Map<String, List<String>> values = new HashMap<>();
        Element form = asked.child(FORMS, "x");
        if (form != null) {
            for (Element field : form.children()) {
                String name = field.attribute("var");
                if (!field.name().localName().equals("field") || name == null) {
                    continue;
                }
                if (!KNOWN.contains(name)) {
                    throw new RefusedException(
                            StanzaError.featureNotImplemented("messages cannot be chosen by " + name));
                }
                values.put(name, field.children().stream().filter(child -> child.name().localName().equals("value"))
                        .map(Element::text).toList());
            }
            if (!values.getOrDefault("FORM_TYPE", List.of()).equals(List.of(Query.NAMESPACE))) {
                throw RefusedException.badRequest("the form's FORM_TYPE must be " + Query.NAMESPACE);
            }
        }
        return new QueryFields(values);
    }

    @Nullable
    String text(String name) throws RefusedException {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw RefusedException.badRequest(name + " has several values");
        }
        return all.isEmpty() || all.getFirst().isEmpty() ? null : all.getFirst();
    }

    @Nullable
    List<String> texts(String name) throws RefusedException {
        List<String> all = values.get(name);
        if (all != null && all.size() > MAX_IDS) {
            throw RefusedException.badRequest(name + " has more than " + MAX_IDS + " values");
        }
        return all;
    }

    @Nullable
    Jid jid(String name) throws RefusedException {
        String text = text(name);
        try {
            return text == null ? null : Jid.parse(text);
        } catch (InvalidJidException e) {
            throw RefusedException.badRequest(name + " is not a JID");
        }
    }

    /** XEP-0082 section 3.2. */
    @Nullable
    Instant time(String name) throws RefusedException {
        String text = text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw RefusedException.badRequest(name + " is not a time as in XEP-0082");
        }
    }
}
