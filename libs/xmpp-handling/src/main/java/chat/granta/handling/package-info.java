/**
 * How a XEP plugs in: pipelines of steps for a stage of a stanza's way.
 *
 * <p>Services list their steps and handlers in one file; what is listed first runs first. Nothing here knows Kafka,
 * Spring or Netty, and a handler written against it needs none of them in its test. IQ requests go to the handlers of
 * {@code handling.iq}.
 *
 * <p>See {@code docs/add-a-xep.md}.
 */
@NullMarked
package chat.granta.handling;

import org.jspecify.annotations.NullMarked;
