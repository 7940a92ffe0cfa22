package chat.granta.handling.disco;

/** XEP-0030 section 3.1: what an entity is, by category and type of the registry, and its name for people. */
public record Identity(String category, String type, String name) {}
