package chat.granta.router.event;

import chat.granta.model.Message;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;

/** A message that one of this home's users has sent was answered with an error by the home itself. */
public record MessageRefused(StanzaTurn<Message> stanzaTurn, StanzaError error) {}
