/** Who the people of the suite are, and how they come in. */
@NullMarked
package chat.granta.chaos.login;

import org.jspecify.annotations.NullMarked;
