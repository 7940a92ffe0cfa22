package chat.granta.c2s.home;

/**
 * XEP-0115: what the server can do, as the homes that answer for it say.
 *
 * @param node who says so
 * @param hash the algorithm
 * @param ver the hash
 */
public record ServerCapabilities(String node, String hash, String ver) {}
