package chat.granta.testkit.transcript;

import chat.granta.testkit.client.BrokenStreamException;
import chat.granta.testkit.client.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Reads the elements that a play expects, written as on the wire, with three dots for "and whatever else". */
final class Expected {
    /** Stands for three dots among the attributes. */
    static final String MORE_ATTRIBUTES = "granta-more";
    /** Three dots among the content. */
    static final String MORE_CONTENT = "...";

    private static final String BUT_NOT = " but not";
    private static final String HEADER = "<stream:stream";
    private static final String STREAM = " xmlns:stream='http://etherx.jabber.org/streams'";
    private static final String OF_CLIENTS = " xmlns='jabber:client'" + STREAM;
    private static final String OF_SERVERS = " xmlns='jabber:server' xmlns:db='jabber:server:dialback'" + STREAM;
    private static final Pattern DOTS_IN_TAG = Pattern.compile("(<[^<>]*?)\\s\\.\\.\\.(\\s*/?>)");

    private Expected() {}

    /** Whether a block begins with a stream header. */
    static boolean hasHeader(String block) {
        return block.startsWith(HEADER);
    }

    /**
     * The header, if the block has one, holding what follows; else an element that holds all of the block.
     *
     * @param isServers whether it stands on a stream between servers
     */
    static Element parse(String block, boolean isServers) throws BrokenStreamException {
        String namespaces = isServers ? OF_SERVERS : OF_CLIENTS;
        String marked = DOTS_IN_TAG.matcher(block).replaceAll("$1 " + MORE_ATTRIBUTES + "=''$2");
        String header = hasHeader(block) && !block.contains("xmlns:stream") ? HEADER + namespaces : HEADER;
        return Xml.parse((hasHeader(block)
                ? header + marked.substring(HEADER.length())
                : HEADER + namespaces + '>' + marked) + "</stream:stream>");
    }

    /** On a client's stream. */
    static Element parse(String block) throws BrokenStreamException {
        return parse(block, false);
    }

    /** On a client's stream. */
    static List<Element> elements(String block) throws BrokenStreamException {
        return elements(block, false);
    }

    static List<Element> elements(String block, boolean isServers) throws BrokenStreamException {
        return Xml.children(parse(block, isServers));
    }

    /** The elements behind "... but not", of which there may be none with the same attributes, text and child elements. */
    static List<Element> unwanted(Element expected) {
        List<Element> unwanted = new ArrayList<>();
        boolean isUnwanted = false;
        for (Node node = expected.getFirstChild(); node != null; node = node.getNextSibling()) {
            isUnwanted |= node instanceof Text text && text.getData().strip().equals(MORE_CONTENT + BUT_NOT);
            if (isUnwanted && node instanceof Element element) {
                unwanted.add(element);
            }
        }
        return unwanted;
    }
}
