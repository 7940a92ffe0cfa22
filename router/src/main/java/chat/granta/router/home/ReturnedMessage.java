package chat.granta.router.home;

import chat.granta.bus.wire.Place;
import chat.granta.model.Jid;
import chat.granta.model.Message;

/**
 * A message that was delivered to a session which never got it, back at its recipient's home (XEP-0198 section 5).
 *
 * @param account of the recipient
 * @param place where the message had its first turn
 * @param isCopied whether other sessions of the account have got it
 */
public record ReturnedMessage(Turn turn, Jid account, Message message, Place place, boolean isCopied) {}
