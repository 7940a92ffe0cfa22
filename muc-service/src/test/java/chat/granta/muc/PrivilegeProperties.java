package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.muc.broadcast.RoomExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * XEP-0045 section 5: whatever people do to each other's affiliations and roles, in a room of whatever kind, the room does what a simpler
 * statement of the rules says, and everybody's presence shows it.
 */
class PrivilegeProperties {
    private static final String ADMIN_QUERY = "http://jabber.org/protocol/muc#admin";
    private static final List<String> AFFILIATIONS = List.of("outcast", "none", "member", "admin", "owner");
    private static final List<String> ROLES = List.of("none", "visitor", "participant", "moderator");
    private static final List<String> PEOPLE = List.of("owner", "ann", "ben", "cat");

    /** Somebody does something to somebody. */
    record Deed(String actor, String target, String attribute, String value) {}

    /** The rules in words, rather than in tables. */
    private static final class Model {
        final Map<String, String> affiliations = new LinkedHashMap<>();
        final Map<String, String> roles = new LinkedHashMap<>();
        final boolean isModerated;

        Model(boolean isModerated) {
            this.isModerated = isModerated;
            PEOPLE.forEach(person -> affiliations.put(person, "none"));
            affiliations.put("owner", "owner");
            PEOPLE.forEach(this::enter);
        }

        Model(Model other) {
            isModerated = other.isModerated;
            affiliations.putAll(other.affiliations);
            roles.putAll(other.roles);
        }

        void enter(String person) {
            if (!affiliations.get(person).equals("outcast")) {
                roles.putIfAbsent(person, initial(affiliations.get(person)));
            }
        }

        String initial(String affiliation) {
            return switch (affiliation) {
                case "owner", "admin" -> "moderator";
                case "member" -> "participant";
                default -> isModerated ? "visitor" : "participant";
            };
        }

        /** The error, or an empty string after it has been done. */
        String perform(Deed deed) {
            return deed.attribute().equals("affiliation") ? affiliate(deed) : giveRole(deed);
        }

        private String affiliate(Deed deed) {
            int own = AFFILIATIONS.indexOf(affiliations.get(deed.actor()));
            String before = affiliations.get(deed.target());
            boolean isHigh = List.of(before, deed.value()).stream()
                    .anyMatch(a -> a.equals("admin") || a.equals("owner"));
            if (own < 3) {
                return "forbidden";
            }
            if (own < 4 && isHigh && !before.equals(deed.value())) {
                return deed.value().equals("outcast") ? "not-allowed" : "forbidden";
            }
            if (deed.actor().equals(deed.target()) && deed.value().equals("outcast")) {
                return "conflict";
            }
            boolean isLast = before.equals("owner") && !deed.value().equals("owner")
                    && affiliations.values().stream().filter("owner"::equals).count() == 1;
            if (isLast) {
                return "conflict";
            }
            affiliations.put(deed.target(), deed.value());
            String role = roles.get(deed.target());
            if (deed.value().equals("outcast")) {
                roles.remove(deed.target());
            } else if (role != null && !before.equals(deed.value())) {
                boolean falls = AFFILIATIONS.indexOf(before) >= 3 && AFFILIATIONS.indexOf(deed.value()) < 3;
                String implied = initial(deed.value());
                roles.put(deed.target(), falls || ROLES.indexOf(implied) > ROLES.indexOf(role) ? implied : role);
            }
            return "";
        }

        private String giveRole(Deed deed) {
            String own = roles.get(deed.actor());
            String before = roles.get(deed.target());
            if (before == null) {
                return "item-not-found";
            }
            if (own == null) {
                return "not-acceptable";
            }
            if (!own.equals("moderator")) {
                return "forbidden";
            }
            int mine = AFFILIATIONS.indexOf(affiliations.get(deed.actor()));
            int theirs = AFFILIATIONS.indexOf(affiliations.get(deed.target()));
            boolean concernsModerators = before.equals("moderator") != deed.value().equals("moderator");
            if (concernsModerators && mine < 3) {
                return "not-allowed";
            }
            boolean isLess = mine < theirs && ROLES.indexOf(deed.value()) < 2;
            boolean isOfModerator = theirs >= 3 && ROLES.indexOf(deed.value()) % 3 != 0;
            boolean isProtected = isLess || isOfModerator;
            if (isProtected) {
                return "not-allowed";
            }
            if (deed.value().equals("none")) {
                roles.remove(deed.target());
            } else {
                roles.put(deed.target(), deed.value());
            }
            return "";
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<String> people = Arbitraries.of(PEOPLE);
        Arbitrary<Deed> affiliation = Combinators.combine(people, people, Arbitraries.of(AFFILIATIONS))
                .as((actor, target, value) -> new Deed(actor, target, "affiliation", value));
        Arbitrary<Deed> role = Combinators.combine(people, people, Arbitraries.of(ROLES))
                .as((actor, target, value) -> new Deed(actor, target, "role", value));
        return Arbitraries.oneOf(affiliation, role).list().ofMinSize(1).ofMaxSize(25);
    }

