@NullMarked
package chat.granta.architecture.examples.programs.audit;

import org.jspecify.annotations.NullMarked;
