package chat.granta.roster.pep.node;

import chat.granta.model.Jid;

/**
 * A node of an account.
 *
 * @param account whose it is, which is its owner
 */
public record Node(Jid account, String name, NodeConfig config) {
    public Node with(NodeConfig newConfig) {
        return new Node(account, name, newConfig);
    }
}
