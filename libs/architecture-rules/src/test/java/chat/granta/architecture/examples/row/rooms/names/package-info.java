@NullMarked
package chat.granta.architecture.examples.row.rooms.names;

import org.jspecify.annotations.NullMarked;
