/**
 * XEP-0377: reports of spam and abuse that come with a block.
 *
 * <p>{@code roster.blocking} reads them with this package. They go to {@code xmpp.audit} only; whether the reporter allows the
 * report to be forwarded is noted there, for whoever handles it.
 *
 * <p>Source: XEP-0377 sections 4 and 6.
 */
@NullMarked
package chat.granta.roster.reporting;

import org.jspecify.annotations.NullMarked;
