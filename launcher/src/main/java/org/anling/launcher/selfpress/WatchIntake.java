package org.anling.launcher.selfpress;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.anling.contract.id.DeviceId;
import org.anling.launcher.press.WatchFrame;
import org.anling.launcher.press.WatchPress;

/** Presses as a watch by TCP. */
final class WatchIntake implements SyntheticIntake {

    private final String watch;
    private final WatchPress press;
    private final InstantSource clock;

    /** @param watch ten digits that no real watch has */
    WatchIntake(String watch, WatchPress press, InstantSource clock) {
        this.watch = watch;
        this.press = press;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tcp";
    }

    @Override
    public DeviceId device() {
        return new DeviceId(watch);
    }

    @Override
    public String protocol() {
        return "watch-3g";
    }

    @Override
    public String secretHash() {
        return "";
    }

    @Override
    public void press() throws IOException {
        String answer = press.send(WatchFrame.SOS.of(watch, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .frame();
        if (!answer.endsWith("*AL]")) {
            throw new IOException("the gateway answered something else than the acknowledgement of an alarm");
        }
    }
}
