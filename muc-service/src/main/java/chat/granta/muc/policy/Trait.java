package chat.granta.muc.policy;

import chat.granta.bus.wire.RoomConfiguration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** XEP-0045 section 4.2: of which kind a room is, in one respect. */
public enum Trait {
    MEMBERS_ONLY(b -> b.setMembersOnly(true), RoomConfiguration::getMembersOnly),
    /** The opposite of members-only. */
    OPEN(b -> b.setMembersOnly(false), c -> !c.getMembersOnly()), MODERATED(b -> b.setModerated(true),
            RoomConfiguration::getModerated), UNMODERATED(b -> b.setModerated(false),
                    c -> !c.getModerated()), PERSISTENT(b -> b.setPersistent(true),
                            RoomConfiguration::getPersistent), TEMPORARY(b -> b.setPersistent(false),
                                    c -> !c.getPersistent()), PUBLIC(b -> b.setHidden(false),
                                            c -> !c.getHidden()), HIDDEN(b -> b.setHidden(true),
                                                    RoomConfiguration::getHidden), NON_ANONYMOUS(
                                                            b -> b.setNonAnonymous(true),
                                                            RoomConfiguration::getNonAnonymous), SEMI_ANONYMOUS(
                                                                    b -> b.setNonAnonymous(false),
                                                                    c -> !c.getNonAnonymous()), LOGGED(
                                                                            b -> b.setLogged(true),
                                                                            RoomConfiguration::getLogged), UNLOGGED(
                                                                                    b -> b.setLogged(false),
                                                                                    c -> !c.getLogged());

    private final Consumer<RoomConfiguration.Builder> setter;
    private final Predicate<RoomConfiguration> test;

    Trait(Consumer<RoomConfiguration.Builder> setter, Predicate<RoomConfiguration> test) {
        this.setter = setter;
        this.test = test;
    }

    void set(RoomConfiguration.Builder configuration) {
        setter.accept(configuration);
    }

    boolean isOf(RoomConfiguration configuration) {
        return test.test(configuration);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
