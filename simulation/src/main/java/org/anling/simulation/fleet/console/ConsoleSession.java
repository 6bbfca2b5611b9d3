package org.anling.simulation.fleet.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** Somebody who is signed in. Every call throws when the session has ended; sign in again then. */
public final class ConsoleSession {

    private final ConsoleClient client;
    private final String cookies;

    ConsoleSession(ConsoleClient client, String cookies) {
        this.client = client;
        this.cookies = cookies;
    }

    /** @throws IOException unless the console answers 200 */
    public JsonNode get(String path) throws IOException, InterruptedException {
        Answer answer = client.get(path, cookies);
        if (!answer.done()) {
            throw new IOException(path + " was answered " + answer.status());
        }
        return answer.body();
    }

    /** A refusal is an answer, not an exception: somebody else may have been faster. */
    public Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return client.post(path, body, cookies);
    }

    /** Opens the live feed of this face (staff or responder). */
    public Feed listen(String face, Consumer<JsonNode> onFrame) throws IOException, InterruptedException {
        return Feed.open(client, cookies, face, onFrame);
    }
}
