package chat.granta.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        return ElementReader.read(xml);
    }

    /** This payload and one element more, at the end. */
    public Payload with(Element element) {
        return with(of(element));
    }

    /** What was there before {@link #with} added an empty element of this name, byte for byte; else this payload. */
    Payload withoutAdded(ElementName name) {
        if (names.isEmpty() || !names.getLast().equals(name)) {
            return this;
        }
        // From the last '<' to the end, and with no '>' in between, it is one tag: a CDATA section would end with another.
        int start = lastIndexOf('<', xml.length);
        boolean isTag = xml[xml.length - 1] == '>' && xml[xml.length - 2] == '/'
                && lastIndexOf('>', xml.length - 1) < start;
        return isTag ? new Payload(names.subList(0, names.size() - 1), Arrays.copyOf(xml, start)) : this;
    }

    private int lastIndexOf(char c, int end) {
        int i = end - 1;
        while (i >= 0 && xml[i] != c) {
            i--;
        }
        return i;
    }

    /** This payload and that of another, at the end. */
    Payload with(Payload other) {
        var moreNames = new ArrayList<>(names);
        moreNames.addAll(other.names);
        byte[] all = Arrays.copyOf(xml, xml.length + other.xml.length);
        System.arraycopy(other.xml, 0, all, xml.length, other.xml.length);
        return new Payload(moreNames, all);
    }

    /**
     * This payload without the child elements that match. When any does, the others are written anew, as {@link Element} has
     * them: only for what should not be there.
     */
    public Payload without(Predicate<Element> unwanted) {
        List<Element> all = elements();
        List<Element> kept = all.stream().filter(unwanted.negate()).toList();
        return kept.size() == all.size()
                ? this
                : new Payload(kept.stream().map(Element::name).toList(),
                        kept.stream().map(Element::toXml).collect(Collectors.joining())
                                .getBytes(StandardCharsets.UTF_8));
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
