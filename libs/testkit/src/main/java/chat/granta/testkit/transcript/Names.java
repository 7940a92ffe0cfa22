package chat.granta.testkit.transcript;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Translates addresses between the play, where Juliet is {@code juliet@…}, and the wire, where she has an account of this
 * play alone. Rooms, {@code balcony@group.…}, and components, {@code theatre.…}, are of this play alone, too, and where servers act, domains
 * below {@code example}.
 */
final class Names {
    private static final Pattern DOMAIN_ON_STAGE = Pattern.compile("[\\w-]+(?=\\.example\\b)");

    private final String troupe;
    private final Pattern onStage;
    private final Pattern onWire;
    private final boolean hasServers;
    private final Pattern domainOnWire;
    private final Set<String> rooms = ConcurrentHashMap.newKeySet();

    /**
     * @param domain the server's, below which people have domains who act as components
     * @param hasServers whether servers act, whose domains are the play's own
     */
    Names(Collection<String> people, String troupe, String domain, boolean hasServers) {
        this.troupe = troupe;
        String below = "|\\." + Pattern.quote(domain);
        this.hasServers = hasServers;
        this.domainOnWire = Pattern.compile("([\\w-]+?)" + Pattern.quote(troupe) + "(?=\\.example\\b)");
        String locals = String.join("|", people).toLowerCase(Locale.ROOT);
        this.onStage = Pattern.compile(
                "(?<![\\w.-])(?:(" + locals + ")(?=@" + below + ")|([\\w-]+)(?=@(group\\.[\\w.-]+)))",
                Pattern.CASE_INSENSITIVE);
        this.onWire = Pattern
                .compile("(?<![\\w.-])(?:(" + locals + ")" + Pattern.quote(troupe) + "(?=@" + below + ")|([\\w-]+?)"
                        + Pattern.quote(troupe) + "(?=@group\\.))", Pattern.CASE_INSENSITIVE);
    }

    String toWire(String text) {
        String domains = hasServers
                ? DOMAIN_ON_STAGE.matcher(text).replaceAll("$0" + Matcher.quoteReplacement(troupe))
                : text;
        return onStage.matcher(domains).replaceAll(match -> {
            if (match.group(2) != null) {
                rooms.add(match.group(2) + troupe + '@' + match.group(3));
            }
            return Matcher.quoteReplacement(match.group() + troupe);
        });
    }

    /** The rooms that have been spoken of, as the server knows them. */
    Set<String> rooms() {
        return rooms;
    }

    String toStage(String text) {
        String people = onWire.matcher(text).replaceAll("$1$2");
        return hasServers ? domainOnWire.matcher(people).replaceAll("$1") : people;
    }

    /** Translates an element that came, in place. */
    Element toStage(Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            attribute.setValue(toStage(attribute.getValue()));
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            switch (node) {
                case Element child -> toStage(child);
                case Text text -> text.setData(toStage(text.getData()));
                default -> {
                    // Nothing else holds an address.
                }
            }
        }
        return element;
    }
}
