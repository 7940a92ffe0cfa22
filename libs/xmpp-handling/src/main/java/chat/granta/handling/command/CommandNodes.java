package chat.granta.handling.command;

import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.disco.DiscoNodes;
import chat.granta.handling.form.DataForm;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0050 sections 2.1 and 2.2: which commands there are for who asks, as nodes of service discovery.
 *
 * @param address of the entity that is asked
 */
public record CommandNodes<T>(List<? extends NamedCommand<T>> commands, Function<T, Jid> address)
        implements
            DiscoNodes<T> {
    @Override
    public @Nullable Element info(String node, T asker) {
        if (node.equals(CommandXml.NAMESPACE)) {
            return info(node, "command-list", "Commands");
        }
        return commands.stream().filter(command -> command.node().equals(node) && command.isFor(asker)).findFirst()
                .map(command -> info(node, "command-node", command.name())).orElse(null);
    }

    @Override
    public @Nullable Element items(String node, T asker) {
        if (!node.equals(CommandXml.NAMESPACE)) {
            return null;
        }
        var items = Element.named(DiscoItems.NAMESPACE, "query").attribute("node", node);
        commands.stream().filter(command -> command.isFor(asker)).forEach(command -> items
                .child(Element.named(DiscoItems.NAMESPACE, "item").attribute("jid", address.apply(asker).toString())
                        .attribute("node", command.node()).attribute("name", command.name()).build()));
        return items.build();
    }

    private static Element info(String node, String type, String name) {
        return Element.named(DiscoInfo.NAMESPACE, "query").attribute("node", node)
                .child(Element.named(DiscoInfo.NAMESPACE, "identity").attribute("category", "automation")
                        .attribute("type", type).attribute("name", name).build())
                .child(feature(CommandXml.NAMESPACE)).child(feature(DataForm.NAMESPACE)).build();
    }

    private static Element feature(String feature) {
        return Element.named(DiscoInfo.NAMESPACE, "feature").attribute("var", feature).build();
    }
}
