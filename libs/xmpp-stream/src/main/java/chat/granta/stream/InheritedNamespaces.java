package chat.granta.stream;

import chat.granta.model.XmlText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a payload self-contained (Namespaces in XML 1.0 section 6): finds the prefixes that a child of a stanza uses and
 * something outside declares, and inserts their declarations in the child's start tag. Nearly no stanza needs it.
 */
final class InheritedNamespaces {
    private static final StreamError TOO_LONG = StreamError
            .policyViolation("An element is too long once its children declare their namespaces themselves.");

    private record Declared(String prefix, int depth) {}

    private record Insertion(int position, byte[] declaration) {}

    private final int maxBytes;
    private final List<Declared> declared = new ArrayList<>(4);
    private final List<String> insertedInChild = new ArrayList<>(0);
    private final List<Insertion> insertions = new ArrayList<>(0);
    private int childPosition;
    private int insertedBytes;

    InheritedNamespaces(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A child of the stanza begins; declarations go where its name ends. */
    void child(int positionAfterName) {
        childPosition = positionAfterName;
        insertedInChild.clear();
    }

    /** A child or something inside it declares a prefix. */
    void declare(String prefix, int depth) {
        declared.add(new Declared(prefix, depth));
    }

    int declaredInForce() {
        return declared.size();
    }

    /** An element ends, and its declarations with it. */
    void end(int depth) {
        while (!declared.isEmpty() && declared.getLast().depth() == depth) {
            declared.removeLast();
        }
    }

    /** A child or something inside it uses a prefix. */
    void use(String prefix, String uri) throws StreamFault {
        if (prefix.equals("xml") || isDeclared(prefix) || insertedInChild.contains(prefix)) {
            return;
        }
        String name = prefix.isEmpty() ? " xmlns='" : " xmlns:" + prefix + "='";
        byte[] declaration = (name + XmlText.escaped(uri) + '\'').getBytes(StandardCharsets.UTF_8);
        insertedBytes += declaration.length;
        if (insertedBytes > maxBytes) {
            // At once, and not at the end: else a long namespace, declared once, could be copied into thousands of children.
            throw new StreamFault(TOO_LONG);
        }
        insertedInChild.add(prefix);
        insertions.add(new Insertion(childPosition, declaration));
    }

    /** The bytes with what has to be inserted; null when nothing has. */
    byte @Nullable [] insertInto(byte[] bytes, int from, int to) throws StreamFault {
        if (insertions.isEmpty()) {
            return null;
        }
        if (to - from + insertedBytes > maxBytes) {
            throw new StreamFault(TOO_LONG);
        }
        var out = new ByteArrayOutputStream(to - from + insertedBytes);
        int done = from;
        for (Insertion insertion : insertions) {
            out.write(bytes, done, insertion.position() - done);
            out.writeBytes(insertion.declaration());
            done = insertion.position();
        }
        out.write(bytes, done, to - done);
        return out.toByteArray();
    }

    private boolean isDeclared(String prefix) {
        for (int i = declared.size() - 1; i >= 0; i--) {
            if (declared.get(i).prefix().equals(prefix)) {
                return true;
            }
        }
        return false;
    }
}
