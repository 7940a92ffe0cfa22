package chat.granta.listening;

/** Fired through the pipeline of every open connection when the server stops: say goodbye and close. */
public enum ServerStopping {
    EVENT
}
