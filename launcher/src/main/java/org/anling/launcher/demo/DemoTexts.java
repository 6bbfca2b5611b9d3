package org.anling.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.anling.console.api.Demo;
import org.anling.console.demo.DemoProfile;
import org.anling.launcher.Words;
import org.anling.launcher.settings.ServerSettings;
import org.anling.simulation.district.District;

/** What the demo tells its visitor: on the terminal at the beginning and at the end, and to its page. */
final class DemoTexts {
    static final String PASSWORD = "anling-demo";

    private final Words words;
    private final Path data;
    private final boolean ownFolder;

    DemoTexts(Words words, Path data, boolean ownFolder) {
        this.words = words;
        this.data = data;
        this.ownFolder = ownFolder;
    }

    void welcome(ServerSettings.Listening ports, int provider) {
        String press = "./anling press sos" + (ownFolder ? " --data " + data : "");
        System.out.println();
        words.say("安铃已就绪", "Anling is ready");
        words.say(
                "  演示页面  " + url("http", ports, ports.consolePort(), "/demo"),
                "  the demo     " + url("http", ports, ports.consolePort(), "/demo"));
        words.say(
                "  账号      operator, supervisor, admin, doctor-1 …   密码 " + PASSWORD,
                "  accounts     operator, supervisor, admin, doctor-1 ...   password " + PASSWORD);
        words.say(
                "  电话短信  http://127.0.0.1:" + provider + "/   （模拟，看每个人会收到什么）",
                "  calls, texts http://127.0.0.1:" + provider + "/   (simulated: what each person would have got)");
        words.say("  按一下    " + press + "   （另开一个终端）", "  to press     " + press + "   (in another terminal)");
        words.say("  结束      Ctrl-C", "  to end       Ctrl-C");
        System.out.println();
    }

    void goodbye(PressAudit.Books books, OptionalDouble medianMs) {
        String median = medianMs.isPresent()
                ? String.format(Locale.ROOT, "%.1f ms", medianMs.getAsDouble())
                : words.text("无（没有打开的响应页面）", "none (no responder had a page open)");
        System.out.println();
        words.say(
                "按键 " + books.presses() + "，丢失 " + books.lost() + "，重复 " + books.doubled() + "，从按键到派单的中位数 " + median,
                books.presses() + " presses, " + books.lost() + " lost, " + books.doubled()
                        + " doubled, median press to offer " + median);
        words.say("数据保存在 " + data + "（--fresh 重新开始）", "the data lies in " + data + " (--fresh starts over)");
    }

    /** For commands in other terminals. */
    static Map<String, String> announced(ServerSettings.Listening ports) {
        return Map.of(
                "bind.address", host(ports),
                "console.port", String.valueOf(ports.consolePort()),
                "mqtt.port", String.valueOf(ports.mqttPort()),
                "mqtt.ws.port", String.valueOf(ports.mqttWebSocketPort()),
                "devices.tcp.port", String.valueOf(ports.devicesTcpPort()),
                "management.port", String.valueOf(ports.managementPort()));
    }

    /** What the three panes work with. The device speaks as any other would; its password is its own name. */
    static DemoProfile profile(District district, ServerSettings.Listening ports, DemoExchange exchange) {
        Demo.DemoInfo info = new Demo.DemoInfo(
                District.DEMO_BUTTON,
                url("ws", ports, ports.mqttWebSocketPort(), "/mqtt"),
                District.DEMO_BUTTON,
                District.DEMO_BUTTON,
                "operator",
                District.DEMO_RESPONDER,
                PASSWORD,
                district.demoElder().id(),
                url("http", ports, ports.managementPort(), ""));
        return new DemoProfile(info, DemoTexts::pullThePlug, exchange::ring);
    }

    /** kill -9 of this very process: no hook runs, nothing is closed, as in a power cut. */
    private static void pullThePlug() {
        try {
            new ProcessBuilder(
                            "kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String url(String scheme, ServerSettings.Listening ports, int port, String path) {
        return scheme + "://" + host(ports) + ":" + port + path;
    }

    /** An address to call from this machine; every address is not one. */
    static String host(ServerSettings.Listening ports) {
        return ports.address().equals("0.0.0.0") ? "127.0.0.1" : ports.address();
    }
}
