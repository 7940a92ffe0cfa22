/**
 * Ad-hoc commands: what users can have done by the server and by their account, in dialogues of forms.
 *
 * <p>A command is a small class in the list of {@code RouterIqs}. Its dialogues are kept with the session that has
 * them.
 *
 * <p>Source: XEP-0050.
 */
@NullMarked
package chat.granta.router.commands;

import org.jspecify.annotations.NullMarked;
