@NullMarked
package chat.granta.architecture.examples.networklibrary.stream;

import org.jspecify.annotations.NullMarked;
