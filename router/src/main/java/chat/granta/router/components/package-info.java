/**
 * Components (XEP-0114), as far as users' homes know of them: where their stanzas go.
 *
 * <p>Neighbours: {@code router.home}; gateway-s2s, which reads {@code xmpp.component}.
 *
 * <p>Source: XEP-0114.
 */
@NullMarked
package chat.granta.router.components;

import org.jspecify.annotations.NullMarked;
