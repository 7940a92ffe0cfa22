package chat.granta.router.event;

import chat.granta.model.Jid;
import java.util.List;

/**
 * The home of an account has learned in which nodes a client is interested (XEP-0163 section 4.3.2): one of the user's own, or of a
 * contact elsewhere.
 *
 * @param client its full JID
 * @param nodes that it was not known to be interested in
 */
public record InterestsLearned(Jid account, Jid client, List<String> nodes) {}
