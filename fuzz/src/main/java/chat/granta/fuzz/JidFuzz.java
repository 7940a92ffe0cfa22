package chat.granta.fuzz;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import java.nio.charset.StandardCharsets;

/** RFC 7622: whatever text becomes an address becomes the same one again, and no part exceeds its limit. */
public final class JidFuzz {
    private static final int MAX_OCTETS = 1023;

    private JidFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Jid jid;
        try {
            jid = Jid.parse(text);
        } catch (InvalidJidException _) {
            return;
        }
        if (!Jid.parse(jid.toString()).equals(jid)) {
            throw new AssertionError(text + " is " + jid + ", which is " + Jid.parse(jid.toString()));
        }
        Jid trusted = Jid.trusted(jid.toString());
        if (!trusted.equals(jid) || !String.valueOf(trusted.local()).equals(String.valueOf(jid.local()))
                || !trusted.domain().equals(jid.domain())
                || !String.valueOf(trusted.resource()).equals(String.valueOf(jid.resource()))) {
            throw new AssertionError(jid + " is cut differently when it is trusted");
        }
        for (String part : new String[]{jid.local(), jid.domain(), jid.resource()}) {
            if (part != null && (part.isEmpty() || part.getBytes(StandardCharsets.UTF_8).length > MAX_OCTETS)) {
                throw new AssertionError("a part of " + jid + " is empty or too long");
            }
        }
    }
}
