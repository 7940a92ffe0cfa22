/**
 * XEP-0085: Chat State Notifications, as far as homes and gateways tell them from other messages.
 *
 * <p>Neighbours: {@code chat.granta.model}.
 *
 * <p>Source: XEP-0085 sections 4 and 5.
 */
@NullMarked
package chat.granta.handling.chatstate;

import org.jspecify.annotations.NullMarked;
