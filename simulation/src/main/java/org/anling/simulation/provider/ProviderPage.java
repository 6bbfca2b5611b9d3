package org.anling.simulation.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** The page that shows what each person would have got, and lets a visitor answer for them. Plain forms, no script. */
final class ProviderPage {

    private static final int LARGEST = 8 * 1024;

    private final ProviderSimulator simulator;

    ProviderPage(ProviderSimulator simulator) {
        this.simulator = simulator;
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("GET")) {
                show(exchange);
            } else if (isForeign(exchange)) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                Map<String, String> form = form(exchange);
                switch (path) {
                    case "/answer" -> simulator.answer(form.getOrDefault("id", ""), form.getOrDefault("text", "1"));
                    case "/rule" -> rule(form);
                    default -> {
                        // The page itself is shown again.
                    }
                }
                exchange.getResponseHeaders().set("Location", "/");
                exchange.sendResponseHeaders(303, -1);
            }
        }
    }

    private void rule(Map<String, String> form) {
        for (Rule rule : Rule.values()) {
            if (rule.name().equals(form.get("rule"))) {
                String number = form.getOrDefault("to", "");
                if (number.isEmpty()) {
                    simulator.otherwise(rule);
                } else {
                    simulator.rule(number, rule);
                }
            }
        }
    }

    /** Only this page presses its keys. */
    private static boolean isForeign(HttpExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String host = exchange.getRequestHeaders().getFirst("Host");
        return origin != null && !origin.equals("http://" + host);
    }

    private void show(HttpExchange exchange) throws IOException {
        StringBuilder rows = new StringBuilder();
        simulator.list().forEach(got -> rows.append(row(got)));
        String page = """
            <!doctype html><html lang="zh"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
            <title>模拟短信与电话 · simulated provider</title>
            <style>body{font:1rem/1.5 sans-serif;margin:1.5rem}table{border-collapse:collapse;width:100%%}\
            td,th{border-bottom:1px solid #ccc;padding:.5rem;text-align:left;vertical-align:top}form{display:inline}\
            small{color:#555;display:block}</style>
            <h1>模拟短信与电话 <small>what each person would have got; nobody is really called</small></h1>
            <p>其他号码 all other numbers: %s</p>
            <table><tr><th>时间 at</th><th>方式 by</th><th>号码 to</th><th>内容 text</th><th>经过 story</th><th>回答 answer</th></tr>%s</table></html>\
            """.formatted(rules("", simulator.ruleOf("")), rows);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String row(Got got) {
        boolean asks = got.kind().equals("voice") || got.kind().equals("sms");
        String keys = asks
                ? key(got, "1", "接受 accept")
                        + key(got, "2", "拒绝 decline")
                        + key(got, "9", "重听 repeat")
                        + rules(got.to(), simulator.ruleOf(got.to()))
                : "";
        return "<tr><td>" + got.at().truncatedTo(ChronoUnit.SECONDS) + "</td><td>" + escaped(got.kind()) + "</td><td>"
                + escaped(got.to()) + "</td><td>" + escaped(got.text()) + "<small>" + escaped(got.id())
                + "</small></td><td>" + escaped(String.join("\n", got.story())).replace("\n", "<br>") + "</td><td>"
                + keys + "</td></tr>";
    }

    private static String key(Got got, String text, String word) {
        return "<form method=\"post\" action=\"/answer\"><input type=\"hidden\" name=\"id\" value=\""
                + escaped(got.id()) + "\"><button name=\"text\" value=\"" + text + "\">" + word + "</button></form> ";
    }

    private static String rules(String number, Rule now) {
        StringBuilder keys = new StringBuilder();
        for (Rule rule : Rule.values()) {
            String mark = rule == now ? " disabled" : "";
            keys.append("<button name=\"rule\" value=\"")
                    .append(rule)
                    .append('"')
                    .append(mark)
                    .append('>')
                    .append(rule)
                    .append("</button>");
        }
        return "<form method=\"post\" action=\"/rule\"><input type=\"hidden\" name=\"to\" value=\"" + escaped(number)
                + "\">" + keys + "</form>";
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(LARGEST), StandardCharsets.UTF_8);
        Map<String, String> form = new HashMap<>();
        for (String part : body.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                form.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
