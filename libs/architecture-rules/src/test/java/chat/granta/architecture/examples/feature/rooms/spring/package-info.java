@NullMarked
package chat.granta.architecture.examples.feature.rooms.spring;

import org.jspecify.annotations.NullMarked;
