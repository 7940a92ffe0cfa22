/**
 * The name-space policy of an institution: who makes rooms of which names, and of which kind such rooms are. Rules stand in the
 * settings; the first one whose names match decides, and every refusal says which one it was and whom to ask.
 *
 * <p>Builds on {@code muc.room}. {@code muc.owner} asks it what owners may not change.
 *
 * <p>Source: XEP-0045 section 10.1.1 ("an implementation MAY restrict the privilege of creating rooms").
 */
@NullMarked
package chat.granta.muc.policy;

import org.jspecify.annotations.NullMarked;
