package chat.granta.testkit.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SCRAM (RFC 5802), with or without channel binding, correct or with a flaw that the server must notice. */
public final class ScramAttempt implements SaslAttempt {
    /** What is wrong with the messages. */
    public enum Flaw {
        NONE, WRONG_NONCE, WRONG_CHANNEL_BINDING, WRONG_PROOF, SHORT_PROOF, NO_PROOF
    }

    private final ScramHash hash;
    private final String password;
    private final Flaw flaw;
    private final @Nullable ChannelBinding binding;
    private final String gs2Header;
    private final String firstBare;
    private byte[] serverSignature = new byte[0];

    /**
     * @param hash as in the mechanism's name: SHA-1, SHA-256 or SHA-512
     * @param authzid on whose behalf, or empty
     */
    public ScramAttempt(String hash, String authzid, String name, String password, Flaw flaw) {
        this(hash, authzid, name, password, newNonce(), flaw, null);
    }

    /** SCRAM-…-PLUS: the proof is good for one channel alone. */
    public static ScramAttempt bound(String hash, String name, String password, ChannelBinding binding) {
        return new ScramAttempt(hash, "", name, password, newNonce(), Flaw.NONE, binding);
    }

    ScramAttempt(String hash, String authzid, String name, String password, String nonce, Flaw flaw,
            @Nullable ChannelBinding binding) {
        this.hash = new ScramHash(hash);
        this.password = password;
        this.flaw = flaw;
        this.binding = binding;
        this.gs2Header = (binding == null ? "n," : "p=" + binding.name() + ',')
                + (authzid.isEmpty() ? "" : "a=" + saslname(authzid)) + ',';
        this.firstBare = "n=" + saslname(name) + ",r=" + nonce;
    }

    private static String newNonce() {
        var nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }

    @Override
    public String mechanism() {
        return "SCRAM-" + hash.name() + (binding == null ? "" : "-PLUS");
    }

    @Override
    public byte[] initial() {
        return utf8(gs2Header + firstBare);
    }

    @Override
    public byte[] respond(byte[] challenge) throws BrokenStreamException {
        String serverFirst = new String(challenge, StandardCharsets.UTF_8);
        if (serverFirst.isEmpty()) {
            return initial();
        }
        Map<String, String> told = attributes(serverFirst);
        String nonce = told.getOrDefault("r", "");
        String ownNonce = firstBare.substring(firstBare.lastIndexOf("r=") + 2);
        if (!nonce.startsWith(ownNonce) || nonce.length() == ownNonce.length()) {
            throw new BrokenStreamException("the server's nonce does not extend the client's: " + serverFirst);
        }
        String withoutProof = "c=" + base64(bindingInput()) + ",r=" + (flaw == Flaw.WRONG_NONCE ? nonce + "x" : nonce);
        byte[] salted = hash.salted(password, Base64.getDecoder().decode(told.getOrDefault("s", "")),
                Integer.parseInt(told.getOrDefault("i", "0")));
        byte[] authMessage = utf8(firstBare + ',' + serverFirst + ',' + withoutProof);
        byte[] clientKey = hash.hmac(salted, utf8("Client Key"));
        byte[] proof = xor(clientKey, hash.hmac(hash.digest(clientKey), authMessage));
        serverSignature = hash.hmac(hash.hmac(salted, utf8("Server Key")), authMessage);
        return utf8(switch (flaw) {
            case NO_PROOF -> withoutProof;
            case SHORT_PROOF -> withoutProof + ",p=" + base64(Arrays.copyOf(proof, proof.length - 1));
            case WRONG_PROOF -> withoutProof + ",p=" + base64(new byte[proof.length]);
            default -> withoutProof + ",p=" + base64(proof);
        });
    }

    private byte[] bindingInput() {
        var input = new ByteArrayOutputStream();
        input.writeBytes(utf8(flaw == Flaw.WRONG_CHANNEL_BINDING ? "y,," : gs2Header));
        if (binding != null) {
            input.writeBytes(binding.data());
        }
        return input.toByteArray();
    }

    @Override
    public void verify(byte[] additional) throws BrokenStreamException {
        String verifier = attributes(new String(additional, StandardCharsets.UTF_8)).getOrDefault("v", "");
        if (!MessageDigest.isEqual(Base64.getDecoder().decode(verifier), serverSignature)) {
            throw new BrokenStreamException("the server's signature is wrong: " + verifier);
        }
    }

    private static Map<String, String> attributes(String message) {
        Map<String, String> attributes = new TreeMap<>();
        for (String part : message.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                attributes.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return attributes;
    }

    private static byte[] xor(byte[] left, byte[] right) {
        byte[] result = left.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= right[i];
        }
        return result;
    }

    private static String saslname(String text) {
        return text.replace("=", "=3D").replace(",", "=2C");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
