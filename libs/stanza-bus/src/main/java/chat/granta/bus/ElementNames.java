package chat.granta.bus;

import chat.granta.bus.wire.ElementName.Builder;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Names of elements to and from their form in the envelope. Nearly all stanzas hold the same few names, so that these are made once.
 * A name that nobody uses again gives way to the next one in its place: what strangers write takes no more room than there is.
 */
final class ElementNames {
    /** Names of protocols are shorter; longer ones are made anew each time. */
    private static final int LONGEST = 128;
    private static final int PLACES = 512;
    private static final ByteString CONTENT_NAMESPACE = ByteString.copyFromUtf8(Payload.CONTENT_NAMESPACE);

    // Entries are immutable, so that threads may read and write these without a lock: at worst a name is made once more.
    private static final @Nullable Written[] WRITTEN = new Written[PLACES];
    private static final @Nullable Read[] READ = new Read[PLACES];

    private record Written(ElementName name, chat.granta.bus.wire.ElementName wire) {}

    private record Read(ByteString namespace, ByteString localName, ElementName name) {}

    private ElementNames() {}

    static chat.granta.bus.wire.ElementName toWire(ElementName name) {
        int place = place(name.hashCode());
        Written known = WRITTEN[place];
        if (known == null || !known.name.equals(name)) {
            known = new Written(name, written(name));
            if (name.namespace().length() + name.localName().length() <= LONGEST) {
                WRITTEN[place] = known;
            }
        }
        return known.wire;
    }

    static ElementName ofWire(chat.granta.bus.wire.ElementName wire) {
        ByteString namespace = wire.hasNamespace() ? wire.getNamespaceBytes() : CONTENT_NAMESPACE;
        ByteString localName = wire.getLocalNameBytes();
        int place = place(31 * namespace.hashCode() + localName.hashCode());
        Read known = READ[place];
        if (known == null || !known.localName.equals(localName) || !known.namespace.equals(namespace)) {
            known = new Read(namespace, localName, read(namespace, localName));
            if (namespace.size() + localName.size() <= LONGEST) {
                READ[place] = known;
            }
        }
        return known.name;
    }

    private static chat.granta.bus.wire.ElementName written(ElementName name) {
        Builder wire = chat.granta.bus.wire.ElementName.newBuilder().setLocalName(name.localName());
        return name.namespace().equals(Payload.CONTENT_NAMESPACE)
                ? wire.build()
                : wire.setNamespace(name.namespace()).build();
    }

    private static ElementName read(ByteString namespace, ByteString localName) {
        return new ElementName(namespace.toStringUtf8(), localName.toStringUtf8());
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
