@NullMarked
package chat.granta.architecture.examples.cycle.rooms.a;

import org.jspecify.annotations.NullMarked;
