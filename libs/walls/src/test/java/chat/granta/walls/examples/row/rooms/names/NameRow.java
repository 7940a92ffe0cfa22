package chat.granta.walls.examples.row.rooms.names;

record NameRow(String name) {}
