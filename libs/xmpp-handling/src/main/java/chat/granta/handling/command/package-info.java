/**
 * XEP-0050: Ad-Hoc Commands, what routers and rooms have in common: who is offered which, and the elements of a dialogue.
 *
 * <p>Neighbours: {@code handling.disco}, {@code handling.form}.
 *
 * <p>Source: XEP-0050 sections 2, 3 and 4.4.
 */
@NullMarked
package chat.granta.handling.command;

import org.jspecify.annotations.NullMarked;