    @Property(tries = 60)
    void theRoomDoesWhatTheRulesSay(@ForAll("deeds") List<Deed> deeds, @ForAll boolean isModerated) {
        try (var bench = new RoomBench()) {
            bench.send(RoomRequests.enters(jid("owner"), "owner"));
            bench.send(RoomRequests.configures(jid("owner"), "muc#roomconfig_moderatedroom", isModerated ? "1" : "0"));
            bench.send(RoomRequests.configures(jid("owner"), "muc#roomconfig_persistentroom", "1"));
            PEOPLE.forEach(person -> bench.send(RoomRequests.enters(jid(person), person)));
            bench.seen();
            var model = new Model(isModerated);
            for (Deed deed : deeds) {
                String expected = model.perform(deed);
                bench.send(iq(deed));
                List<RoomBench.Seen> seen = bench.seen();
                assertThat(error(seen)).as("%s", deed).isEqualTo(expected);
                // Whoever has gone comes back, if possible, and then sees what the room thinks of all.
                PEOPLE.forEach(person -> bench.send(RoomRequests.enters(jid(person), person)));
                PEOPLE.forEach(model::enter);
                assertThat(shown(bench.seen(), model)).as("after %s", deed).isEqualTo(shown(model));
            }
        }
    }

    @Provide
    Arbitrary<List<List<Deed>>> lists() {
        Arbitrary<String> people = Arbitraries.of(PEOPLE);
        return people.flatMap(actor -> Combinators.combine(people, Arbitraries.of(AFFILIATIONS))
                .as((target, value) -> new Deed(actor, target, "affiliation", value)).list().ofMinSize(1).ofMaxSize(4))
                .list().ofMinSize(1).ofMaxSize(12);
    }

    /** Sections 9 and 10: a list of several items is done as if one came after the other, by whoever the actor is by then, or not at all. */
    @Property(tries = 60)
    void ofAListAllIsDoneOrNothing(@ForAll("lists") List<List<Deed>> lists, @ForAll boolean isModerated) {
        try (var bench = new RoomBench()) {
            bench.send(RoomRequests.enters(jid("owner"), "owner"));
            bench.send(RoomRequests.configures(jid("owner"), "muc#roomconfig_moderatedroom", isModerated ? "1" : "0"));
            bench.send(RoomRequests.configures(jid("owner"), "muc#roomconfig_persistentroom", "1"));
            PEOPLE.forEach(person -> bench.send(RoomRequests.enters(jid(person), person)));
            bench.seen();
            var model = new Model(isModerated);
            for (List<Deed> list : lists) {
                var before = new Model(model);
                String expected = list.stream().map(model::perform).filter(error -> !error.isEmpty()).findFirst()
                        .orElse("");
                if (!expected.isEmpty()) {
                    model = before;
                }
                bench.send(iq(list));
                List<RoomBench.Seen> seen = bench.seen();
                assertThat(error(seen)).as("%s", list).isEqualTo(expected);
                assertThat(seen.stream().filter(one -> one.stanza() instanceof Presence).count())
                        .as("presence after %s", list).isLessThanOrEqualTo((long) list.size() * PEOPLE.size());
                PEOPLE.forEach(person -> bench.send(RoomRequests.enters(jid(person), person)));
                PEOPLE.forEach(model::enter);
                assertThat(shown(bench.seen(), model)).as("after %s", list).isEqualTo(shown(model));
            }
        }
    }

    private static Jid jid(String person) {
        return Jid.parse(person + "@localhost/client");
    }

    private static Iq iq(Deed deed) {
        return iq(List.of(deed));
    }

    private static Iq iq(List<Deed> list) {
        var query = Element.named(ADMIN_QUERY, "query");
        list.forEach(deed -> query.child(item(deed)));
        return RoomRequests.asks(jid(list.getFirst().actor()), RoomBench.ROOM, Iq.Type.SET, query.build());
    }

    private static Element item(Deed deed) {
        var item = Element.named(ADMIN_QUERY, "item").attribute(deed.attribute(), deed.value());
        if (deed.attribute().equals("role")) {
            item.attribute("nick", deed.target());
        } else {
            item.attribute("jid", deed.target() + "@localhost");
        }
        return item.build();
    }

    /** The condition of the error that answers the IQ; empty when it is a result. */
    private static String error(List<RoomBench.Seen> seen) {
        Iq answer = seen.stream().map(RoomBench.Seen::stanza).filter(Iq.class::isInstance).map(Iq.class::cast)
                .findFirst().orElseThrow();
        return answer.type() == Iq.Type.RESULT
                ? ""
                : answer.payload().elements().stream().filter(element -> element.name().localName().equals("error"))
                        .findFirst().orElseThrow().children().getFirst().name().localName();
    }

    /** What an owner who is there, or comes again, sees of everybody: affiliation and role. */
    private static Map<String, String> shown(List<RoomBench.Seen> seen, Model model) {
        String viewer = PEOPLE.stream().filter(person -> model.roles.containsKey(person)).findFirst().orElseThrow();
        Map<String, String> shown = new LinkedHashMap<>();
        for (RoomBench.Seen one : seen) {
            if (one.stanza() instanceof Presence presence && presence.type() == Presence.Type.AVAILABLE
                    && one.to().equals(jid(viewer))) {
                Element item = presence.payload().elements().stream()
                        .filter(element -> element.name().namespace().equals(RoomExtension.USER)).findFirst()
                        .orElseThrow().children().getFirst();
                shown.put(String.valueOf(presence.from().resource()),
                        item.attribute("affiliation") + " " + item.attribute("role"));
            }
        }
        return new TreeMap<>(shown);
    }

    private static Map<String, String> shown(Model model) {
        Map<String, String> shown = new TreeMap<>();
        model.roles.forEach((person, role) -> shown.put(person, model.affiliations.get(person) + " " + role));
        return shown;
    }
}
