package chat.granta.chaos.rosters;

/** What a member says to change something between them and another (RFC 6121 sections 2 and 3, XEP-0191). */
record Request(Member member, String other) {
    private static final String ITEM = "<query xmlns='jabber:iq:roster'><item jid='%s' %s</item></query>";
    private static final String BLOCKING = "<%s xmlns='urn:xmpp:blocking'><item jid='%s'/></%1$s>";

    void rename(String name, String group) {
        member.ask("set", ITEM.formatted(other, "name='" + name + "'><group>" + group + "</group>"));
    }

    void make(Change change) {
        switch (change) {
            case SUBSCRIBE -> presence("subscribe");
            case UNSUBSCRIBE -> presence("unsubscribe");
            case GRANT -> presence("subscribed");
            case CANCEL -> presence("unsubscribed");
            case REMOVE -> member.ask("set", ITEM.formatted(other, "subscription='remove'>"));
            case BLOCK -> member.ask("set", BLOCKING.formatted("block", other));
            case UNBLOCK -> member.ask("set", BLOCKING.formatted("unblock", other));
            case RENAME -> throw new IllegalArgumentException("to what?");
        }
    }

    private void presence(String type) {
        member.send("<presence to='" + other + "' type='" + type + "'/>");
    }
}
