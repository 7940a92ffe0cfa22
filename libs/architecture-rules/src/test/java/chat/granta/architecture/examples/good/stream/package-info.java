@NullMarked
package chat.granta.architecture.examples.good.stream;

import org.jspecify.annotations.NullMarked;
