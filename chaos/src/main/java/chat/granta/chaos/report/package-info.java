/** What the chaos suite tells people: one line for each fault. */
@NullMarked
package chat.granta.chaos.report;

import org.jspecify.annotations.NullMarked;
