@NullMarked
package chat.granta.architecture.examples.good.rooms.names;

import org.jspecify.annotations.NullMarked;
