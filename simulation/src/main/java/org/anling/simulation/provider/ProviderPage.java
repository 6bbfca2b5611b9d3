package org.anling.simulation.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The page that shows what each person would have got, and lets a visitor answer for them. Plain forms, no script. */
final class ProviderPage {

    private static final int LARGEST = 8 * 1024;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final String PAGE = """
        <!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <meta http-equiv="refresh" content="5"><title>模拟电话与短信 · simulated provider</title>
        <style>body{font:16px/1.5 system-ui,sans-serif;margin:1.5rem;color:#1a2530;background:#f5f7f9}
        h1{font-size:1.5rem;margin:0}p{margin:.4rem 0 1rem}table{border-collapse:collapse;width:100%;background:#fff}
        td,th{border-bottom:1px solid #d5dde4;padding:.5rem .75rem;text-align:left;vertical-align:top}
        th{background:#e9eef3;white-space:nowrap}time,.to{white-space:nowrap}.said{max-width:34rem;overflow-wrap:anywhere}
        .story{font-size:.9rem;max-width:24rem;overflow-wrap:anywhere}small{color:#4f5d69;display:block}
        button{font:inherit;font-size:.9rem;padding:.2rem .6rem;margin:0 .2rem .3rem 0;border:1px solid #8796a3;
        border-radius:.3rem;background:#fff;color:inherit;cursor:pointer}.now{background:#17456b;color:#fff;border-color:#17456b}
        form{display:inline}summary{font-size:.9rem;cursor:pointer}</style>
        <h1>模拟电话与短信 <small>simulated calls and texts: what each person would have got; nobody is really called</small></h1>
        <p>所有号码 all numbers: RULES</p>
        <table><tr><th>时间 at</th><th>方式 to</th><th>内容 what is said</th><th>经过 story</th>
        <th>替他回答 answer for them</th></tr>ROWS</table></html>
        """;

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
        String nobody = "<tr><td colspan=\"5\">还没有人收到通知，按一下设备试试 "
                + "<small>nobody got anything yet; press a button of the demo</small></td></tr>";
        String page =
                PAGE.replace("RULES", rules("", simulator.ruleOf(""))).replace("ROWS", rows.isEmpty() ? nobody : rows);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String row(Got got) {
        String kind = switch (got.kind()) {
            case "voice" -> "电话 call";
            case "sms" -> "短信 text";
            case "mail" -> "邮件 mail";
            default -> "回调 " + got.kind();
        };
        return "<tr><td><time>" + TIME.format(got.at()) + "</time></td><td><b>" + escaped(kind)
                + "</b><br><span class=\"to\">" + escaped(got.to()) + "</span></td><td class=\"said\">"
                + linked(escaped(got.text()))
                + "<small>" + escaped(got.id()) + "</small></td><td class=\"story\">"
                + escaped(String.join("\n", got.story())).replace("\n", "<br>") + "</td><td>" + answers(got)
                + "</td></tr>";
    }

    /** What this person may do with it; a mail or a webhook is answered at its link. */
    private String answers(Got got) {
        return switch (got.kind()) {
            case "voice", "sms" ->
                key(got, "1", "1 接受 accept") + key(got, "2", "2 拒绝 decline") + key(got, "9", "9 重听 repeat")
                        + "<details><summary>这个号码以后 this number from now on</summary>"
                        + rules(got.to(), simulator.ruleOf(got.to())) + "</details>";
            case "webhook" -> got.callback().isEmpty() ? "" : linked(escaped(got.callback()));
            default -> "";
        };
    }

    private static String key(Got got, String text, String word) {
        return "<form method=\"post\" action=\"/answer\"><input type=\"hidden\" name=\"id\" value=\""
                + escaped(got.id()) + "\"><button name=\"text\" value=\"" + text + "\">" + word + "</button></form> ";
    }

    private static String rules(String number, Rule now) {
        StringBuilder keys = new StringBuilder();
        for (Rule rule : Rule.values()) {
            String mark = rule == now ? " disabled class=\"now\"" : "";
            keys.append("<button name=\"rule\" value=\"")
                    .append(rule)
                    .append('"')
                    .append(mark)
                    .append('>')
                    .append(word(rule))
                    .append("</button> ");
        }
        return "<form method=\"post\" action=\"/rule\"><input type=\"hidden\" name=\"to\" value=\"" + escaped(number)
                + "\">" + keys + "</form>";
    }

    private static String word(Rule rule) {
        return switch (rule) {
            case SILENT -> "不理会 silent";
            case ACCEPT -> "接受 accept";
            case DECLINE -> "拒绝 decline";
            case FAIL -> "打不通 fail";
            case DOWN -> "服务商故障 down";
            case SLOW -> "服务商很慢 slow";
            case LATE -> "很晚送达 late";
            case TWICE -> "重复回报 twice";
            case ANY -> "随机 any";
        };
    }

    /** Addresses in an escaped text become links. */
    private static String linked(String escaped) {
        return escaped.replaceAll("(https?://[A-Za-z0-9._:/~-]+)", "<a href=\"$1\" rel=\"noreferrer\">$1</a>");
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
