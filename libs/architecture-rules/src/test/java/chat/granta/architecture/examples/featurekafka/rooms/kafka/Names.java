package chat.granta.architecture.examples.featurekafka.rooms.kafka;

import chat.granta.architecture.examples.featurekafka.handling.Handler;

abstract class Names implements Handler {}
