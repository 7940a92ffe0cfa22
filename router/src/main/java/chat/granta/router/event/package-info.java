/**
 * What happens at a home, as features are told it: a session becomes available, goes on or ends; an account changes; a message is
 * refused; a minute passes, or a reminder comes.
 *
 * <p>Who makes it happen says so with {@code Turn.happened}. Who reacts, and in which order, is said in
 * {@code RouterFeatures}. Builds on {@code router.home}.
 *
 * <p>See {@code docs/add-a-xep.md}.
 */
@NullMarked
package chat.granta.router.event;

import org.jspecify.annotations.NullMarked;
