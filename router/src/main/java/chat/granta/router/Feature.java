package chat.granta.router;

import chat.granta.handling.Step;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.iq.IqHandler;
import chat.granta.homes.HomeStore;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.router.commands.Command;
import chat.granta.router.home.Destination;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.Reactions;
import chat.granta.router.home.StanzaTurn;
import java.util.List;

/**
 * What a XEP adds to the router from a package of its own: one class that says all of it, and one line in
 * {@code RouterFeatures.more}. Whatever a feature does not bring, it leaves out.
 *
 * <p>Steps run at one place of each stage. Outbound, that is behind the privacy lists, and in front of routing; inbound, behind
 * the privacy lists, and in front of the choice of who receives the stanza. Reactions run behind the router's own. Everything a
 * feature brings is pure: it decides by the turn and by nothing else.
 */
public interface Feature {
    /** Steps for messages that users send. */
    default List<Step<StanzaTurn<Message>>> outboundMessages() {
        return List.of();
    }

    /** Steps for presence that users send to somebody. */
    default List<Step<StanzaTurn<Presence>>> outboundPresence() {
        return List.of();
    }

    /** Steps for IQs that users send. */
    default List<Step<StanzaTurn<Iq>>> outboundIqs() {
        return List.of();
    }

    /** Steps for messages that come to users. */
    default List<Step<StanzaTurn<Message>>> inboundMessages() {
        return List.of();
    }

    /** Steps for presence that comes to users. */
    default List<Step<StanzaTurn<Presence>>> inboundPresence() {
        return List.of();
    }

    /** Steps for IQs that come to users. */
    default List<Step<StanzaTurn<Iq>>> inboundIqs() {
        return List.of();
    }

    /** What the server answers; its discovery tells the handlers' features. */
    default List<IqHandler<StanzaTurn<Iq>>> serverHandlers() {
        return List.of();
    }

    /** What a user's account answers the user's own clients; its discovery tells the handlers' features. */
    default List<IqHandler<StanzaTurn<Iq>>> accountHandlers() {
        return List.of();
    }

    /** What the server's discovery tells besides (XEP-0030 section 3.1). */
    default List<String> serverFeatures() {
        return List.of();
    }

    /** Forms with which the server's discovery tells more (XEP-0128). */
    default List<DataForm> serverForms() {
        return List.of();
    }

    /** Ad-hoc commands of the server (XEP-0050). */
    default List<Command> serverCommands() {
        return List.of();
    }

    /** Ad-hoc commands of a user's account (XEP-0050). */
    default List<Command> accountCommands() {
        return List.of();
    }

    /** Domains that this feature serves; the server's discovery has them among its items. */
    default List<Destination> destinations() {
        return List.of();
    }

    /** What this feature keeps at each home. */
    default List<HomeStore<?, ?>> stores() {
        return List.of();
    }

    /** What each home does for its users every minute. */
    default List<MinuteTask> everyMinute() {
        return List.of();
    }

    /** What follows when something happens at a home, such as that a session becomes available: see {@code router.event}. */
    default Reactions reactions() {
        return Reactions.none();
    }
}
