/**
 * Plays transcripts: text files in which a person who knows the protocol reads who sends what and who receives what. The
 * language is described in this module's README.
 *
 * <p>A {@link chat.granta.testkit.transcript.Transcript} is a file, a {@link chat.granta.testkit.transcript.Play} one of
 * its parts, a {@link chat.granta.testkit.transcript.Stage} the server it is played on; {@code Steps} lists what can
 * happen. Builds on {@code testkit.client}.
 */
@NullMarked
package chat.granta.testkit.transcript;

import org.jspecify.annotations.NullMarked;
