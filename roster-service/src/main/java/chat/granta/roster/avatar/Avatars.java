package chat.granta.roster.avatar;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.roster.pep.Conversion;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.Readers;
import chat.granta.roster.pep.node.AccessModel;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.turn.PolicyPart;
import chat.granta.roster.turn.RequestTurn;
import chat.granta.roster.vcard.SharedCard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0398: the nodes of XEP-0084 hold an account's avatar, and its vCard shows it to those who may read them. A photograph that comes in
 * a vCard is published; one that was there before this service knew of avatars is published when the account's policy is next asked for.
 * The home is told the hash.
 */
public final class Avatars implements Conversion, SharedCard, PolicyPart {
    static final String DATA = "urn:xmpp:avatar:data";
    static final String METADATA = "urn:xmpp:avatar:metadata";
    /** A vCard is for everybody, and so is the photograph in it. */
    private static final NodeConfig OPEN = NodeConfig.DEFAULT.with(AccessModel.OPEN);
    private static final ElementName VCARD = new ElementName("vcard-temp", "vCard");

    private final Nodes nodes;
    private final Readers readers;

    public Avatars(Nodes nodes, Readers readers) {
        this.nodes = nodes;
        this.readers = readers;
    }

    @Override
    public void addTo(Jid account, PolicyChange.Builder policy) {
        policy.setPhoto(Objects.requireNonNullElse(hash(account), ""));
    }

    /** The hash of the avatar in the nodes; a photograph in a vCard is there, too. */
    private @Nullable String hash(Jid account) {
        Element info = info(account);
        return info == null ? null : info.attribute("id");
    }

    /** XEP-0398 section 4: of several, the one whose image is in the node, and not elsewhere on the web. */
    private @Nullable Element info(Jid account) {
        // There is an item only if there is a node; this is asked for with every policy.
        Item item = nodes.items().last(new Node(account, METADATA, OPEN));
        if (item == null || item.xml().isEmpty()) {
            return null;
        }
        return payload(item.xml()).elements().getFirst().children().stream()
                .filter(child -> child.name().localName().equals("info") && child.attribute("url") == null
                        && child.attribute("id") != null)
                .findFirst().orElse(null);
    }

    @Override
    public void prepare(RequestTurn turn, Element card) throws RefusedException {
        Photo photo = Photo.of(card);
        if (photo != null && nodes.find(turn.account(), METADATA) == null) {
            publish(turn, photo);
        }
    }

    @Override
    public void changed(RequestTurn turn, String node) {
        if (node.equals(METADATA)) {
            turn.photoChanged(Objects.requireNonNullElse(hash(turn.account()), ""));
        }
    }

    @Override
    public void stored(RequestTurn turn, @Nullable Element card) throws RefusedException {
        Photo photo = card == null ? null : Photo.of(card);
        String known = hash(turn.account());
        if (photo != null && !photo.id().equals(known)) {
            publish(turn, photo);
        } else if (photo == null && known != null) {
            // XEP-0084 section 4.2.1: there is no avatar any more.
            nodes.publish(turn, METADATA, OPEN, known, "<metadata xmlns='" + METADATA + "'/>");
        }
        String now = photo == null ? null : photo.id();
        if (!Objects.equals(now, known)) {
            turn.photoChanged(Objects.requireNonNullElse(now, ""));
        }
    }

    private void publish(RequestTurn turn, Photo photo) throws RefusedException {
        nodes.checkRoom(turn.account(), DATA, List.of(photo.toData()));
        nodes.publish(turn, DATA, OPEN, photo.id(), photo.toData());
        nodes.publish(turn, METADATA, OPEN, photo.id(), photo.toMetadata());
    }

    @Override
    public @Nullable String shown(Jid account, Jid asker, @Nullable String card) {
        if (nodes.find(account, METADATA) == null) {
            return card;
        }
        Element info = info(account);
        Photo kept = card == null ? null : photo(card);
        if (info != null && kept != null && kept.id().equals(info.attribute("id"))) {
            return card;
        }
        Photo avatar = info == null ? null : avatar(account, asker, info);
        if (avatar == null && kept == null) {
            return card;
        }
        String rest = card == null ? "" : payload(card).inner().without(Set.of(Photo.ELEMENT)).toString();
        return "<vCard xmlns='" + VCARD.namespace() + "'>" + rest + (avatar == null ? "" : avatar.toPhotoXml())
                + "</vCard>";
    }

    /** The image that metadata names, if the asker may have it. */
    private @Nullable Photo avatar(Jid account, Jid asker, Element info) {
        Node node = nodes.find(account, DATA);
        Item item = node == null || !readers.mayRead(node, asker)
                ? null
                : nodes.items().find(node, Objects.requireNonNull(info.attribute("id")));
        return item == null || item.xml().isEmpty()
                ? null
                : Photo.of(Objects.requireNonNullElse(info.attribute("type"), ""),
                        payload(item.xml()).elements().getFirst().text());
    }

    private static @Nullable Photo photo(String card) {
        return Photo.of(payload(card).elements().getFirst());
    }

    private static Payload payload(String xml) {
        return new Payload(List.of(), xml.getBytes(StandardCharsets.UTF_8));
    }
}
