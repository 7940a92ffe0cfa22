package chat.granta.roster.storage;

import chat.granta.model.ElementName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Splits a payload's only element into its children, each with the namespace declarations that it needs on its own. The DOM is
 * used because a client's own XML may mix text and elements, and may have attributes with namespaces, all of which must be
 * preserved.
 */
final class Fragments {
    /** One child element; {@code isEmpty} when it has neither content nor attributes. */
    record Fragment(ElementName name, String xml, boolean isEmpty) {}

    private static final byte[] OPEN = "<p xmlns='jabber:client'>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "</p>".getBytes(StandardCharsets.US_ASCII);
    private static final DocumentBuilderFactory FACTORY = factory();

    private Fragments() {}

    static List<Fragment> of(byte[] xml) {
        Element outer = children(parse(xml).getDocumentElement()).getFirst();
        return children(outer).stream().map(Fragments::fragment).toList();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Fragment fragment(Element element) {
        String namespace = element.getNamespaceURI();
        return new Fragment(new ElementName(namespace == null ? "" : namespace, element.getLocalName()),
                serialised(element), element.getFirstChild() == null && !hasAttributes(element));
    }

    private static String serialised(Element element) {
        try {
            Transformer copy = TransformerFactory.newDefaultInstance().newTransformer();
            copy.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var xml = new StringWriter();
            copy.transform(new DOMSource(element), new StreamResult(xml));
            return xml.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasAttributes(Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(element.getAttributes().item(i).getNamespaceURI())) {
                return true;
            }
        }
        return false;
    }

    private static Document parse(byte[] xml) {
        // An element without a declared namespace is in the content namespace, as everywhere in a payload.
        var wrapped = new SequenceInputStream(Collections.enumeration(List.of(new ByteArrayInputStream(OPEN),
                new ByteArrayInputStream(xml), new ByteArrayInputStream(CLOSE))));
        try {
            return FACTORY.newDocumentBuilder().parse(wrapped);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("payload is not well-formed: " + e.getMessage(), e);
        }
    }

    private static DocumentBuilderFactory factory() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
