/**
 * What has happened, as the trail has it: events and their kinds.
 *
 * <p>Everything else in the service is built on this.
 */
@NullMarked
package chat.granta.audit.event;

import org.jspecify.annotations.NullMarked;
