package org.anling.launcher.bench.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.anling.launcher.bench.crowd.GeneratorProcess.Delay;

/** A process with devices. Each line of its input is an order, answered by one line; it ends with its input. */
public final class GeneratorMain {

    private static final String DONE = "done";

    private GeneratorMain() {}

    /** Arguments: kind, port, number of the first device, how many, second octet of their addresses. */
    public static void main(String[] typed) throws IOException {
        Throng throng = new Throng(new Throng.Spec(
                Kind.valueOf(typed[0].toUpperCase(Locale.ROOT)),
                Integer.parseInt(typed[1]),
                Integer.parseInt(typed[2]),
                Integer.parseInt(typed[3]),
                Integer.parseInt(typed[4])));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] order = line.split(" ", -1);
            Callable<String> work = () -> carryOut(throng, order);
            System.out.println(throng.loop().submit(work).syncUninterruptibly().getNow());
        }
        System.exit(0);
    }

    private static String carryOut(Throng throng, String[] order) {
        switch (order[0]) {
            case "connect" -> throng.connect(number(order[1]), number(order[2]), number(order[3]));
            case "leave" -> throng.leave(number(order[1]), number(order[2]));
            case "live" -> throng.live();
            case "press" ->
                throng.press(
                        number(order[1]),
                        number(order[2]),
                        number(order[3]),
                        Duration.ofMillis(number(order[4])),
                        Long.parseLong(order[5]));
            case "cut" -> throng.cut(number(order[1]), Duration.ofMillis(number(order[2])), Long.parseLong(order[3]));
            case "status" -> {
                return throng.status().line();
            }
            case "delays" -> {
                return Delay.line(throng.takeDelays());
            }
            default -> throw new IllegalArgumentException("no such order: " + order[0]);
        }
        return DONE;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
