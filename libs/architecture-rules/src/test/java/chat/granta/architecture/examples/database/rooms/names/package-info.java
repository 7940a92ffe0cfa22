@NullMarked
package chat.granta.architecture.examples.database.rooms.names;

import org.jspecify.annotations.NullMarked;
