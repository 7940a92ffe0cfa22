@NullMarked
package chat.granta.architecture.examples.cycle.rooms.b;

import org.jspecify.annotations.NullMarked;
