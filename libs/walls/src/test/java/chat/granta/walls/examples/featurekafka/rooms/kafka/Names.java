package chat.granta.walls.examples.featurekafka.rooms.kafka;

import chat.granta.walls.examples.featurekafka.handling.Handler;

abstract class Names implements Handler {}
