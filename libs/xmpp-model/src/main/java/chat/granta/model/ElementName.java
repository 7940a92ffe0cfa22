package chat.granta.model;

/** The expanded name of an XML element: its namespace, {@code ""} when it has none, and its local name. */
public record ElementName(String namespace, String localName) {
    @Override
    public String toString() {
        return '{' + namespace + '}' + localName;
    }
}
