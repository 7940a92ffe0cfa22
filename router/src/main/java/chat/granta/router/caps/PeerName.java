package chat.granta.router.caps;

import chat.granta.model.Jid;

/** Which client, and at the home of which account it is known. */
record PeerName(Jid account, Jid jid) {
    static PeerName of(chat.granta.router.wire.PeerName wire) {
        return new PeerName(Jid.trusted(wire.getAccount()), Jid.trusted(wire.getJid()));
    }

    chat.granta.router.wire.PeerName toWire() {
        return chat.granta.router.wire.PeerName.newBuilder().setAccount(account.toString()).setJid(jid.toString())
                .build();
    }
}
