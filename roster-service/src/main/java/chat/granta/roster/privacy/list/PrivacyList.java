package chat.granta.roster.privacy.list;

import chat.granta.model.Element;
import java.util.Comparator;
import java.util.List;

/**
 * A privacy list (XEP-0016 section 2.1).
 *
 * @param rules in the order in which they are tried
 */
public record PrivacyList(String name, List<PrivacyRule> rules) {
    public PrivacyList {
        rules = rules.stream().sorted(Comparator.comparingLong(PrivacyRule::order)).toList();
    }

    /** Without any rule. */
    public static PrivacyList named(String name) {
        return new PrivacyList(name, List.of());
    }

    /** The {@code <list/>} that defines it. */
    public Element toXml() {
        var list = Element.named(PrivacyRule.NAMESPACE, "list").attribute("name", name);
        rules.forEach(rule -> list.child(rule.toXml()));
        return list.build();
    }

    chat.granta.bus.wire.PrivacyList toWire() {
        var list = chat.granta.bus.wire.PrivacyList.newBuilder().setName(name);
        rules.forEach(rule -> list.addItems(rule.toWire()));
        return list.build();
    }
}
