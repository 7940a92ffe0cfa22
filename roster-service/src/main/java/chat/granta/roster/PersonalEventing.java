package chat.granta.roster;

import chat.granta.handling.iq.IqHandler;
import chat.granta.roster.avatar.Avatars;
import chat.granta.roster.bookmarks.Bookmarks;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.pep.Conversions;
import chat.granta.roster.pep.LastItems;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.PepLimits;
import chat.granta.roster.pep.Readers;
import chat.granta.roster.pep.request.Approval;
import chat.granta.roster.pep.request.PepRequests;
import chat.granta.roster.pep.store.NodeStore;
import chat.granta.roster.pep.store.PepTables;
import chat.granta.roster.privacy.list.ListStore;
import chat.granta.roster.storage.store.PrivateXml;
import chat.granta.roster.turn.RequestTurn;
import chat.granta.roster.vcard.store.VCards;
import chat.granta.roster.vcard4.VCard4;
import java.util.ArrayList;
import java.util.List;

/**
 * XEP-0163: the parts of personal eventing, put together.
 *
 * @param requests that anybody may make
 * @param nodes of all accounts
 */
record PersonalEventing(List<IqHandler<RequestTurn>> requests, NodeStore nodes, LastItems lastItems,
        Approval approval, Conversions conversions, Bookmarks bookmarks, Avatars avatars, VCard4 card4) {
    static PersonalEventing of(PepTables tables, ContactStore contacts, ListStore lists, PrivateXml privateXml,
            VCards cards, PepLimits limits) {
        var nodes = new Nodes(tables.nodes(), tables.items(), tables.people(), limits);
        var readers = new Readers(tables.people(), contacts);
        var bookmarks = new Bookmarks(nodes, privateXml);
        var avatars = new Avatars(nodes, readers);
        var card4 = new VCard4(nodes, cards);
        var conversions = new Conversions(List.of(bookmarks, avatars, card4));
        return new PersonalEventing(PepRequests.of(nodes, tables, readers, limits, conversions), tables.nodes(),
                new LastItems(tables.lastItems(), contacts, lists),
                PepRequests.approval(nodes, tables, limits), conversions, bookmarks, avatars, card4);
    }

    /** Its requests and others. */
    List<IqHandler<RequestTurn>> and(List<IqHandler<RequestTurn>> others) {
        List<IqHandler<RequestTurn>> all = new ArrayList<>(others);
        all.addAll(requests);
        return all;
    }
}
