/** What an operator is told of an installation: its brokers, services, tables and disk. */
@NullMarked
package chat.granta.inspection;

import org.jspecify.annotations.NullMarked;
