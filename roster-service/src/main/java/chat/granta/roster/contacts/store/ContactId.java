package chat.granta.roster.contacts.store;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** The key of {@code roster.contact}. */
@Embeddable
record ContactId(String account, String jid) implements Serializable {}
