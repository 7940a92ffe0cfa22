package chat.granta.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands inside a stanza (RFC 6120 section 8.4): the names of its child elements, and its content as UTF-8 bytes.
 *
 * <p>The bytes are well-formed and self-contained: every prefix used is declared in them. Elements without a prefix and
 * without a declaration are in the stream's content namespace ({@code jabber:client}, {@code jabber:server}), which is
 * the one thing a payload takes from where it is written. The array is shared, not copied: nobody writes to it.
 */
public final class Payload {
    public static final Payload EMPTY = new Payload(List.of(), new byte[0]);

    /** The content namespace as a payload's names give it, whatever stream it came on. */
    public static final String CONTENT_NAMESPACE = "jabber:client";

    private final List<ElementName> names;
    private final byte[] xml;

    public Payload(List<ElementName> names, byte[] xml) {
        this.names = List.copyOf(names);
        this.xml = xml;
    }

    public static Payload of(Element element) {
        return new Payload(List.of(element.name()), element.toXml().getBytes(StandardCharsets.UTF_8));
    }

    /** The child elements' names, in order. */
    public List<ElementName> names() {
        return names;
    }

    /** The first child element's name, or null when there is none. For an IQ request this is what it asks for. */
    public @Nullable ElementName first() {
        return names.isEmpty() ? null : names.getFirst();
    }

    public boolean has(String namespace, String localName) {
        for (int i = 0; i < names.size(); i++) {
            ElementName name = names.get(i);
            if (name.localName().equals(localName) && name.namespace().equals(namespace)) {
                return true;
            }
        }
        return false;
    }

    /** The content as UTF-8 XML, to be read only. */
    public byte[] xml() {
        return xml;
    }

    /** The content as a tree. Costs a parse: only for the handler that owns the payload. */
    public List<Element> elements() {
        return ElementReader.read(xml, 0, xml.length);
    }

    /** The child elements of a name as trees, in order; only these are parsed. */
    public List<Element> elements(ElementName name) {
        if (!names.contains(name)) {
            return List.of();
        }
        ChildSpans spans = ChildSpans.of(xml);
        List<Element> found = new ArrayList<>(1);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                found.add(child(spans, i));
            }
        }
        return found;
    }

    /** Each child element as a payload of its own. */
    public List<Payload> children() {
        ChildSpans spans = ChildSpans.of(xml);
        List<Payload> children = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            children.add(new Payload(List.of(names.get(i)), Arrays.copyOfRange(xml, spans.start(i), spans.end(i))));
        }
        return children;
    }

    /** What stands within the first child element, as a payload of its own, whose elements declare what they have inherited. */
    public Payload inner() {
        ChildSpans spans = ChildSpans.of(xml);
        return InnerPayload.of(Arrays.copyOfRange(xml, spans.start(0), spans.end(0)));
    }

    /** This payload and one element more, at the end. */
    public Payload with(Element element) {
        return with(of(element));
    }

    /** This payload and that of another, at the end. */
    public Payload with(Payload other) {
        var moreNames = new ArrayList<>(names);
        moreNames.addAll(other.names);
        byte[] all = Arrays.copyOf(xml, xml.length + other.xml.length);
        System.arraycopy(other.xml, 0, all, xml.length, other.xml.length);
        return new Payload(moreNames, all);
    }

    /**
     * This payload without the child elements of these names. What stays is the same byte for byte, but where the text before and
     * behind a child would mean something else side by side: there one character becomes a reference to it.
     */
    public Payload without(Set<ElementName> unwanted) {
        return cut(unwanted, (_, _) -> true);
    }

    /**
     * This payload without some of its child elements; what stays is the same as for {@link #without(Set)}.
     *
     * @param among the names of the elements that are looked at: only these are parsed
     * @param unwanted asked once for each of them, in order
     */
    public Payload without(Set<ElementName> among, Predicate<Element> unwanted) {
        return cut(among, (spans, i) -> unwanted.test(child(spans, i)));
    }

    private interface Choice {
        boolean isUnwanted(ChildSpans spans, int child);
    }

    private Payload cut(Set<ElementName> among, Choice choice) {
        if (!hasAny(among)) {
            return this;
        }
        ChildSpans spans = ChildSpans.of(xml);
        List<ElementName> keptNames = new ArrayList<>(names.size());
        byte[] kept = new byte[xml.length];
        int length = 0;
        int read = 0;
        for (int i = 0; i < names.size(); i++) {
            if (among.contains(names.get(i)) && choice.isUnwanted(spans, i)) {
                length = append(kept, length, read, spans.start(i));
                read = spans.end(i);
            } else {
                keptNames.add(names.get(i));
            }
        }
        return read == 0 ? this : new Payload(keptNames, Arrays.copyOf(kept, append(kept, length, read, xml.length)));
    }

    private boolean hasAny(Set<ElementName> wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(names.get(i))) {
                return true;
            }
        }
        return false;
    }

    private Element child(ChildSpans spans, int child) {
        return ElementReader.read(xml, spans.start(child), spans.end(child)).getFirst();
    }

    private int append(byte[] out, int length, int from, int to) {
        int seam = length > 0 ? seam(out[length - 1], from, to) : to;
        System.arraycopy(xml, from, out, length, seam - from);
        if (seam == to) {
            return length + to - from;
        }
        // The reference is not longer than the shortest element that was taken out, so there is room for it.
        byte[] reference = ("&#" + xml[seam] + ';').getBytes(StandardCharsets.US_ASCII);
        int copied = length + seam - from;
        System.arraycopy(reference, 0, out, copied, reference.length);
        return append(out, copied + reference.length, seam + 1, to);
    }

    /** Where text behind another character would become the end of {@code ]]>}, or half of a line's end; else where it ends. */
    private int seam(byte before, int from, int to) {
        int i = from;
        if (before == ']') {
            while (i < to && xml[i] == ']') {
                i++;
            }
        }
        boolean isSeam = i < to && (before == ']' && xml[i] == '>' || before == '\r' && xml[i] == '\n');
        return isSeam ? i : to;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload p && names.equals(p.names) && Arrays.equals(xml, p.xml);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xml);
    }

    @Override
    public String toString() {
        return new String(xml, StandardCharsets.UTF_8);
    }
}
