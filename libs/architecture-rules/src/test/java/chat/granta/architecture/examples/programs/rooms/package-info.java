@NullMarked
package chat.granta.architecture.examples.programs.rooms;

import org.jspecify.annotations.NullMarked;
