@NullMarked
package chat.granta.architecture.examples.good.model;

import org.jspecify.annotations.NullMarked;
