/**
 * Figures that name no user.
 *
 * <p>Depends on nothing of the service.
 */
@NullMarked
package chat.granta.audit.figures;

import org.jspecify.annotations.NullMarked;
