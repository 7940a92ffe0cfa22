/**
 * XEP-0377: reports of spam and abuse that come with a block.
 *
 * <p>{@code roster.blocking} asks for them; they go to {@code xmpp.audit}, and nowhere else: what the reporter allows to be
 * forwarded is noted for whoever handles the report.
 *
 * <p>Source: XEP-0377 sections 4 and 6.
 */
@NullMarked
package chat.granta.roster.reporting;

import org.jspecify.annotations.NullMarked;
