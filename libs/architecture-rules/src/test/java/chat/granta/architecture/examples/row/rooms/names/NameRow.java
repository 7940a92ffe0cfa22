package chat.granta.architecture.examples.row.rooms.names;

record NameRow(String name) {}
