@NullMarked
package chat.granta.walls.examples.programs.audit;

import org.jspecify.annotations.NullMarked;
