package chat.granta.c2s.sasl;

import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The client's side of SCRAM-SHA-256-PLUS, and of XEP-0474. */
public final class ScramClient {
    private final String password;
    private final String header;
    private final String bare;
    private final byte[] binding;

    public ScramClient(String user, String password, String bindingName, byte[] bindingData) {
        this.password = password;
        this.header = "p=" + bindingName + ",,";
        this.bare = "n=" + user + ",r=abc";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(bindingData);
        this.binding = bytes.toByteArray();
    }

    public byte[] first() {
        return (header + bare).getBytes(StandardCharsets.UTF_8);
    }

    /** The response element to this challenge element. */
    public String response(String challenge) {
        String last = TestAccounts.clientFinal(ScramHash.SHA_256, password, bare, text(challenge), binding);
        return "<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                + Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)) + "</response>";
    }

    public String offerSigned(String challenge) {
        return text(challenge).replaceFirst(".*,h=", "");
    }

    /** The hash of what stands in the features, by XEP-0474 section 5.1. */
    public String offerSeen(String features) {
        return ScramHash.SHA_256
                .digest(all("<mechanism>([^<]*)<", features) + '\u001f' + all("binding type='([^']*)'", features));
    }

    /** Keys for SCRAM-SHA-256, as auth-service sends them. */
    public static String keysJson(String password) {
        ScramKeys keys = TestAccounts.keys(ScramHash.SHA_256, password);
        Base64.Encoder base64 = Base64.getEncoder();
        return "[{\"mechanism\":\"SCRAM-SHA-256\",\"iterations\":4096,\"salt\":\"" + base64.encodeToString(keys.salt())
                + "\",\"storedKey\":\"" + base64.encodeToString(keys.storedKey()) + "\",\"serverKey\":\""
                + base64.encodeToString(keys.serverKey()) + "\"}]";
    }

    private static String all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).sorted()
                .collect(Collectors.joining("\u001e"));
    }

    private static String text(String challenge) {
        String base64 = challenge.replaceFirst(".*<challenge [^>]*>", "").replace("</challenge>", "");
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
