/**
 * What clients have read of accounts' nodes lately, by which a home answers while roster-service, or its database, is away (ADR 35).
 *
 * <p>Neighbours: {@code router.roster} says what is asked and answered; nothing here is needed while answers come.
 *
 * <p>Source: XEP-0060 section 6.5.
 */
@NullMarked
package chat.granta.router.items;

import org.jspecify.annotations.NullMarked;
