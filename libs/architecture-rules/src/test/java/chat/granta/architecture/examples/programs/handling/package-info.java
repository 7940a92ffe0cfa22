@NullMarked
package chat.granta.architecture.examples.programs.handling;

import org.jspecify.annotations.NullMarked;
