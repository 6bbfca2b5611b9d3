package org.anling.dispatcher.server.notice;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.anling.dispatcher.core.notice.Delivery;

/**
 * The small page behind a one-time link: two keys, no script. Opening it says nothing, since previews open links too; pressing a key
 * answers. The link holds for one attempt and ends with the notice.
 */
final class LinkPage {

    private final Answers answers;
    private final Texts texts;
    private final LinkTokens tokens;

    LinkPage(Answers answers, Texts texts, LinkTokens tokens) {
        this.answers = answers;
        this.texts = texts;
        this.tokens = tokens;
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] parts = exchange.getRequestURI().getPath().split("/", -1);
            String id = parts.length == 6 ? parts[2] + "/" + parts[3] + "/" + parts[4] : "";
            Optional<Delivery> delivery =
                    parts.length == 6 && tokens.fits(id, parts[5]) ? answers.find(id) : Optional.empty();
            if (delivery.isEmpty()) {
                reply(exchange, 404, "zh", paragraph("page.wrong", "zh") + paragraph("page.wrong", "en"));
                return;
            }
            String language = answers.language(delivery.get().notice());
            switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> reply(exchange, 200, language, question(delivery.get(), language));
                case "POST" -> reply(exchange, 200, language, answer(exchange, delivery.get(), language));
                default -> reply(exchange, 405, language, "");
            }
        }
    }

    private String question(Delivery delivery, String language) {
        if (answers.isOver(delivery)) {
            return paragraph("page.over", language);
        }
        String keys = Answers.canDecline(delivery)
                ? key("accept", "page.accept", language) + key("decline", "page.decline", language)
                : key("accept", "page.confirm", language);
        return "<p>" + escaped(answers.text(delivery)) + "</p><form method=\"post\">" + keys + "</form>";
    }

    private String answer(HttpExchange exchange, Delivery delivery, String language) throws IOException {
        String body = Callbacks.read(exchange)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        Answers.Verb verb = switch (body.strip()) {
            case "verb=accept" -> Answers.Verb.ACCEPT;
            case "verb=decline" -> Answers.Verb.DECLINE;
            default -> Answers.Verb.REPEAT;
        };
        if (verb == Answers.Verb.REPEAT) {
            return question(delivery, language);
        }
        Answers.Said said = answers.answer(delivery, verb, "link " + delivery.id() + " " + verb);
        return "<p>" + escaped(said.text()) + "</p>";
    }

    private String key(String verb, String word, String language) {
        return "<button name=\"verb\" value=\"" + verb + "\">" + escaped(texts.word(word, language)) + "</button>";
    }

    private String paragraph(String word, String language) {
        return "<p>" + escaped(texts.word(word, language)) + "</p>";
    }

    private void reply(HttpExchange exchange, int status, String language, String body) throws IOException {
        String page = """
            <!doctype html><html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s</title><style>body{font:1.25rem/1.6 sans-serif;margin:2rem}button{font:inherit;padding:1rem 2rem;margin:0 1rem 1rem 0}\
            </style><body>%s</body></html>\
            """.formatted(language, escaped(texts.word("page.title", language)), body);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
