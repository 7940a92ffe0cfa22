package chat.granta.roster.pep;

import chat.granta.model.XmlText;
import chat.granta.roster.pep.store.Item;
import java.util.Collection;
import java.util.List;

/** XEP-0060 section 16.1: items as they stand in answers and in notifications, with the payloads as they came. */
public final class ItemXml {
    private ItemXml() {}

    /** An {@code <items/>} of a node; elements without a declaration are in the namespace in which it is put. */
    public static String items(String node, List<Item> items) {
        var out = new StringBuilder();
        open(out, node);
        items.forEach(item -> append(out, item.id(), item.xml()));
        return out.append("</items>").toString();
    }

    /** An {@code <items/>} of a node that says which have gone. */
    static String retracted(String node, Collection<String> ids) {
        var out = new StringBuilder();
        open(out, node);
        ids.forEach(id -> out.append("<retract id='").append(XmlText.escaped(id)).append("'/>"));
        return out.append("</items>").toString();
    }

    private static void open(StringBuilder out, String node) {
        out.append("<items node='").append(XmlText.escaped(node)).append("'>");
    }

    private static void append(StringBuilder out, String id, String xml) {
        out.append("<item id='").append(XmlText.escaped(id)).append('\'');
        if (xml.isEmpty()) {
            out.append("/>");
        } else {
            out.append('>').append(xml).append("</item>");
        }
    }
}
