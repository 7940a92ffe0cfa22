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
    private static final String NAMESPACES = " xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'";
    private static final Pattern DOTS_IN_TAG = Pattern.compile("(<[^<>]*?)\\s\\.\\.\\.(\\s*/?>)");

    private Expected() {}

    /** Whether a block begins with a stream header. */
    static boolean hasHeader(String block) {
        return block.startsWith(HEADER);
    }

    /** The header, if the block has one, holding what follows; else an element that holds all of the block. */
    static Element parse(String block) throws BrokenStreamException {
        String marked = DOTS_IN_TAG.matcher(block).replaceAll("$1 " + MORE_ATTRIBUTES + "=''$2");
        String header = hasHeader(block) && !block.contains("xmlns:stream") ? HEADER + NAMESPACES : HEADER;
        return Xml.parse((hasHeader(block)
                ? header + marked.substring(HEADER.length())
                : HEADER + NAMESPACES + '>' + marked) + "</stream:stream>");
    }

    static List<Element> elements(String block) throws BrokenStreamException {
        return Xml.children(parse(block));
    }

    /** The elements behind "... but not", of which there may be none. */
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
