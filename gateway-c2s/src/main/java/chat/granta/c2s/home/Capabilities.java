package chat.granta.c2s.home;

/**
 * XEP-0115: what the server can do, as the homes that answer for it say.
 *
 * @param node who says so
 * @param hash the algorithm
 * @param ver the hash
 */
public record Capabilities(String node, String hash, String ver) {
    static Capabilities of(chat.granta.bus.wire.Capabilities wire) {
        return new Capabilities(wire.getNode(), wire.getHash(), wire.getVer());
    }
}
